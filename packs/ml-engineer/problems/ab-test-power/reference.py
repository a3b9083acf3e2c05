"""Planning a test of two proportions: power, sample size and smallest detectable lift."""

import math
from statistics import NormalDist

_NORMAL = NormalDist()


def power(base: float, lift: float, size: int, alpha: float = 0.05) -> float:
    """The chance that the test sees a lift, with size visitors on each page.

    Raises:
        ValueError: An argument is out of its range.

    >>> round(power(0.10, 0.02, 3841), 4)
    0.8
    """
    _refuse_outside(base=base, other=base + lift, alpha=alpha)
    if size < 1:
        raise ValueError(f"size must be at least 1, not {size}")
    return _power(base, lift, size, alpha)


def sample_size(base: float, lift: float, alpha: float = 0.05, target: float = 0.8) -> int:
    """The fewest visitors on each page that see a lift with the target power.

    The power rises with the size, so it is found by doubling and bisection: O(log size) steps.

    Raises:
        ValueError: An argument is out of its range, or the lift is 0.

    >>> sample_size(0.10, 0.02)
    3841
    """
    _refuse_outside(base=base, other=base + lift, alpha=alpha, target=target)
    if lift == 0:
        raise ValueError("no number of visitors sees a lift of 0")
    enough = 1
    while _power(base, lift, enough, alpha) < target:
        enough *= 2
    too_few = enough // 2  # 0, or a size that was tried and not enough
    while enough - too_few > 1:
        middle = (enough + too_few) // 2
        if _power(base, lift, middle, alpha) < target:
            too_few = middle
        else:
            enough = middle
    return enough


def detectable_lift(base: float, size: int, alpha: float = 0.05, target: float = 0.8) -> float:
    """The smallest lift above 0 that is seen with the target power, to 1e-9.

    Raises:
        ValueError: An argument is out of its range, or no lift is enough; below 10 visitors the
            power need not rise with the lift.

    >>> round(detectable_lift(0.10, 3841), 4)
    0.02
    """
    _refuse_outside(base=base, alpha=alpha, target=target)
    if size < 10:
        raise ValueError(f"size must be at least 10, not {size}")
    too_small, enough = 0.0, 1 - base
    if _power(base, enough, size, alpha) < target:
        raise ValueError(f"{size} visitors see no lift from {base} with power {target}")
    while enough - too_small > 1e-12:
        middle = (too_small + enough) / 2
        if _power(base, middle, size, alpha) < target:
            too_small = middle
        else:
            enough = middle
    return enough


def _power(base: float, lift: float, size: int, alpha: float) -> float:
    """The power for arguments that are known to be in range; base + lift may be 1."""
    other, middle = base + lift, base + lift / 2
    under_null = math.sqrt(2 * middle * (1 - middle) / size)
    under_lift = math.sqrt((base * (1 - base) + other * (1 - other)) / size)
    margin = -_NORMAL.inv_cdf(alpha / 2) * under_null  # inv_cdf(1 - alpha / 2) loses a tiny alpha
    return sum(_NORMAL.cdf((seen - margin) / under_lift) for seen in (lift, -lift))


def _refuse_outside(**shares: float) -> None:
    for name, share in shares.items():
        if not 0 < share < 1:
            raise ValueError(f"{name} must lie between 0 and 1, not at {share}")
