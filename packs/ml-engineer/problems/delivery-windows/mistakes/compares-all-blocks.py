"""Delivery windows joined into blocks."""


def staffed_blocks(windows, pause=0):
    """Put every window into the blocks so far, swallowing all that it reaches."""
    if pause < 0:
        raise ValueError("negative pause")
    blocks = []
    for start, end in windows:
        if end < start:
            raise ValueError("window ends before it starts")
        count = 1
        apart = []
        for first, last, held in blocks:
            if first - pause <= end and start - pause <= last:
                start, end, count = min(start, first), max(end, last), count + held
            else:
                apart.append((first, last, held))
        blocks = [*apart, (start, end, count)]
    return sorted(blocks)
