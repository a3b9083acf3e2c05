"""Which payments a model learns from, and which it is measured on."""

import numpy as np

from greenroom.labs.fraud.world import Flags, Ints

GAP, HELD = 7, 7  # days


def split(how: str, day: Ints, end: int, window: int, seed: int) -> tuple[Flags, Flags]:
    """Training and validation rows of a history whose labels are in up to day `end`.

    By time, the last 7 days validate, and 7 more lie between, so that few thefts are on both
    sides. At random, every payment of those days may fall on either side: those of one stolen
    card, and of one week's price, on both.
    """
    begin = end - HELD - GAP - window
    if how == "time":
        return (day >= begin) & (day < begin + window), (day >= end - HELD) & (day < end)
    inside = (day >= begin) & (day < end)
    held_out = np.random.default_rng((seed, 71)).random(len(day)) < HELD / (window + HELD)
    return inside & ~held_out, inside & held_out
