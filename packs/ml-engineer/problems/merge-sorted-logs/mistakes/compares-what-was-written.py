"""A merge with a heap."""

import heapq


def merged(readers):
    """Keep the next entry of each log in a heap."""
    heap = []
    for place, read in enumerate(readers):
        entry = read()
        if entry is not None:
            heap.append((*entry, place))
    heapq.heapify(heap)
    while heap:
        stamp, text, place = heapq.heappop(heap)
        yield stamp, text
        entry = readers[place]()
        if entry is None:
            continue
        if entry[0] < stamp:
            raise ValueError("out of order")
        heapq.heappush(heap, (*entry, place))
