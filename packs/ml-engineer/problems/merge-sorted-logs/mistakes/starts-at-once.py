"""A merge with a heap."""

import heapq


def merged(readers):
    """Read the first entry of each log, and return a generator for the rest."""
    heap = []
    for place, read in enumerate(readers):
        entry = read()
        if entry is not None:
            heap.append((entry[0], place, entry))
    heapq.heapify(heap)
    return _rest(heap, readers)


def _rest(heap, readers):
    while heap:
        stamp, place, entry = heapq.heappop(heap)
        following = readers[place]()
        if following is not None:
            if following[0] < stamp:
                raise ValueError("log is damaged")
            heapq.heappush(heap, (following[0], place, following))
        yield entry
