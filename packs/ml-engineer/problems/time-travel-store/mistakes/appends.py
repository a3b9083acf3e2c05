"""Times for each key, searched by bisection."""

from bisect import bisect_left, bisect_right


class TimeTravelStore:
    """Two lists for each key; entries are appended."""

    def __init__(self, entries=()):
        self.times = {}
        self.values = {}
        for key, time, value in entries:
            self.put(key, time, value)

    def put(self, key, time, value):
        """Enter a value."""
        if value is None:
            raise ValueError("None is not a value")
        self._enter(key, time, value)

    def remove(self, key, time):
        """Enter that there is no value."""
        self._enter(key, time, None)

    def _enter(self, key, time, value):
        times = self.times.setdefault(key, [])
        values = self.values.setdefault(key, [])
        if times and times[-1] == time:
            values[-1] = value
        else:
            times.append(time)
            values.append(value)

    def get(self, key, time):
        """The value at a time."""
        at = bisect_right(self.times.get(key, []), time)
        return self.values[key][at - 1] if at else None

    def get_many(self, questions):
        """Many values."""
        return [self.get(key, time) for key, time in questions]

    def history(self, key, start, end):
        """Entries of a stretch of time."""
        times = self.times.get(key, [])
        lo, hi = bisect_left(times, start), bisect_left(times, end)
        return list(zip(times[lo:hi], self.values.get(key, [])[lo:hi]))
