"""A design measured in another process: the same run, told of, stopped, or lost and said so."""

import os
from pathlib import Path
from threading import Event

import pytest

from greenroom.errors import UserError
from greenroom.labs.choosing import settle
from greenroom.labs.model import Cancelled, Choices, Progress, Run, Trial
from greenroom.labs.run import run
from greenroom.measuring import Order, measure_apart
from tests.labs.coin import LAB, WHERE, a_coin
from tests.labs.test_kept import a_grid

CHOICES = settle(LAB, {})


def vanish(*_: object) -> Trial:
    os._exit(9)


def break_down(*_: object) -> Trial:
    raise ValueError("no coin")


def go_on(_choices: Choices, _seed: int, progress: Progress) -> Trial:
    while True:
        progress(0.5, "thrown")


VANISHING, BREAKING, ENDLESS = a_coin(vanish), a_coin(break_down), a_coin(go_on)


def measured(where: str, *folders: Path, stop: Event | None = None) -> tuple[Run, list[str]]:
    told: list[str] = []

    def tell(_done: float, what: str) -> None:
        told.append(what)
        if stop:
            stop.set()

    order = Order(where=where, choices=CHOICES, seed=0, folders=folders)
    return measure_apart(order, tell, stop or Event()), told


def test_it_measures_what_this_process_would_and_tells_every_step() -> None:
    ran, told = measured(WHERE)

    assert ran == run(LAB, {})
    assert told[-1] == "done"
    assert any("seed 5 of 5" in each for each in told)


def test_what_a_grid_knows_is_not_measured_again_but_the_design_itself_is(tmp_path: Path) -> None:
    a_grid(LAB, tmp_path)

    ran, told = measured(WHERE, tmp_path)

    assert ran == run(LAB, {})
    assert all("instead" not in each for each in told)
    assert ran.series


def test_a_run_is_stopped_midway() -> None:
    with pytest.raises(Cancelled):
        measured("tests.test_measuring:ENDLESS", stop=Event())


def test_a_process_that_is_lost_is_told() -> None:
    with pytest.raises(UserError, match="the process that measures was lost"):
        measured("tests.test_measuring:VANISHING")


@pytest.mark.filterwarnings("ignore")
def test_a_lab_that_breaks_down_is_told_in_one_line() -> None:
    with pytest.raises(UserError, match="the run broke down: no coin"):
        measured("tests.test_measuring:BREAKING")
