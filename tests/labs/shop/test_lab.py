from functools import cache

import pytest

from greenroom.labs.choosing import settle, spelled
from greenroom.labs.model import Trial, Value
from greenroom.labs.run import one_thread, quiet
from greenroom.labs.shop import design
from greenroom.labs.shop.lab import LAB
from greenroom.labs.shop.past import OPENS, past

SOUND: dict[str, Value] = {
    "signal": "click", "split": "time", "negatives": "shown", "features": "then",
    "candidates": "mixed", "cold": "content", "ranker": "logistic", "position": "weights",
    "fallback": "popular", "experiment": "fixed", "estimate": "dr",
}  # fmt: skip
KEPT = (
    design._candidates, design._ranker, design._first, design._service, design._plain,
    design._estimate,
)  # fmt: skip


@cache
def tried(**choices: Value) -> Trial:
    with one_thread():
        return design.trial(settle(LAB, choices), 0, quiet)


def measured(**choices: Value) -> dict[str, float]:
    return dict(tried(**choices).metrics)


def test_a_trial_repeats_to_the_last_bit_even_in_a_shop_drawn_anew() -> None:
    once = tried(**SOUND)
    past.cache_clear()
    for kept in KEPT:
        kept.cache_clear()

    with one_thread():
        again = design.trial(settle(LAB, SOUND), 0, quiet)

    assert dict(again.metrics) == dict(once.metrics)
    assert again.drawn == once.drawn
    assert set(again.metrics) == {metric.id for metric in LAB.metrics}


def test_a_sound_design_beats_popularity_and_one_by_ratings_does_not() -> None:
    assert measured(**SOUND)["lift"] > 0.1
    assert measured(**SOUND | {"signal": "rating"})["lift"] < 0


def test_a_random_split_and_one_by_time_do_not_say_the_same() -> None:
    gains = [measured(**SOUND | {"split": how})["offline-gain"] for how in ("random", "time")]

    assert abs(gains[0] - gains[1]) > 0.05


def test_features_of_today_flatter_the_ranker() -> None:
    assert measured(**SOUND | {"features": "latest"})["auc"] > measured(**SOUND)["auc"] + 0.1


def test_without_a_ranker_the_auc_is_that_of_the_candidates_order() -> None:
    assert measured(**SOUND | {"ranker": "none"})["auc"] != measured(**SOUND)["auc"]


def test_where_ratings_rank_the_ranker_changes_nothing_that_is_served() -> None:
    neural = measured()
    trees = measured(ranker="lambdamart")

    assert neural["auc"] != trees["auc"]
    assert {**neural, "auc": 0} == {**trees, "auc": 0}


def test_a_design_by_ratings_is_not_held_against_what_its_ranker_would_serve() -> None:
    told = [(each.choice, each.metric) for each in LAB.contrasts(settle(LAB, {}))]
    clicks = [
        (each.choice, each.metric) for each in LAB.contrasts(settle(LAB, {"signal": "click"}))
    ]

    assert ("features", "clicks") not in told
    assert ("features", "clicks") in clicks


def test_without_a_fallback_a_third_of_the_slates_fail_while_the_store_is_down() -> None:
    assert measured(**SOUND)["lost"] == 0
    broken = measured(**SOUND | {"fallback": "none"})

    assert broken["lost"] == pytest.approx(1 / 3, abs=0.01)
    assert broken["clicks"] < measured(**SOUND)["clicks"]


def test_peeking_calls_more_tests_of_equal_arms() -> None:
    called = {
        rule: measured(**SOUND | {"experiment": rule})["false-calls"]
        for rule in ("peek", "fixed", "sequential")
    }

    assert called["peek"] > 3 * called["fixed"]
    assert called["sequential"] == pytest.approx(0.05, abs=0.02)


def test_the_thoughtless_design_is_held_against_every_weak_choice_it_makes() -> None:
    mistakes = {each.mistake for each in LAB.contrasts(settle(LAB, {}))}

    assert mistakes >= {
        "offline-metric-only", "random-split-on-time-data", "target-leakage", "no-fallback",
        "cold-start-ignored", "feedback-loop-ignored", "no-monitoring", "complex-model-first",
    }  # fmt: skip


def test_every_contrast_names_what_there_is() -> None:
    near = [settle(LAB, {}), settle(LAB, SOUND)]

    for each in (contrast for choices in near for contrast in LAB.contrasts(choices)):
        assert spelled(each.instead) in [spelled(o.value) for o in LAB.choice(each.choice).options]
        assert LAB.metric(each.metric)
        numbers = dict.fromkeys(("here", "there", "effect", "gap"), 0.25)
        assert each.ask.format(**numbers).endswith("?")
        assert each.lesson.format(**numbers) != each.lesson


def test_nothing_of_the_service_is_in_the_past() -> None:
    assert past(0).log.week.max() == OPENS - 1
