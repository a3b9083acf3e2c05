"""On which days a monitor of a served model rings, and how long after the world turned."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from greenroom.labs.fraud.history import DELAY, OPENS, TURNS, History
from greenroom.labs.fraud.watch import Adwin, expected_precision, ks, psi
from greenroom.labs.fraud.world import Floats

LEARNS = 28  # days before the opening from which a monitor learns what is usual
WIDE = 5.0  # standard deviations of a usual day beyond which a day is odd
SEEN = (0, 3, 4, 10)  # columns watched: amount, card's payments and mean of a day, terminal's risk


@dataclass(frozen=True, slots=True)
class Alarms:
    """The days a monitor rang on, and the last day it could."""

    days: tuple[int, ...]
    end: int

    def metrics(self) -> dict[str, float]:
        """Days until the turn was found (all that were left if it was not), and false alarms."""
        found = [day for day in self.days if day >= TURNS]
        wait = (found[0] if found else self.end) - TURNS
        return {"found": float(wait), "false-alarms": float(len(self.days) - len(found))}


def watch(monitor: str, past: History, score: Floats) -> Alarms:
    """Where a monitor rings: none, psi, ks, performance (without labels) or adwin (with them).

    All but ADWIN compare each day with the four weeks before the opening, and ring on the second
    odd day running.
    """
    end = int(past.payments.day.max()) + 1
    if monitor == "none":
        return Alarms((), end)
    if monitor == "adwin":
        return Alarms(_cuts(past, score), end)
    begin = OPENS - LEARNS
    edges = np.searchsorted(past.payments.day, np.arange(begin, end + 1))
    days = list(pairwise(edges.tolist()))
    if monitor == "performance":
        columns = [score]
        daily = np.array([[expected_precision(score[a:b])] for a, b in days])
    else:
        columns = [past.honest[:, place] for place in SEEN] + [score]
        usual = slice(int(edges[0]), int(edges[LEARNS]))
        apart = psi if monitor == "psi" else ks
        daily = np.array([[apart(c[usual][::4], c[a:b]) for c in columns] for a, b in days])
    return Alarms(tuple(int(each) + begin for each in _odd(daily)), end)


def _odd(daily: Floats) -> list[int]:
    """Second odd days running of a table of days by measures, the usual days first."""
    usual = daily[:LEARNS]
    away = np.abs(daily - usual.mean(axis=0)) / (usual.std(axis=0) + 1e-9)
    odd = (away > WIDE).any(axis=1)
    return [day for day in range(LEARNS, len(odd)) if odd[day] and odd[day - 1]]


def _cuts(past: History, score: Floats) -> tuple[int, ...]:
    """Days on which ADWIN cuts the stream of squared errors; labels are a week late."""
    rows = np.flatnonzero(past.payments.day >= OPENS - LEARNS)
    known = past.payments.fraud & (past.payments.delay <= DELAY)
    errors = (np.clip(score, 0, 1) - known)[rows] ** 2
    adwin, found = Adwin(), []
    for day, error in zip(past.payments.day[rows] + DELAY, errors, strict=True):
        if adwin.add(float(error)) and day >= OPENS:
            found.append(int(day))
    return tuple(sorted({day for day in found if day <= int(past.payments.day.max())}))
