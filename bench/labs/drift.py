"""How soon the fraud lab's monitors find a change, how often they cry wolf, and what a bill saves.

Delay: in the lab's own world, which turns two weeks into service, with thieves that react. False
alarms: in a world as large where nothing turns and nobody reacts, over 180 days of service; days
that ring within a week of each other are one alarm, and are counted beside.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from greenroom.labs.choosing import settle
from greenroom.labs.fraud.alarms import Alarms, alarm_days
from greenroom.labs.fraud.design import measure
from greenroom.labs.fraud.history import OPENS, TRIED, Conditions
from greenroom.labs.fraud.lab import LAB
from greenroom.labs.fraud.play import WEEK, Played, play
from greenroom.labs.model import Choices, Value
from greenroom.labs.run import one_thread

QUIET_DAYS = 180
MONITORS = ("psi", "ks", "performance", "adwin")
SOUND: dict[str, Value] = {
    "report": "ap", "split": "time", "labels": "delayed", "balance": "none", "backfill": "yes",
    "threshold": "cost",
}  # fmt: skip


def show(asked: argparse.Namespace) -> None:
    """Print a row for each monitor, goals beside."""
    sound = settle(LAB, SOUND)
    half = {**sound, "threshold": "half"}
    still = replace(TRIED, days=OPENS + QUIET_DAYS, turns=None, growth=0.0)
    delays: dict[str, list[float]] = {each: [] for each in MONITORS}
    alarms: dict[str, list[float]] = {each: [] for each in MONITORS}
    rung: dict[str, list[float]] = {each: [] for each in MONITORS}
    bills = []
    with one_thread():
        for seed in range(asked.seeds):
            moving, at_half = play(sound, Conditions(seed)), play(half, Conditions(seed))
            bills.append((measure(at_half.book)["cost"], measure(moving.book)["cost"]))
            quiet = play(sound, Conditions(seed, setting=still, reacts=False))
            for each in MONITORS:
                delays[each].append(_rung(each, moving, sound).metrics()["found"])
                days = _rung(each, quiet, sound).days
                rung[each].append(float(len(days)))
                alarms[each].append(float(_apart(days)))
    print(f"{asked.seeds} seeds; days to find the turn; alarms and ringing days in {QUIET_DAYS}")
    for each in MONITORS:
        print(f"{each:12} found   {_told(delays[each])} (goal 7)")
        print(f"{'':12} alarms  {_told(alarms[each])} (goal 1); days {_told(rung[each])}")
    at, best = np.array(bills).T
    print(
        f"cost a day in the moving world: at 0.5 {at.mean():,.0f} €, at the lowest bill "
        f"{best.mean():,.0f} €: {best.mean() / at.mean():.2f} (goal .60)"
    )


def _rung(monitor: str, played: Played, choices: Choices) -> Alarms:
    end = int(played.book.payments.day.max()) + 1
    return Alarms(alarm_days(monitor, played.book, end, int(choices["wait"])), end)


def _apart(days: Sequence[int]) -> int:
    """How many alarms the ringing days are, a quiet week between each and the next."""
    return sum(day - before > WEEK for before, day in pairwise((-2 * WEEK, *days)))


def _told(values: Sequence[float]) -> str:
    return f"mean {np.mean(values):5.2f}, median {np.median(values):4.1f}, most {max(values):3.0f}"
