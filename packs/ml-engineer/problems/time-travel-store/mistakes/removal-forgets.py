"""Sorted times for each key."""

from bisect import bisect_left, bisect_right


class TimeTravelStore:
    """Two lists for each key."""

    def __init__(self, entries=()):
        self.lines = {}
        for key, time, value in entries:
            self.put(key, time, value)

    def put(self, key, time, value):
        """Enter a value."""
        if value is None:
            raise ValueError("None is not a value")
        times, values = self.lines.setdefault(key, ([], []))
        at = bisect_left(times, time)
        if at < len(times) and times[at] == time:
            values[at] = value
        else:
            times.insert(at, time)
            values.insert(at, value)

    def remove(self, key, time):
        """Delete the entry that holds at that time."""
        times, values = self.lines.get(key, ([], []))
        at = bisect_right(times, time)
        if at:
            del times[at - 1], values[at - 1]

    def get(self, key, time):
        """The value at a time."""
        times, values = self.lines.get(key, ([], []))
        at = bisect_right(times, time)
        return values[at - 1] if at else None

    def get_many(self, questions):
        """Many values."""
        return [self.get(key, time) for key, time in questions]

    def history(self, key, start, end):
        """Entries of a stretch of time."""
        times, values = self.lines.get(key, ([], []))
        lo, hi = bisect_left(times, start), bisect_left(times, end)
        return list(zip(times[lo:hi], values[lo:hi]))
