"""What is said of a run: what was foreseen, what a real run confirms, what counts in a record."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from greenroom.labaccount import account_of, record_of
from greenroom.labs.choosing import settle
from greenroom.labs.model import Run, Value
from greenroom.labs.predicting import Prediction
from greenroom.labs.run import run
from greenroom.store.labruns import LabRun
from tests.builders import NINE
from tests.labs.coin import LAB

RIGHT, WRONG = 0.5, 5.0


def a_lab_run(
    name: str,
    minute: int,
    expected: float = RIGHT,
    chosen: Mapping[str, Value] | None = None,
    **other: Any,
) -> LabRun:
    """A run that was sealed at a minute past nine, and measured."""
    choices = settle(LAB, chosen or {})
    made = LabRun(
        id=name, lab="coin", revision=1, seed=0, choices=choices, chosen_at=NINE,
        predictions=(Prediction(metric="heads", value=expected, margin=0.5),),
        sealed_at=NINE + timedelta(minutes=minute),
        results={"grid": run(LAB, choices)},
    )  # fmt: skip
    return replace(made, **other)


def otherwise(ran: Run) -> Run:
    heads = replace(ran.metrics["heads"], mean=0.75)
    return replace(ran, metrics={**ran.metrics, "heads": heads})


def test_a_prediction_counts_once_for_each_design() -> None:
    first, again = a_lab_run("a", 1, WRONG), a_lab_run("b", 2, RIGHT)
    other = a_lab_run("c", 3, RIGHT, {"load": 0.9})

    found = record_of([other, again, first])

    assert (found.held, found.total) == (1, 2)
    assert account_of(LAB, again, [other, again, first]).seen
    assert not account_of(LAB, first, [other, again, first]).seen


def test_another_seed_of_a_design_that_was_seen_is_seen() -> None:
    first, again = a_lab_run("a", 1), a_lab_run("b", 2, seed=1)

    assert account_of(LAB, again, [again, first]).seen


def test_a_run_that_never_measured_anything_gives_nothing_away() -> None:
    broken, again = a_lab_run("a", 1, results={}), a_lab_run("b", 2)

    assert not account_of(LAB, again, [again, broken]).seen
    assert record_of([again, broken]).total == 1


def test_a_real_run_that_says_the_same_is_the_same_however_long_it_took() -> None:
    kept = a_lab_run("a", 1)
    real = replace(kept.results["grid"], seconds=9.0, series=())

    check = account_of(LAB, replace(kept, results={**kept.results, "real": real}), []).check

    assert check
    assert check.same
    assert check.differing == ()


def test_a_real_run_that_says_otherwise_is_told_with_both_numbers() -> None:
    kept = a_lab_run("a", 1)
    ahead = kept.results["grid"]
    kept = replace(kept, results={"grid": ahead, "real": otherwise(ahead)})

    found = account_of(LAB, kept, [])

    assert found.check
    assert not found.check.same
    assert found.check.differing == (("heads", ahead.metrics["heads"].mean, 0.75),)
    assert found.outcomes[0].measured.mean == 0.75


def test_a_run_of_an_earlier_revision_is_stale() -> None:
    assert account_of(replace(LAB, revision=2), a_lab_run("a", 1), []).stale
