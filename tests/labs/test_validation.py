import numpy as np
import pytest

from greenroom.labs import validation as lab
from greenroom.labs.model import Value
from greenroom.labs.run import one_thread
from greenroom.labs.validation_lab import LAB

HONEST: dict[str, Value] = {
    "world": "independent",
    "rows": 120,
    "copies": "removed",
    "selection": "inside",
    "scaling": "inside",
    "model": "linear",
    "split": "random",
    "folds": "5",
}


def quiet(share: float, what: str) -> None:
    pass


def mean(metric: str, **choices: Value) -> float:
    with one_thread():
        found = [LAB.trial(HONEST | choices, seed, quiet).metrics[metric] for seed in range(2)]
    return float(np.mean(found))


def test_an_honest_claim_is_the_truth_but_for_chance() -> None:
    assert abs(mean("optimism")) < 0.03


def test_selection_outside_the_folds_is_optimistic_and_worst_with_few_rows() -> None:
    few, many = (mean("optimism", selection="before", rows=rows) for rows in (60, 480))

    assert few > 0.1
    assert few > many


def test_scaling_outside_the_folds_hardly_matters() -> None:
    assert abs(mean("optimism", scaling="before") - mean("optimism")) < 0.01


def test_copies_flatter_a_model_that_remembers_its_rows() -> None:
    remembering = mean("optimism", copies="kept", model="nearest")

    assert remembering > 0.08
    assert remembering > mean("optimism", copies="kept") + 0.05


def test_people_on_both_sides_flatter_and_folds_by_person_do_not() -> None:
    mixed = mean("optimism", world="grouped", selection="none")

    assert mixed > 0.3
    assert abs(mean("optimism", world="grouped", selection="none", split="group")) < 0.06


def test_a_split_by_time_is_nearer_to_the_days_that_follow() -> None:
    assert mean("optimism", world="drifting", split="time") < mean("optimism", world="drifting")


def test_one_split_misses_by_more_than_ten_folds() -> None:
    assert mean("miss", folds="one") > 1.5 * mean("miss", folds="10")


@pytest.mark.parametrize("kind", ["random", "stratified", "group"])
def test_folds_hold_every_row_out_once(kind: str) -> None:
    rng = np.random.default_rng(1)
    sample = lab.draw("grouped", 60, 0.0, rng)

    held = lab.folds(kind, sample, 5, rng)

    assert sorted(np.concatenate(held)) == list(range(60))
    if kind == "group":
        assert all(
            not set(sample.group[rows]) & set(np.delete(sample.group, rows)) for rows in held
        )


def test_folds_by_time_come_after_the_rows_they_are_trained_on() -> None:
    sample = lab.draw("drifting", 60, 0.0, np.random.default_rng(1))

    held = lab.folds("time", sample, 5, np.random.default_rng(2))

    starts = [sample.time[rows].min() for rows in held]
    assert starts == sorted(starts)
    assert all((sample.time < start).sum() >= 10 for start in starts)
