"""A merge that keeps the head of every log."""


def merged(readers):
    """Hand out the smallest head, and fill up whatever head is missing."""
    heads = [None] * len(readers)
    last = [None] * len(readers)
    while True:
        for place, read in enumerate(readers):
            if heads[place] is None:
                heads[place] = read()
                if heads[place] is not None:
                    stamp = heads[place][0]
                    if last[place] is not None and stamp < last[place]:
                        raise ValueError("log goes back")
                    last[place] = stamp
        waiting = [place for place, head in enumerate(heads) if head is not None]
        if not waiting:
            return
        best = min(waiting, key=lambda place: heads[place][0])
        yield heads[best]
        heads[best] = None
