import numpy as np
import pytest
from river.drift import ADWIN
from scipy.stats import ks_2samp
from sklearn.metrics import f1_score

from greenroom.labs.fraud.watch import Adwin, expected_f1, ks, psi


def test_distances_of_samples_are_those_of_the_textbook() -> None:
    rng = np.random.default_rng(0)
    here, there = rng.normal(0, 1, 4_000), rng.normal(0.5, 1, 3_000)

    assert ks(here, there) == pytest.approx(ks_2samp(here, there).statistic, abs=1e-12)
    assert psi(here, here) < 0.001
    assert psi(here, there) > 0.2


@pytest.mark.parametrize("at", [0.1, 0.3, 0.6])
def test_expected_f1_is_the_real_one_where_scores_are_chances(at: float) -> None:
    rng = np.random.default_rng(0)
    chance = rng.beta(0.3, 1.5, 200_000)
    fraud = rng.random(len(chance)) < chance

    assert expected_f1(chance, at) == pytest.approx(f1_score(fraud, chance >= at), abs=0.01)
    assert expected_f1(chance) >= expected_f1(chance, at)


def test_expected_f1_does_not_know_that_what_makes_a_fraud_has_changed() -> None:
    rng = np.random.default_rng(0)
    chance = rng.beta(0.3, 1.5, 50_000)
    fraud = rng.random(len(chance)) < 0.2

    assert f1_score(fraud, chance >= 0.3) < 0.6 * expected_f1(chance, 0.3)


@pytest.mark.parametrize("seed", range(6))
def test_adwin_cuts_wherever_river_cuts(seed: int) -> None:
    rng = np.random.default_rng(seed)
    shares = (0.2, 0.3 + 0.1 * (seed % 3), 0.05, 0.5)
    stream = np.concatenate([rng.random(1_500) < share for share in shares]).astype(float)
    ours, theirs = Adwin(), ADWIN()  # type: ignore[no-untyped-call]
    cuts: tuple[list[int], list[int]] = ([], [])

    for place, value in enumerate(stream.tolist()):
        if ours.add(value):
            cuts[0].append(place)
            ours = Adwin()  # river begins anew after a cut
        theirs.update(value)  # type: ignore[no-untyped-call]
        if theirs.drift_detected:
            cuts[1].append(place)

    assert cuts[0] == cuts[1]
    assert len(cuts[0]) >= 3


def test_adwin_keeps_what_came_after_a_change() -> None:
    adwin = Adwin()
    stream = [0.0] * 1_000 + [1.0] * 1_000

    cuts = [place for place, value in enumerate(stream) if adwin.add(value)]

    assert 1_000 <= cuts[0] < 1_100
    assert adwin.total / adwin.width == pytest.approx(1.0, abs=0.01)
