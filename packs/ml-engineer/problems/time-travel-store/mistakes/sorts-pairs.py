"""Sorted pairs of time and value for each key."""

from bisect import bisect_left, bisect_right, insort


def _time(pair):
    return pair[0]


class TimeTravelStore:
    """A sorted list of (time, value) for each key."""

    def __init__(self, entries=()):
        self.pairs = {}
        for key, time, value in entries:
            self.put(key, time, value)

    def put(self, key, time, value):
        """Enter a value."""
        if value is None:
            raise ValueError("None is not a value")
        insort(self.pairs.setdefault(key, []), (time, value))

    def remove(self, key, time):
        """Enter that there is no value."""
        pairs = self.pairs.setdefault(key, [])
        first, last = bisect_left(pairs, time, key=_time), bisect_right(pairs, time, key=_time)
        pairs[first:last] = [(time, None)]

    def get(self, key, time):
        """The value at a time."""
        pairs = self.pairs.get(key, [])
        at = bisect_right(pairs, time, key=_time)
        return pairs[at - 1][1] if at else None

    def get_many(self, questions):
        """Many values."""
        return [self.get(key, time) for key, time in questions]

    def history(self, key, start, end):
        """Entries of a stretch of time."""
        pairs = self.pairs.get(key, [])
        return pairs[bisect_left(pairs, start, key=_time) : bisect_left(pairs, end, key=_time)]
