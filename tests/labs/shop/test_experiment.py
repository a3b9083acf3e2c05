import numpy as np
import pytest

from greenroom.labs.shop.catalogue import Floats
from greenroom.labs.shop.experiment import (
    Plan,
    dr,
    effective,
    fixed,
    ips,
    log_visits,
    peeking,
    replay,
    run_many,
    sequential,
    snips,
    value_of,
    visits_needed,
)

RUNS = 1_000
SAME = Plan(shares=(0.1, 0.1), visits=1_000)


def shop(seed: int = 0) -> tuple[Floats, Floats, Floats]:
    """True clicks of 200 visitors on 20 products, the policy that logged, and a new one."""
    rng = np.random.default_rng(seed)
    liking = rng.normal(0, 1, (200, 20))
    truth = 1 / (1 + np.exp(1.5 - liking))
    logging, new = (
        np.exp(t * (liking + rng.normal(0, 1, liking.shape))) for t in (0.2, 0.8)
    )  # fmt: skip
    return truth, *(each / each.sum(axis=1, keepdims=True) for each in (logging, new))


def test_an_experiment_without_a_difference_is_called_one_time_in_twenty() -> None:
    z = run_many(SAME, 4 * RUNS, 0)

    assert fixed(14).calls(z).mean() == pytest.approx(0.05, abs=0.014)
    assert sequential(14).calls(z).mean() == pytest.approx(0.05, abs=0.014)


def test_who_peeks_every_day_calls_it_far_more_often() -> None:
    z = run_many(SAME, RUNS, 0)

    assert peeking(14).calls(z).mean() > 0.15
    assert (peeking(14).calls(z) | ~fixed(14).calls(z)).all()


def test_as_many_visits_as_needed_find_the_lift_four_times_in_five() -> None:
    need = visits_needed(0.1, 0.1)
    plan = Plan(shares=(0.1, 0.11), visits=need // 14 + 1)
    few = Plan(shares=(0.1, 0.11), visits=need // 140)

    assert fixed(14).calls(run_many(plan, RUNS, 0)).mean() == pytest.approx(0.8, abs=0.04)
    assert fixed(14).calls(run_many(few, RUNS, 0)).mean() < 0.25


@pytest.mark.parametrize("name", ["ips", "snips", "dr"])
def test_intervals_off_policy_hold_the_truth_as_often_as_they_say(name: str) -> None:
    truth, logging, new = shop()
    right = value_of(truth, new)
    guess = np.clip(truth + np.random.default_rng(1).normal(0, 0.1, truth.shape), 0, 1)
    rng = np.random.default_rng(2)
    held = 0

    for _ in range(RUNS):
        log = log_visits(truth, logging, 2_000, rng)
        found = (
            {"ips": ips, "snips": snips}[name](log, new) if name != "dr" else dr(log, new, guess)
        )
        held += found.covers(right)

    assert 0.93 <= held / RUNS <= 0.97


def test_a_good_guess_makes_the_interval_narrow_and_a_bad_one_leaves_it_right() -> None:
    truth, logging, new = shop()
    log = log_visits(truth, logging, 20_000, np.random.default_rng(0))

    plain, good, bad = ips(log, new), dr(log, new, truth), dr(log, new, np.full_like(truth, 0.9))

    width = [each.high - each.low for each in (plain, good, bad)]
    assert width[1] < 0.85 * min(width[0], width[2])
    assert bad.covers(value_of(truth, new))


def test_replaying_only_what_agrees_with_the_log_misses_the_truth() -> None:
    rng = np.random.default_rng(0)
    # Half the visitors click on anything, and the old policy shows them what the new one would.
    truth = np.repeat([[0.5, 0.5], [0.1, 0.1]], 100, axis=0)
    logging = np.repeat([[0.9, 0.1], [0.1, 0.9]], 100, axis=0)
    new = np.repeat([[1.0, 0.0]], 200, axis=0)
    log = log_visits(truth, logging, 20_000, rng)

    assert not replay(log, new).covers(value_of(truth, new))
    assert ips(log, new).covers(value_of(truth, new))


def test_a_log_is_worth_fewer_visits_to_a_policy_that_does_otherwise() -> None:
    truth, logging, new = shop()
    log = log_visits(truth, logging, 5_000, np.random.default_rng(0))

    assert effective(log, logging) == pytest.approx(5_000)
    assert effective(log, new) < 4_000
