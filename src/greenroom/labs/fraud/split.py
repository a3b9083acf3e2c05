"""Which payments a model learns from, and which it is measured on."""

import numpy as np

from greenroom.labs.fraud.world import Flags, Ints


def split(how: str, day: Ints, end: int, window: int, seed: int) -> tuple[Flags, Flags]:
    """Training and validation rows of a history that ends before day `end`.

    By time, the last 7 days validate, and 7 more lie between, as labels are that late. At random,
    every payment of those days may fall on either side: those of one stolen card on both.
    """
    gap, held = 7, 7
    begin = end - held - gap - window
    if how == "time":
        return (day >= begin) & (day < begin + window), (day >= end - held) & (day < end)
    inside = (day >= begin) & (day < end)
    held_out = np.random.default_rng((seed, 71)).random(len(day)) < held / (window + held)
    return inside & ~held_out, inside & held_out
