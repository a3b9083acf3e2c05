"""The longest stretch with at most so many exceptions."""


def longest_calm_stretch(heights, calm, exceptions):
    """Move a window and count what is not calm in it."""
    if exceptions < 0:
        raise ValueError("exceptions must be >= 0")
    good = [h is not None and h <= calm for h in heights]
    if not any(good):
        return 0, 0
    best = (0, 0)
    left = rough = 0
    for right, fine in enumerate(good):
        if not fine:
            rough += 1
        while rough > exceptions:
            if not good[left]:
                rough -= 1
            left += 1
        if right - left + 1 > best[1]:
            best = (left, right - left + 1)
    return best
