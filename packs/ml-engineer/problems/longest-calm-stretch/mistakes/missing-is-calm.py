"""The longest stretch with at most so many exceptions."""


def longest_calm_stretch(heights, calm, exceptions):
    """Move a window; a reading is rough if it is above the limit."""
    if exceptions < 0:
        raise ValueError("exceptions must be >= 0")
    rough = [h is not None and h > calm for h in heights]
    best = (0, 0)
    left = inside = 0
    for right in range(len(heights)):
        inside += rough[right]
        while left <= right and (inside > exceptions or rough[left]):
            inside -= rough[left]
            left += 1
        if not rough[right] and right - left + 1 > best[1]:
            best = (left, right - left + 1)
    return best
