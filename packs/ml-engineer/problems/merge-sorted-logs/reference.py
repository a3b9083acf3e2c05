"""A lazy, stable merge of many ordered logs, with a heap of the entries that come next."""

from collections.abc import Callable, Iterator
from heapq import heapify, heappop, heapreplace
from typing import Any

Entry = tuple[int, Any]  # time stamp, whatever was written
Reader = Callable[[], Entry | None]  # the next entry, None after the last


def merged(readers: list[Reader]) -> Iterator[Entry]:
    """Merge logs that are ordered by time, lazily and stably.

    The heap holds one entry of each log that has not ended. Its key is (stamp, place of the log):
    places differ, so what was written is never compared, and equal stamps come in the order of the
    readers. N entries of k logs take O(N log k) time and O(k) memory.

    Args:
        readers: One function for each log; a call returns its next entry, None at the end.

    Yields:
        All entries in order of time; equal stamps in the order of the readers.

    Raises:
        ValueError: The stamps of a log go back.

    >>> logs = [iter([(3, "doors"), (7, "brake")]), iter([(1, "start"), (3, "signal")])]
    >>> [text for _, text in merged([lambda log=log: next(log, None) for log in logs])]
    ['start', 'doors', 'signal', 'brake']
    """
    waiting: list[tuple[int, int, Entry]] = []
    for place, read in enumerate(readers):
        first = read()
        if first is not None:
            waiting.append((first[0], place, first))
    heapify(waiting)
    while waiting:
        stamp, place, entry = waiting[0]
        yield entry
        following = readers[place]()  # only now: whoever stops here causes no further read
        if following is None:
            heappop(waiting)
        elif following[0] < stamp:
            raise ValueError(f"log {place} goes back from {stamp} to {following[0]}")
        else:
            heapreplace(waiting, (following[0], place, following))
