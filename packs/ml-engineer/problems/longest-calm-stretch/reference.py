"""The longest calm stretch with a few exceptions, by one window that moves over the readings."""


def longest_calm_stretch(
    heights: list[float | None], calm: float, exceptions: int
) -> tuple[int, int]:
    """Find the longest run of readings with at most so many that are not calm.

    For each end the window starts as early as it may. That start never moves back, since a later
    end only adds exceptions; so both borders run over the readings once: O(n) time, and O(n) memory
    for whether each reading is calm.

    Args:
        heights: Wave heights in metres; None or NaN where the buoy dropped out.
        calm: The largest height that is calm.
        exceptions: How many readings of the stretch may be rough or missing.

    Returns:
        Start and length of the first longest stretch; (0, 0) if no reading is calm.

    Raises:
        ValueError: The number of exceptions is negative.

    >>> longest_calm_stretch([0.9, 0.3, 0.4, 1.2, 0.2, None, 0.5, 0.1], calm=0.5, exceptions=1)
    (1, 4)
    """
    if exceptions < 0:
        raise ValueError(f"there cannot be {exceptions} exceptions")
    # NaN is not at most anything, so a missing reading is never calm
    is_calm = [height is not None and height <= calm for height in heights]
    best_start, best_length = 0, 0
    start, rough = 0, 0  # the window is heights[start : end + 1], with so many exceptions
    for end, good in enumerate(is_calm):
        rough += not good
        while rough > exceptions or (rough and not is_calm[start]):
            rough -= not is_calm[start]
            start += 1
        if good and end - start + 1 > best_length:
            best_start, best_length = start, end - start + 1
    return best_start, best_length
