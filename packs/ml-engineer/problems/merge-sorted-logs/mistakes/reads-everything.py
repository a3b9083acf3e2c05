"""All logs in one list, sorted."""


def merged(readers):
    """Read all logs, then sort by time stamp."""
    entries = []
    for place, read in enumerate(readers):
        last = None
        while (entry := read()) is not None:
            if last is not None and entry[0] < last:
                raise ValueError(f"log {place} is out of order")
            last = entry[0]
            entries.append(entry)
    entries.sort(key=lambda entry: entry[0])
    yield from entries
