"""Tries a fraud design: fitted on a history, served for eight weeks, watched, refitted, billed."""

from dataclasses import dataclass

import numpy as np

from greenroom.labs.fraud.alarms import Alarms, watch
from greenroom.labs.fraud.features import GROUPS
from greenroom.labs.fraud.history import OPENS, TURNS, History, history
from greenroom.labs.fraud.models import Scorer, calibrate, fit
from greenroom.labs.fraud.policy import SLIP, Stops, bill, choose, reviewed
from greenroom.labs.fraud.split import split
from greenroom.labs.fraud.world import Flags, Floats
from greenroom.labs.model import Choices, Progress, Series, Trial

WEEK = 7


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A scorer with its threshold, and what its validation rows said."""

    score: Scorer
    stops: Stops
    held: Flags
    label: Flags


@dataclass(frozen=True, slots=True)
class _Served:
    """What eight weeks of service came to; one entry a payment of the whole history."""

    score: Floats
    stopped: Flags
    seen: Flags


def trial(choices: Choices, seed: int, progress: Progress) -> Trial:
    """Fit, serve, watch and bill a design once."""
    past = history(seed)
    progress(0.3, "fitting")
    first = _fit(choices, past, OPENS, np.ones(len(past.payments), dtype=np.bool_), seed)
    offline = _offline(choices, past, first)
    progress(0.6, "serving")
    scores = _score(choices, past, first)
    alarms = watch(str(choices["monitor"]), past, scores)
    served = _serve(choices, past, first, alarms, seed)
    return Trial(
        metrics={**offline, **_measure(past, served), **alarms.metrics()},
        series=(_by_day(past, served),),
    )


def _fit(choices: Choices, past: History, now: int, labelled: Flags, seed: int) -> _Fitted:
    """Fit on what was known on day `now`, then calibrate and set the threshold on held-out rows."""
    width = GROUPS[str(choices["features"])]
    x = (past.leaky if choices["labels"] == "leak" else past.honest)[:, :width]
    day, amount = past.payments.day, past.payments.amount
    train, held = split(str(choices["split"]), day, now, int(choices["window"]), seed)
    y = past.known(now, choices["backfill"] == "yes")
    train, held = train & labelled, held & labelled
    scorer = fit(str(choices["model"]), str(choices["balance"]), x[train], y[train], seed)
    scorer = calibrate(str(choices["calibration"]), scorer, x[held], y[held])
    policy = str(choices["threshold"])
    return _Fitted(scorer, choose(policy, scorer(x[held]), amount[held], y[held]), held, y)


def _offline(choices: Choices, past: History, fitted: _Fitted) -> dict[str, float]:
    """What the report on held-out rows says, once their labels are in."""
    from sklearn.metrics import average_precision_score, f1_score, roc_auc_score

    leak, width = choices["labels"] == "leak", GROUPS[str(choices["features"])]
    x = (past.leaky if leak else past.honest)[fitted.held, :width]
    fraud, score = past.payments.fraud[fitted.held], fitted.score(x)
    stopped = fitted.stops(score, past.payments.amount[fitted.held])
    precision = float(average_precision_score(fraud, score))
    report = {
        "accuracy": lambda: float((stopped == fraud).mean() - (~fraud).mean()),
        "f1": lambda: float(f1_score(fraud, stopped, zero_division=0.0)),
        "roc": lambda: 2 * float(roc_auc_score(fraud, score)) - 1,
        "ap": lambda: precision - float(fraud.mean()),
    }
    return {"margin": report[str(choices["report"])](), "offline-ap": precision}


def _score(choices: Choices, past: History, fitted: _Fitted) -> Floats:
    return fitted.score(past.honest[:, : GROUPS[str(choices["features"])]])


def _serve(choices: Choices, past: History, first: _Fitted, alarms: Alarms, seed: int) -> _Served:
    """Eight weeks, each with the model that was the newest when it began."""
    day, amount = past.payments.day, past.payments.amount
    served = _Served(np.zeros(len(day)), *(np.zeros(len(day), dtype=np.bool_) for _ in "ab"))
    fitted = first
    for begin in range(OPENS, int(day.max()) + 1, WEEK):
        if begin > OPENS and _is_due(str(choices["retrain"]), begin, alarms):
            # What was refused unseen is never labelled.
            fitted = _fit(choices, past, begin, ~served.stopped | served.seen, seed)
        rows = (day >= begin) & (day < begin + WEEK)
        score = fitted.score(past.honest[rows, : GROUPS[str(choices["features"])]])
        served.score[rows] = score
        served.stopped[rows] = fitted.stops(score, amount[rows])
        served.seen[rows] = reviewed(day[rows], score, served.stopped[rows])
    return served


def _is_due(policy: str, day: int, alarms: Alarms) -> bool:
    """Whether a new model goes live on a day; after an alarm, weekly for four weeks."""
    if policy == "alarm":
        return any(day - 4 * WEEK < alarm < day for alarm in alarms.days)
    every = {"never": 0, "weekly": WEEK, "monthly": 4 * WEEK}[policy]
    return every > 0 and (day - OPENS) % every == 0


def _measure(past: History, served: _Served) -> dict[str, float]:
    from sklearn.metrics import average_precision_score

    pay, live = past.payments, past.payments.day >= OPENS
    early, late = live & (pay.day < TURNS), pay.day >= TURNS + 4 * WEEK
    days = int(pay.day.max()) + 1 - OPENS
    lost = pay.amount[live & pay.fraud].sum()
    caught = pay.amount[live & pay.fraud & served.stopped].sum()
    return {
        "served-ap": float(average_precision_score(pay.fraud[early], served.score[early])),
        "late-ap": float(average_precision_score(pay.fraud[late], served.score[late])),
        "calibration": float(served.score[early].sum() / pay.fraud[early].sum()),
        "alerts": float(served.stopped[live].sum() / days),
        "caught": float(caught / lost),
        "cost": _bill(past, served, live) / days,
        "late-cost": _bill(past, served, late) / (2 * WEEK),
        "nothing": float(lost / days),
    }


def _bill(past: History, served: _Served, rows: Flags) -> float:
    amount, fraud = past.payments.amount[rows], past.payments.fraud[rows]
    return bill(amount, fraud, served.stopped[rows], served.seen[rows], past.slip[rows])


def _by_day(past: History, served: _Served) -> Series:
    """The bill of each day beside that of stopping nothing."""
    pay, costs, lost = past.payments, [], []
    days = tuple(range(OPENS, int(pay.day.max()) + 1))
    for day in days:
        rows = pay.day == day
        costs.append(round(_bill(past, served, rows), 2))
        lost.append(round(float(pay.amount[rows & pay.fraud].sum()), 2))
    return Series(
        id="cost-by-day",
        title="Cost a day",
        columns={"day": days, "this design (€)": tuple(costs), "nothing stopped (€)": tuple(lost)},
        says=f"The world turns on day {TURNS}. Reviewers err in {SLIP:.0%} of their looks.",
    )
