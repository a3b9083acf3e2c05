"""The longest stretch with at most so many exceptions."""


def longest_calm_stretch(heights, calm, exceptions):
    """From every calm reading, go on until one exception too many comes."""
    if exceptions < 0:
        raise ValueError("exceptions must be >= 0")
    good = [h is not None and h <= calm for h in heights]
    best = (0, 0)
    for start, first in enumerate(good):
        if not first:
            continue
        rough = 0
        for end in range(start, len(good)):
            if good[end]:
                best = max(best, (start, end - start + 1), key=lambda stretch: stretch[1])
            else:
                rough += 1
                if rough > exceptions:
                    break
    return best
