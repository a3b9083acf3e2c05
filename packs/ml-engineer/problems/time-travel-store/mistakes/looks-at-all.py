"""A dictionary of times for each key."""


class TimeTravelStore:
    """Values by time, for each key."""

    def __init__(self, entries=()):
        self.entries = {}
        for key, time, value in entries:
            self.put(key, time, value)

    def put(self, key, time, value):
        """Enter a value."""
        if value is None:
            raise ValueError("None is not a value")
        self.entries.setdefault(key, {})[time] = value

    def remove(self, key, time):
        """Enter that there is no value."""
        self.entries.setdefault(key, {})[time] = None

    def get(self, key, time):
        """The value at a time."""
        known = self.entries.get(key, {})
        before = [t for t in known if t <= time]
        return known[max(before)] if before else None

    def get_many(self, questions):
        """Many values."""
        return [self.get(key, time) for key, time in questions]

    def history(self, key, start, end):
        """Entries of a stretch of time."""
        known = self.entries.get(key, {})
        return [(t, known[t]) for t in sorted(known) if start <= t < end]
