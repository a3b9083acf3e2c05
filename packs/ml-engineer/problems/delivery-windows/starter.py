"""When must somebody stand at the gate?"""


def staffed_blocks(windows: list[tuple[int, int]], pause: int = 0) -> list[tuple[int, int, int]]:
    """Join delivery windows into the blocks in which the gate is staffed.

    Args:
        windows: Pairs (start, end) in minutes, in any order.
        pause: The longest gap, in minutes, over which a block goes on.

    Returns:
        Blocks (start, end, deliveries) in order of time.

    Raises:
        ValueError: A window ends before it starts, or the pause is negative.
    """
    raise NotImplementedError
