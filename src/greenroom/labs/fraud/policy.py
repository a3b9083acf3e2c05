"""From a score to what is stopped, and what a day of it costs."""

from collections.abc import Callable

import numpy as np

from greenroom.labs.fraud.world import Flags, Floats, Ints

REVIEW = 5.0  # € a reviewer's look costs
REFUSED = 10.0  # € a good customer costs who is refused with nobody looking
CAPACITY = 40  # payments reviewers look at in a day, the highest scores first
HELD_DAYS = 7  # days of validation rows
EXPLORED = 0.05  # of what would be stopped is let through to be learnt from, if so chosen

Stops = Callable[[Floats, Floats], Flags]
"""From scores and amounts to which payments are stopped."""


def choose(
    policy: str, score: Floats, amount: Floats, fraud: Flags, looks: float = CAPACITY * HELD_DAYS
) -> Stops:
    """Where payments are stopped: at one half, by F1 or by cost on validation rows, or by Bayes.

    Bayes' rule stops a payment when the loss it is likely to bring is dearer than a look at it:
    it believes that scores are chances.

    Args:
        policy: half, f1, cost or bayes.
        score: Of validation rows.
        amount: In €.
        fraud: What is known of them.
        looks: How many of them reviewers could have looked at.
    """
    if policy == "bayes":
        return lambda s, a: s * a > REVIEW
    at = 0.5 if policy == "half" else _best(policy, score, amount, fraud, looks)
    return lambda s, _: s >= at


def _best(policy: str, score: Floats, amount: Floats, fraud: Flags, looks: float) -> float:
    """The threshold among the scores seen that has the best F1 or the lowest bill."""
    if not len(score):
        return 0.5
    order = np.argsort(-score, kind="stable")
    hit = np.cumsum(fraud[order])
    flagged = np.arange(1, len(order) + 1)
    if policy == "f1":
        worth = 2 * hit / (flagged + fraud.sum())
    else:
        saved = np.cumsum(np.where(fraud, amount, 0.0)[order])
        unseen = np.maximum(flagged - looks, 0)
        worth = saved - REVIEW * flagged - (REFUSED - REVIEW) * unseen
    last = np.append(np.diff(score[order]) < 0, True)  # equal scores are stopped together
    worth = np.where(last, worth, -np.inf)
    return float(score[order][int(np.argmax(worth))])


def reviewed(day: Ints, score: Floats, stopped: Flags) -> Flags:
    """Which stopped payments reviewers get to: each day's highest scores, up to their capacity."""
    rows = np.flatnonzero(stopped)
    rows = rows[np.lexsort((-score[rows], day[rows]))]
    first = np.searchsorted(day[rows], day[rows], side="left")
    seen = np.zeros(len(day), dtype=np.bool_)
    seen[rows[np.arange(len(rows)) - first < CAPACITY]] = True
    return seen


def bill(amount: Floats, fraud: Flags, stopped: Flags, seen: Flags, slip: Flags) -> float:
    """What payments cost: fraud let through, looks, and good customers refused, in €.

    Args:
        amount: In €.
        fraud: The truth.
        stopped: What the model stopped.
        seen: Which of them a reviewer looked at; the rest is refused unseen.
        slip: Where a reviewer would be wrong.
    """
    refused = np.where(seen, fraud ^ slip, stopped)
    missed = amount[fraud & ~refused].sum()
    return float(missed + REVIEW * seen.sum() + REFUSED * (refused & ~fraud).sum())
