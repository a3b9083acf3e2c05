"""The longest stretch with at most so many exceptions."""


def longest_calm_stretch(heights, calm, exceptions):
    """Slide over the calm readings, knowing how many rough ones lie before each."""
    if exceptions < 0:
        raise ValueError("exceptions must be >= 0")
    calm_at = [i for i, h in enumerate(heights) if h is not None and h <= calm]
    best = (0, 0)
    left = 0
    for right, end in enumerate(calm_at):
        while (end - calm_at[left]) - (right - left) > exceptions:
            left += 1
        length = end - calm_at[left] + 1
        if length >= best[1]:
            best = (calm_at[left], length)
    return best
