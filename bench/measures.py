"""How good levels, scorecards and intervals are, against the marks the exemplars must get."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from bench.fitting import Bag, area, brier, calibration_error, leave_group_out
from greenroom.grading.interval import NOMINAL, share_interval
from greenroom.grading.model import Grade, Scorecard
from greenroom.grading.support import BY_WORDS, FEATURES

Cards = Sequence[tuple[str, Mapping[str, int], Grade]]


def fit_width(cards: Cards) -> float:
    """The least factor by which intervals must be widened to hold nine true shares in ten."""
    factors = [round(1 + step / 20, 2) for step in range(41)]
    return next((factor for factor in factors if _coverage(cards, factor) >= NOMINAL), factors[-1])


def _coverage(cards: Cards, widen: float) -> float:
    inside = []
    for _, marks, card in cards:
        if isinstance(card, Scorecard):
            low, high = share_interval(card.marks, widen)
            inside.append(low - 1e-4 <= _true_share(card, marks) <= high + 1e-4)
    return float(np.mean(inside))


def of_levels(bags: list[Bag], lexical: bool) -> dict[str, Any]:
    """How good the probabilities of the levels are."""
    used = np.array([float(not lexical or name in BY_WORDS) for name in FEATURES])
    chances = leave_group_out(bags, used)
    mine = np.array([bag.name != "sibling" for bag in bags])
    labels = np.array([float(bag.label) for bag in bags])
    return {
        "decisions": int(mine.sum()),
        "auc": round(area(chances[mine], labels[mine]), 3),
        "brier": round(brier(chances[mine], labels[mine]), 3),
        "ece": round(calibration_error(chances[mine], labels[mine]), 3),
    }


def of_cards(cards: Cards, widen: float) -> dict[str, Any]:
    """How good the scorecards are."""
    graded = [(name, marks, card) for name, marks, card in cards if isinstance(card, Scorecard)]
    rows = [
        (mark.level - marks.get(mark.criterion, 0), mark.confidence)
        for _, marks, card in graded
        for mark in card.marks
    ]
    right = np.array([float(gap == 0) for gap, _ in rows])
    held = [_true_share(card, marks) for _, marks, card in graded]
    widths = [high - low for *_, c in graded for low, high in [share_interval(c.marks, widen)]]
    return {
        "marks": len(rows),
        "ungraded": len(cards) - len(graded),
        "exact": round(float(right.mean()), 3),
        "within_one": round(float(np.mean([abs(gap) <= 1 for gap, _ in rows])), 3),
        "confidence_ece": round(calibration_error(np.array([c for _, c in rows]), right), 3),
        "interval_nominal": NOMINAL,
        "interval_coverage": round(_coverage(cards, widen), 3),
        "interval_width": round(float(np.mean(widths)), 3),
        "share_r": round(float(np.corrcoef([c.share for *_, c in graded], held)[0, 1]), 3),
        "mean_share": {
            name: round(float(np.mean([card.share for n, _, card in graded if n == name])), 3)
            for name in sorted({name for name, _, _ in graded})
        },
    }


def _true_share(card: Scorecard, marks: Mapping[str, int]) -> float:
    weight = sum(mark.weight for mark in card.marks)
    got = sum(marks.get(mark.criterion, 0) / mark.top * mark.weight for mark in card.marks)
    return got / weight
