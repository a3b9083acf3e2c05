"""Delivery windows joined into blocks."""


def staffed_blocks(windows, pause=0):
    """Sort by start and join neighbours."""
    if pause < 0 or any(end < start for start, end in windows):
        raise ValueError("bad window or pause")
    blocks = []
    for start, end in sorted(windows):
        if blocks and start <= blocks[-1][1] + pause:
            blocks[-1] = (blocks[-1][0], end, blocks[-1][2] + 1)
        else:
            blocks.append((start, end, 1))
    return blocks
