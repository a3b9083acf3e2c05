import numpy as np
import pytest
from river.drift import ADWIN
from scipy.stats import ks_2samp

from greenroom.labs.fraud.choices import CHOICES
from greenroom.labs.fraud.design import trial
from greenroom.labs.fraud.history import OPENS, history
from greenroom.labs.fraud.lab import LAB
from greenroom.labs.fraud.policy import CAPACITY, bill, choose, reviewed
from greenroom.labs.fraud.split import split
from greenroom.labs.fraud.watch import Adwin, ks, psi
from greenroom.labs.model import Value
from greenroom.labs.run import one_thread, quiet

THOUGHTLESS: dict[str, Value] = {each.id: each.default for each in CHOICES}
SOUND: dict[str, Value] = {
    **THOUGHTLESS, "report": "ap", "split": "time", "labels": "delayed", "balance": "none",
    "threshold": "cost", "window": 28, "retrain": "weekly", "monitor": "psi", "backfill": "yes",
}  # fmt: skip


def measured(**choices: Value) -> dict[str, float]:
    with one_thread():
        return dict(trial({**SOUND, **choices}, 0, quiet).metrics)


def test_a_trial_repeats_to_the_last_bit_even_in_a_world_drawn_anew() -> None:
    once = measured()
    history.cache_clear()

    assert measured() == once
    assert set(once) == {metric.id for metric in LAB.metrics}


def test_a_leak_promises_much_and_serves_little() -> None:
    leaky, sound = measured(labels="leak"), measured()

    assert leaky["offline-ap"] > 0.9
    assert leaky["served-ap"] < sound["served-ap"]


def test_accuracy_hardly_sets_a_model_above_never_flagging() -> None:
    assert measured(report="accuracy")["margin"] < 0.02


def test_class_weights_foretell_more_fraud_than_comes() -> None:
    assert measured(balance="weights")["calibration"] > 2 * measured()["calibration"]


def test_without_a_monitor_the_change_is_never_noticed() -> None:
    assert measured(monitor="none")["found"] == 42
    assert measured()["found"] <= 7


def test_a_launched_model_grows_stale_in_a_world_that_turned() -> None:
    assert measured(retrain="never")["late-ap"] < measured()["late-ap"]


def test_the_thoughtless_design_is_held_against_every_weak_choice_it_makes() -> None:
    mistakes = {each.mistake for each in LAB.contrasts(THOUGHTLESS)}

    assert mistakes >= {
        "target-leakage", "accuracy-on-imbalanced-data", "random-split-on-time-data",
        "default-threshold", "no-monitoring", "complex-model-first",
    }  # fmt: skip


@pytest.mark.parametrize("how", ["random", "time"])
def test_no_payment_is_learnt_from_and_measured_on_and_none_is_of_the_future(how: str) -> None:
    day = history(0).payments.day

    train, held = split(how, day, OPENS, 28, 0)

    assert not (train & held).any()
    assert day[train | held].max() < OPENS


def test_by_time_a_week_lies_between_learning_and_measuring() -> None:
    day = history(0).payments.day

    train, held = split("time", day, OPENS, 28, 0)

    assert day[held].min() - day[train].max() > 7


def test_nobody_knows_a_fraud_before_it_is_reported() -> None:
    past = history(0)
    made = past.payments.time / 86_400

    known = past.known(OPENS, backfill=True)

    assert (made + past.payments.delay)[known].max() <= OPENS
    assert known.sum() > past.known(OPENS, backfill=False).sum()


def test_reviewers_look_at_the_highest_scores_of_a_day_up_to_their_capacity() -> None:
    score = np.random.default_rng(0).random(200)
    day = np.repeat([0, 1], 100)

    seen = reviewed(day, score, np.ones(200, dtype=np.bool_))

    assert seen.sum() == 2 * CAPACITY
    assert score[:100][seen[:100]].min() > score[:100][~seen[:100]].max()


def test_a_bill_is_fraud_let_through_and_looks_and_good_customers_refused() -> None:
    fraud = np.array([True, True, False, False])
    stopped = np.array([False, True, True, True])
    seen = np.array([False, True, True, False])
    amount = np.array([100.0, 50.0, 20.0, 20.0])

    assert bill(amount, fraud, stopped, seen, np.zeros(4, dtype=np.bool_)) == 100 + 2 * 5 + 15


def test_the_lowest_bill_stops_a_dear_fraud_and_lets_a_cheap_one_go() -> None:
    score, amount = np.array([0.9, 0.5, 0.2]), np.array([90.0, 2.0, 60.0])
    fraud = np.array([True, True, False])

    stopped = choose("cost", score, amount, fraud)(score, amount)

    assert stopped.tolist() == [True, False, False]


def test_distances_of_samples_are_those_of_the_textbook() -> None:
    rng = np.random.default_rng(0)
    here, there = rng.normal(0, 1, 4_000), rng.normal(0.5, 1, 3_000)

    assert ks(here, there) == pytest.approx(ks_2samp(here, there).statistic, abs=1e-12)
    assert psi(here, here) < 0.001
    assert psi(here, there) > 0.2


@pytest.mark.parametrize("seed", range(6))
def test_adwin_first_cuts_where_river_first_cuts(seed: int) -> None:
    rng = np.random.default_rng(seed)
    parts = (rng.random(1_500) < 0.2, rng.random(1_500) < 0.3 + 0.1 * (seed % 3))
    ours, theirs = Adwin(), ADWIN()  # type: ignore[no-untyped-call]
    cuts: tuple[list[int], list[int]] = ([], [])

    for place, value in enumerate(np.concatenate(parts).astype(float).tolist()):
        if ours.add(value):
            cuts[0].append(place)
        theirs.update(value)  # type: ignore[no-untyped-call]
        if theirs.drift_detected:
            cuts[1].append(place)

    assert cuts[0][:1] == cuts[1][:1]
    assert cuts[0]
