"""Plays a design's eight weeks: thieves move, payments are scored, reviewers look, models refit."""

from dataclasses import dataclass

import numpy as np

from greenroom.labs.fraud.alarms import LEARNS, alarm_days, watched
from greenroom.labs.fraud.book import Book, open_book
from greenroom.labs.fraud.features import GROUPS, look
from greenroom.labs.fraud.history import OPENS, Conditions, History, history, seen, unseen
from greenroom.labs.fraud.models import Scorer, calibrate, fit
from greenroom.labs.fraud.policy import EXPLORED, Stops, choose, reviewed
from greenroom.labs.fraud.split import split
from greenroom.labs.fraud.thieves import Thieves, learn, strike, week
from greenroom.labs.fraud.world import Flags, Floats
from greenroom.labs.model import Choices

WEEK = 7


@dataclass(frozen=True, slots=True)
class Fitted:
    """A scorer with its threshold, the rows it was held against, and their features then."""

    score: Scorer
    stops: Stops
    held: Flags
    x: Floats


@dataclass(frozen=True, slots=True)
class Played:
    """A design's eight weeks; of the features the book keeps those that monitors watch."""

    first: Fitted
    book: Book


def play(choices: Choices, under: Conditions) -> Played:
    """Fit a design on a history and serve it to the end.

    Args:
        choices: The design, settled.
        under: The conditions it is tried under.
    """
    past, wait = history(under), int(choices["wait"])
    windows, known, features = seen(under, wait)
    book, thieves = open_book(past, known, features), past.thieves
    fitted = first = refit(choices, book, OPENS, under)
    usual = slice(int(np.searchsorted(book.payments.day, OPENS - LEARNS)), known.stop)
    book.launched[usual] = _scores(choices, first, book.x[usual])
    for day in range(OPENS, past.days, WEEK):
        if day > OPENS and _is_due(choices, book, day):
            fitted = refit(choices, book, day, under)
        rows, thieves = _struck(past, thieves, book, day, under.seed)
        book.x[rows] = look(windows, book.payments, book.soon(wait), rows)
        book.score[rows] = book.launched[rows] = _scores(choices, first, book.x[rows])
        if fitted is not first:
            book.score[rows] = _scores(choices, fitted, book.x[rows])
        _stop(choices, fitted, book, rows, under.seed)
        if under.reacts:
            tried = book.payments.only(rows)
            thieves = learn(thieves, tried, book.refused[rows])
    return Played(first, watched(book))


def refit(choices: Choices, book: Book, now: int, under: Conditions) -> Fitted:
    """Fit on what was known on a day, then calibrate and set the threshold on held-out rows."""
    wait, width = int(choices["wait"]), GROUPS[str(choices["features"])]
    y = book.known(now, wait, choices["backfill"] == "yes")
    x = book.x
    if choices["labels"] == "leak":
        until = int(np.searchsorted(book.payments.day, now))
        x = x.copy()
        x[:until] = look(unseen(under, wait), book.payments, y, slice(0, until))
    x = x[:, :width]
    day, labelled = book.payments.day, book.labelled
    train, held = split(str(choices["split"]), day, now - wait, int(choices["window"]), under.seed)
    train, held = train & labelled, held & labelled
    scorer = fit(str(choices["model"]), str(choices["balance"]), x[train], y[train], under.seed)
    scorer = calibrate(str(choices["calibration"]), scorer, x[held], y[held])
    shown, amount = scorer(x[held]), book.payments.amount[held]
    stops = choose(str(choices["threshold"]), shown, amount, y[held])
    return Fitted(scorer, stops, held, x[held])


def _struck(
    past: History, thieves: Thieves, book: Book, day: int, seed: int
) -> tuple[slice, Thieves]:
    """Let a week of theft happen in the book."""
    fashion = np.random.default_rng((seed, 79, day))
    thieves, tried = strike(thieves, past.dealt, day, fashion)
    rows = week(past.dealt.payments, day)
    book.payments.amount[rows], book.payments.kind[rows] = tried.amount, tried.kind
    return rows, thieves


def _scores(choices: Choices, fitted: Fitted, x: Floats) -> Floats:
    return fitted.score(x[:, : GROUPS[str(choices["features"])]])


def _stop(choices: Choices, fitted: Fitted, book: Book, rows: slice, seed: int) -> None:
    """Stop what is above the threshold, but what is let through to be learnt from."""
    score, amount, day = book.score[rows], book.payments.amount[rows], book.payments.day[rows]
    stopped = fitted.stops(score, amount)
    if choices["explore"] == "some":
        luck = np.random.default_rng((seed, 83, int(day[0]))).random(len(score))
        stopped &= luck >= EXPLORED
    book.stopped[rows], book.seen[rows] = stopped, reviewed(day, score, stopped)


def _is_due(choices: Choices, book: Book, day: int) -> bool:
    """Whether a new model goes live on a day; after an alarm, every two weeks for four."""
    policy = str(choices["retrain"])
    if policy == "alarm":
        rung = alarm_days(str(choices["monitor"]), watched(book), day, int(choices["wait"]))
        return any(day - 4 * WEEK < a < day and -(a - day) // WEEK % 2 == 0 for a in rung)
    every = {"never": 0, "fortnightly": 2 * WEEK, "monthly": 4 * WEEK}[policy]
    return every > 0 and (day - OPENS) % every == 0
