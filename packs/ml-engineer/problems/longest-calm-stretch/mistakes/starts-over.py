"""The longest stretch with at most so many exceptions."""


def longest_calm_stretch(heights, calm, exceptions):
    """Count exceptions as we go, and start over when there is one too many."""
    if exceptions < 0:
        raise ValueError("exceptions must be >= 0")
    best_start = best_length = 0
    start = None
    rough = 0
    for i, h in enumerate(heights):
        if h is not None and h <= calm:
            if start is None:
                start, rough = i, 0
            if i - start + 1 > best_length:
                best_start, best_length = start, i - start + 1
        elif start is not None:
            rough += 1
            if rough > exceptions:
                start = None
    return best_start, best_length
