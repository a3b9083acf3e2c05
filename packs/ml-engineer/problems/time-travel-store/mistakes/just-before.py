"""Sorted times for each key."""

from bisect import bisect_left, insort


class TimeTravelStore:
    """Times in order, values by time."""

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
        if (key, time) not in self.values:
            insort(self.times.setdefault(key, []), time)
        self.values[key, time] = value

    def get(self, key, time):
        """The value before a time."""
        times = self.times.get(key, [])
        place = bisect_left(times, time)
        return self.values[key, times[place - 1]] if place else None

    def get_many(self, questions):
        """Many values."""
        return [self.get(key, time) for key, time in questions]

    def history(self, key, start, end):
        """Entries of a stretch of time."""
        times = self.times.get(key, [])
        inside = times[bisect_left(times, start) : bisect_left(times, end)]
        return [(time, self.values[key, time]) for time in inside]
