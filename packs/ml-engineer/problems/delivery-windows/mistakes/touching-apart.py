"""Delivery windows joined into blocks."""


def staffed_blocks(windows, pause=0):
    """Sort by start and join windows that overlap."""
    if pause < 0:
        raise ValueError("pause must be >= 0")
    blocks = []
    for start, end in sorted(windows):
        if end < start:
            raise ValueError("window ends before it starts")
        if blocks and start < blocks[-1][1] + pause:
            blocks[-1][1] = max(blocks[-1][1], end)
            blocks[-1][2] += 1
        else:
            blocks.append([start, end, 1])
    return [tuple(block) for block in blocks]
