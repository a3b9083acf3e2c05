"""On which days a monitor of a served model rings, and how long after the world turned."""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from greenroom.labs.fraud.book import Book
from greenroom.labs.fraud.history import OPENS, TURNS
from greenroom.labs.fraud.watch import Adwin, expected_f1, ks, psi
from greenroom.labs.fraud.world import Floats

LEARNS = 28  # days before the opening from which a monitor learns what is usual
WIDE = 4.0  # standard deviations of a usual day beyond which a day is odd
WATCHED = (0, 3, 4)  # amount, payments and mean amount of a card's day; terminals' risk is lumpy
BATCH = 10  # errors ADWIN takes as one value


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


def watched(book: Book) -> Book:
    """A book with those features alone that monitors watch: it is small enough to be kept."""
    return replace(book, x=book.x[:, WATCHED])


def alarm_days(monitor: str, book: Book, until: int, wait: int = 7) -> tuple[int, ...]:
    """Where a monitor rings: none, psi, ks, performance (without labels) or adwin (with them).

    All but ADWIN compare each day with the four weeks before the opening, and ring on the second
    odd day running.

    Args:
        monitor: Which one.
        book: What it sees: the features of `watched`, and the launched model's scores, labels late.
        until: The day it has come to.
        wait: Days until a label is known.
    """
    if monitor == "none":
        return ()
    if monitor == "adwin":
        return _cuts(book, until, wait)
    begin = OPENS - LEARNS
    edges = np.searchsorted(book.payments.day, np.arange(begin, until + 1))
    days = list(pairwise(edges.tolist()))
    score = book.launched
    if monitor == "performance":
        daily = np.array([[expected_f1(score[a:b])] for a, b in days])
    else:
        columns = [*book.x.T, score]
        usual = slice(int(edges[0]), int(edges[LEARNS]))
        apart = psi if monitor == "psi" else ks
        daily = np.array([[apart(c[usual][::4], c[a:b]) for c in columns] for a, b in days])
    return tuple(each + begin for each in _odd(daily))


def _odd(daily: Floats) -> list[int]:
    """Second odd days running of a table of days by measures, the usual days first."""
    usual = daily[:LEARNS]
    away = np.abs(daily - usual.mean(axis=0)) / (usual.std(axis=0) + 1e-9)
    odd = (away > WIDE).any(axis=1)
    return [day for day in range(LEARNS, len(odd)) if odd[day] and odd[day - 1]]


def _cuts(book: Book, until: int, wait: int) -> tuple[int, ...]:
    """Days on which ADWIN cuts the stream of squared errors; labels come late."""
    day = book.payments.day
    rows = np.flatnonzero((day >= OPENS - LEARNS) & (day + wait < until) & book.labelled)
    rows = rows[: len(rows) // BATCH * BATCH]
    errors = (np.clip(book.launched, 0, 1) - book.soon(wait))[rows] ** 2
    adwin, found = Adwin(), set()
    batches = errors.reshape(-1, BATCH).mean(axis=1)
    for last, error in zip(day[rows[BATCH - 1 :: BATCH]] + wait, batches, strict=True):
        if adwin.add(float(error)) and last >= OPENS:
            found.add(int(last))
    return tuple(sorted(found))
