"""Delivery windows joined into the blocks in which the gate is staffed."""


def staffed_blocks(windows: list[tuple[int, int]], pause: int = 0) -> list[tuple[int, int, int]]:
    """Join delivery windows into the blocks in which the gate is staffed.

    Sorted by start, a window can only belong to the last block or open a new one, so one pass is
    enough: O(n log n) time for the sort, O(n) memory.

    Args:
        windows: Pairs (start, end) in minutes, in any order.
        pause: The longest gap, in minutes, over which a block goes on.

    Returns:
        Blocks (start, end, deliveries) in order of time.

    Raises:
        ValueError: A window ends before it starts, or the pause is negative.

    >>> staffed_blocks([(540, 570), (480, 510), (500, 520), (520, 530)], pause=5)
    [(480, 530, 3), (540, 570, 1)]
    """
    if pause < 0:
        raise ValueError(f"the pause must not be negative, and is {pause}")
    blocks: list[tuple[int, int, int]] = []
    for start, end in sorted(windows):
        if end < start:
            raise ValueError(f"the window ({start}, {end}) ends before it starts")
        if blocks and start - blocks[-1][1] <= pause:
            first, last, deliveries = blocks[-1]
            # the window may lie inside the block, so its end need not be the later one
            blocks[-1] = (first, max(last, end), deliveries + 1)
        else:
            blocks.append((start, end, 1))
    return blocks
