"""How long was the sea calm, but for a few readings?"""


def longest_calm_stretch(
    heights: list[float | None], calm: float, exceptions: int
) -> tuple[int, int]:
    """Find the longest run of readings with at most so many that are not calm.

    Args:
        heights: Wave heights in metres; None or NaN where the buoy dropped out.
        calm: The largest height that is calm.
        exceptions: How many readings of the stretch may be rough or missing.

    Returns:
        Start and length of the first longest stretch; (0, 0) if no reading is calm.

    Raises:
        ValueError: The number of exceptions is negative.
    """
    raise NotImplementedError
