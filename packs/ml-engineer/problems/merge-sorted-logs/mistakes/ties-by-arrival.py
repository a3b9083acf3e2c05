"""A merge with a heap, made stable by a counter."""

import heapq
from itertools import count


def merged(readers):
    """Keep the next entry of each log in a heap; a running number breaks ties."""
    numbers = count()
    heap = []
    for read in readers:
        entry = read()
        if entry is not None:
            heapq.heappush(heap, (entry[0], next(numbers), entry, read))
    while heap:
        stamp, _, entry, read = heapq.heappop(heap)
        yield entry
        following = read()
        if following is not None:
            if following[0] < stamp:
                raise ValueError("stamps go back")
            heapq.heappush(heap, (following[0], next(numbers), following, read))
