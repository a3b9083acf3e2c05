"""Tries a fraud design: fitted on a history, served for eight weeks, watched, refitted, billed."""

import json
from functools import lru_cache

import numpy as np

from greenroom.labs.choosing import cell
from greenroom.labs.fraud.alarms import Alarms, alarm_days
from greenroom.labs.fraud.book import Book
from greenroom.labs.fraud.history import KEPT, OPENS, SLIP, TURNS, Conditions
from greenroom.labs.fraud.play import WEEK, Played, play
from greenroom.labs.fraud.policy import bill
from greenroom.labs.fraud.world import CARD, Flags
from greenroom.labs.model import Choices, Progress, Series, Trial


def trial(choices: Choices, seed: int, progress: Progress) -> Trial:
    """Fit, serve, watch and bill a design once."""
    progress(0.1, "fitting and serving")
    played = _played(_of_play(choices), seed)
    book, end = played.book, int(played.book.payments.day.max()) + 1
    progress(0.9, "watching and billing")
    alarms = Alarms(alarm_days(str(choices["monitor"]), book, end, int(choices["wait"])), end)
    offline, served = _offline(str(choices["report"]), played), measure(book)
    promise = {"promise": offline["offline-ap"] - served["served-ap"]}
    return Trial(
        metrics={**offline, **served, **promise, **alarms.metrics()},
        series=(_by_day(book), _by_week(book)),
    )


@lru_cache(maxsize=KEPT)
def _played(choices: str, seed: int) -> Played:
    """A design's weeks, kept for designs that only report or watch them otherwise."""
    return play(json.loads(choices), Conditions(seed))


def _of_play(choices: Choices) -> str:
    """The choices the weeks hang on."""
    idle = {"report"} | ({"monitor"} if choices["retrain"] != "alarm" else set())
    return cell({name: value for name, value in choices.items() if name not in idle})


def _offline(report: str, played: Played) -> dict[str, float]:
    """What the report on held-out rows says, once their labels are in."""
    from sklearn.metrics import average_precision_score, f1_score, roc_auc_score

    first, pay = played.first, played.book.payments
    fraud, score = pay.fraud[first.held], first.score(first.x)
    stopped = first.stops(score, pay.amount[first.held])
    precision = float(average_precision_score(fraud, score))
    reports = {
        "accuracy": lambda: float((stopped == fraud).mean() - (~fraud).mean()),
        "f1": lambda: float(f1_score(fraud, stopped, zero_division=0.0)),
        "roc": lambda: 2 * float(roc_auc_score(fraud, score)) - 1,
        "ap": lambda: precision - float(fraud.mean()),
    }
    return {"margin": reports[report](), "offline-ap": precision}


def measure(book: Book) -> dict[str, float]:
    """What eight weeks came to."""
    from sklearn.metrics import average_precision_score, f1_score, roc_auc_score

    pay, live = book.payments, book.live
    early, late = live & (pay.day < TURNS), pay.day >= TURNS + 4 * WEEK
    days = int(pay.day.max()) + 1 - OPENS
    return {
        "served-ap": float(average_precision_score(pay.fraud[early], book.score[early])),
        "served-roc": float(roc_auc_score(pay.fraud[early], book.score[early])),
        "served-f1": float(f1_score(pay.fraud[early], book.stopped[early], zero_division=0.0)),
        "late-ap": float(average_precision_score(pay.fraud[late], book.score[late])),
        "calibration": float(book.score[early].sum() / pay.fraud[early].sum()),
        "alerts": float(book.stopped[live].sum() / days),
        "caught": _caught(book, live),
        "unlabelled": float((pay.fraud & live & ~book.labelled).sum() / (pay.fraud & live).sum()),
        "decay": _caught(book, live & (pay.day < OPENS + WEEK)) - _caught(book, late),
        "cost": _bill(book, live) / days,
        "late-cost": _bill(book, late) / (2 * WEEK),
        "nothing": float(pay.amount[live & pay.fraud].sum() / days),
    }


def _caught(book: Book, rows: Flags) -> float:
    """The share of fraud money that was stopped."""
    lost = book.payments.amount * (book.payments.fraud & rows)
    return float((lost * book.stopped).sum() / lost.sum())


def _bill(book: Book, rows: Flags) -> float:
    pay = book.payments
    return bill(
        pay.amount[rows], pay.fraud[rows], book.stopped[rows], book.seen[rows], book.slip[rows]
    )


def _by_day(book: Book) -> Series:
    """The bill of each day beside that of stopping nothing."""
    pay, costs, lost = book.payments, [], []
    days = tuple(range(OPENS, int(pay.day.max()) + 1))
    for day in days:
        rows = pay.day == day
        costs.append(round(_bill(book, rows), 2))
        lost.append(round(float(pay.amount[rows & pay.fraud].sum()), 2))
    return Series(
        id="cost-by-day",
        title="Cost a day",
        columns={"day": days, "this design (€)": tuple(costs), "fraud tried (€)": tuple(lost)},
        says=f"The world turns on day {TURNS}. Reviewers err in {SLIP:.0%} of their looks.",
    )


def _by_week(book: Book) -> Series:
    """What share of fraud money is stopped, and what rings ask for, week by week."""
    pay, stopped, asked = book.payments, [], []
    weeks = tuple(range((int(pay.day.max()) + 1 - OPENS) // WEEK))
    for week in weeks:
        rows = (pay.day - OPENS) // WEEK == week
        stopped.append(round(100 * _caught(book, rows), 1))
        ringed = rows & (pay.kind == CARD)
        asked.append(round(float(np.median(pay.amount[ringed])), 2) if ringed.any() else 0.0)
    first, last = (round(sum(part) / 2) for part in (stopped[:2], stopped[-2:]))
    return Series(
        id="thieves-by-week",
        title="What thieves lose and ask for",
        columns={
            "week": tuple(week + 1 for week in weeks),
            "fraud money stopped (%)": tuple(stopped),
            "a stolen card's usual sum (€)": tuple(asked),
        },
        says=f"{first}% of fraud money is stopped in the first two weeks, {last}% in the last two. "
        "Each week thieves see what was declined, and ask for other sums.",
    )
