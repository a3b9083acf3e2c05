"""Splits of what was taken, and how well scores find the part that was held out."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from greenroom.labs.shop.candidates import Events, Scorer
from greenroom.labs.shop.catalogue import Flags, Floats, Ints
from greenroom.labs.shop.log import best

CHUNK = 500  # households scored at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How well held-out products were found, a mean over households that took some.

    Attributes:
        each: nDCG of each household that was measured.
    """

    ndcg: float
    recall: float
    each: Floats


def split(how: str, events: Events, held: int, seed: int) -> tuple[Events, Events]:
    """What is learnt from and what is held out.

    By time, the last `held` weeks are held out. At random, so large a share of each household's
    products is, with all that was done to them in any week: the future teaches the past.
    """
    if how == "time":
        late = events.week >= events.now - held
        return events.only(~late, events.now - held), events.only(late)
    share = float((events.week >= events.now - held).mean())
    rng = np.random.default_rng((seed, 163))
    pair = events.household * events.products + events.product
    _, place = np.unique(pair, return_inverse=True)
    out = (rng.random(int(place.max(initial=0)) + 1) < share)[place]
    return events.only(~out), events.only(out)


def find(scorer: Scorer, learnt: Events, held: Events, size: int = 10, new: bool = False) -> Found:
    """Rank all products for each household and look where the held-out ones are.

    Args:
        scorer: What ranks.
        learnt: What it was fitted on.
        held: What is to be found.
        size: How far down one looks.
        new: Whether only products a household had not taken before are ranked and count.
    """
    ndcg, recall = [], []
    wanted = held.taken
    households = np.flatnonzero(np.diff(wanted.indptr))
    for start in range(0, len(households), CHUNK):
        some = households[start : start + CHUNK]
        scores, right = scorer(some), wanted[some].toarray() > 0
        if new:
            known = learnt.taken[some].toarray() > 0
            scores, right = np.where(known, -np.inf, scores), right & ~known
        gains, shares = gained(scores, right, size)
        counts = right.any(axis=1)
        ndcg.append(gains[counts])
        recall.append(shares[counts])
    each = np.concatenate(ndcg) if ndcg else np.zeros(0)
    if not len(each):
        return Found(ndcg=0.0, recall=0.0, each=each)
    return Found(ndcg=float(each.mean()), recall=float(np.concatenate(recall).mean()), each=each)


def gained(scores: Floats, right: Flags, size: int) -> tuple[Floats, Floats]:
    """Gain (nDCG) and recall at `size` of each row, where `right` is what should come first."""
    top = best(scores, size)
    hits = np.take_along_axis(right, top, axis=1)
    discount = 1 / np.log2(np.arange(2, top.shape[1] + 2))
    many = right.sum(axis=1)
    ideal = np.concatenate(([0.0], np.cumsum(discount)))[np.minimum(many, len(discount))]
    ndcg = (hits * discount).sum(axis=1) / np.maximum(ideal, 1e-12)
    return ndcg, hits.sum(axis=1) / np.maximum(many, 1)


def auc(score: Floats, right: Flags) -> float:
    """How often a right one scores above a wrong one; ties count half, one kind alone gives .5."""
    from scipy.stats import rankdata

    hits = int(right.sum())
    if hits in (0, len(right)):
        return 0.5
    ranks: Any = rankdata(score)
    above = float(ranks[right].sum()) - hits * (hits + 1) / 2
    return above / (hits * (len(right) - hits))


def mean_interval(each: Floats, seed: int = 0, draws: int = 1_000) -> tuple[float, float, float]:
    """A mean over households and its 95% interval, households drawn with replacement."""
    rng = np.random.default_rng((seed, 167))
    means = [each[rng.integers(0, len(each), len(each))].mean() for _ in range(draws)]
    low, high = np.quantile(means, (0.025, 0.975))
    return float(each.mean()), float(low), float(high)


def coverage(shown: Ints, products: int) -> float:
    """Gini's share of what is shown: 0 when all products are as often, 1 when one is always."""
    counts = np.sort(np.bincount(shown, minlength=products))
    total = counts.sum()
    if not total:
        return 0.0
    places = np.arange(1, products + 1)
    return float(2 * (places * counts).sum() / (products * total) - (products + 1) / products)
