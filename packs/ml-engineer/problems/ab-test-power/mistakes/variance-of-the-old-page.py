import math
from statistics import NormalDist

Z = NormalDist()


def _check(*shares):
    if not all(0 < share < 1 for share in shares):
        raise ValueError("out of range")


def _power(base, lift, size, alpha):
    other, middle = base + lift, base + lift / 2
    null = math.sqrt(2 * middle * (1 - middle) / size)
    under = math.sqrt((base * (1 - base) + other * (1 - other)) / size)
    margin = -Z.inv_cdf(alpha / 2) * null
    return Z.cdf((lift - margin) / under) + Z.cdf((-lift - margin) / under)


def power(base, lift, size, alpha=0.05):
    _check(base, base + lift, alpha)
    if size < 1:
        raise ValueError("size")
    return _power(base, lift, size, alpha)


def sample_size(base, lift, alpha=0.05, target=0.8):
    _check(base, base + lift, alpha, target)
    if lift == 0:
        raise ValueError("lift")
    high = 1
    while _power(base, lift, high, alpha) < target:
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        if _power(base, lift, middle, alpha) < target:
            low = middle
        else:
            high = middle
    return high


def detectable_lift(base, size, alpha=0.05, target=0.8):
    _check(base, alpha, target)
    if size < 10:
        raise ValueError("size")
    lift = (-Z.inv_cdf(alpha / 2) + Z.inv_cdf(target)) * math.sqrt(2 * base * (1 - base) / size)
    if lift >= 1 - base:
        raise ValueError("not enough visitors")
    return lift
