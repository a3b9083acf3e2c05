"""The shop a design is tried in and its eight weeks before, kept for all designs of a seed."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from greenroom.labs.shop.candidates import Events
from greenroom.labs.shop.catalogue import Floats, Ints
from greenroom.labs.shop.log import Log, Slates, Visits, draw_slates, joined
from greenroom.labs.shop.world import Setting, Shop, make_shop

OPENS = 8  # the week the design goes live
TRIED = Setting(products=300, households=300, weeks=12)
SHARP = 0.5  # how much the old policy minds what sells


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A shop, what it logged under the old policy, and what was bought last when it ended."""

    shop: Shop
    log: Log
    last: Ints


@lru_cache(maxsize=8)
def past(seed: int) -> Past:
    """The past of a seed, drawn once for the designs held against each other."""
    shop = make_shop(TRIED, seed)
    last, logs = shop.at_start(), []
    for week in range(OPENS):
        visits = shop.visits(week)
        log, last = shop.serve(visits, old_policy(shop, visits, seed), last)
        logs.append(log)
    return Past(shop=shop, log=joined(logs), last=last)


def old_policy(shop: Shop, visits: Visits, seed: int) -> Slates:
    """What sold best in the year before, by chance."""
    return draw_slates(old_scores(shop, len(visits)), visits, TRIED.slate, seed)


def old_scores(shop: Shop, visits: int) -> Floats:
    """The old policy's scores, the same for every visit."""
    return np.repeat(SHARP * np.log(shop.catalogue.weight)[None, :], visits, axis=0)


def events_of(log: Log, signal: str, now: int, setting: Setting = TRIED) -> Events:
    """What a log says households took before a week.

    Args:
        log: What was logged.
        signal: "click" counts clicks, and a purchase three times; "purchase" purchases alone;
            "rating" has stars as weights.
        now: The week they are looked back at from.
        setting: How many households and products there are.
    """
    kept = {"click": log.clicked, "purchase": log.bought, "rating": log.rating > 0}[signal]
    some = log.only(kept & (log.week < now))
    weight: Floats = np.ones(len(some))
    if signal == "click":
        weight = weight + 2 * some.bought
    elif signal == "rating":
        weight = some.rating.astype(np.float64)
    return Events(
        households=setting.households, products=setting.products, now=now,
        household=some.household, product=some.product, week=some.week, weight=weight,
    )  # fmt: skip
