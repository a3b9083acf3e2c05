import numpy as np
import pytest
from numpy.typing import NDArray

from greenroom.design.board import Box, parse
from greenroom.design.parts import find
from greenroom.design.recognition import Names
from tests.design.boards import BOARD, EXAMPLE, without


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Scoring Service", "scoring"),
        ("fraud scorer", "scoring"),
        ("scoring svc", "scoring"),
        ("FeatureStore (online)", "online-store"),
        ("offline feature-stores", "offline-store"),
        ("dwh", "offline-store"),
        ("shared feature code", "definitions"),
        ("charge-back feed", "labels"),
        ("retraining", "training"),
        ("fall back", "fallback"),
        ("moniotring", "monitoring"),
        ("payments monitoring", "monitoring"),
        ("monitoring of the scoring service", "monitoring"),
        ("drift alerting", "monitoring"),
        ("table of chargebacks", "labels"),
        ("health checks on the model server", None),
        ("people who look at prediction logs", None),
        ("kafka", None),
        ("no monitoring", None),
        ("monitoring (later)", None),
    ],
)
def test_a_box_is_known_by_its_words(name: str, part: str | None) -> None:
    known = Names(BOARD.parts).in_box(Box(key=name, name=name))

    assert [each.part for each in known] == ([part] if part else [])


def test_a_box_of_two_things_is_both_and_of_three_is_two() -> None:
    names = Names(BOARD.parts)

    both = names.in_box(Box(key="x", name="rule engine + scoring service"))
    three = names.in_box(Box(key="x", name="rules, monitoring and training"))

    assert [each.part for each in both] == ["fallback", "scoring"]
    assert len(three) == 2


def test_a_note_says_what_else_a_box_is() -> None:
    box = Box(key="x", name="model server", note="with rules when it is late")

    known = Names(BOARD.parts).in_box(box)

    assert [each.part for each in known] == ["scoring", "fallback"]


def test_a_box_whose_words_say_nothing_is_known_by_its_meaning_where_a_model_is_installed() -> None:
    def embed(texts: object) -> NDArray[np.float32]:
        near = {"watchtower": 0, "Prometheus": 0}
        assert isinstance(texts, list)
        rows = [near.get(text, number + 1) for number, text in enumerate(texts)]
        return np.eye(len(texts) + 1, dtype=np.float32)[rows]

    plain = find(BOARD, parse("watchtower -> phone"))
    found = find(BOARD, parse("watchtower -> phone"), embed)

    assert plain.level("monitoring") == 0
    assert found.level("monitoring") == 2


def test_a_full_board_lacks_nothing() -> None:
    found = find(BOARD, parse(EXAMPLE))

    assert found.missing == ()
    assert {found.level(part.id) for part in BOARD.parts} == {2}


def test_what_is_missing_comes_heaviest_first_and_parts_before_ways() -> None:
    found = find(BOARD, parse(without("monitoring", "rules")))

    assert found.missing == ("monitoring", "fallback", "log", "log-to-monitoring")


def test_a_part_without_an_arrow_is_named_only() -> None:
    found = find(BOARD, parse("monitoring\nI would also keep a decision log of what was decided."))

    assert (found.level("monitoring"), found.level("log")) == (1, 1)


def test_a_way_may_lead_over_other_boxes_but_not_round_the_whole_board() -> None:
    near = find(BOARD, parse("decision log -> stream -> job -> monitoring"))
    far = find(BOARD, parse("decision log -> a -> b -> c -> d -> monitoring"))
    back = find(BOARD, parse("monitoring -> decision log"))

    assert near.level("log-to-monitoring") == 1
    assert far.level("log-to-monitoring") == back.level("log-to-monitoring") == 0


def test_where_everything_leads_to_everything_no_way_is_shown() -> None:
    every = "gateway, scoring, decision log, monitoring"

    found = find(BOARD, parse(f"{every} -> {every}"))

    assert found.crowded
    assert found.level("scoring") == 2
    assert found.level("gateway-to-scoring") == 0


def test_features_computed_twice_are_skew() -> None:
    twice = "online store -> scoring\nwarehouse -> training\nfeature code -> warehouse"

    found = find(BOARD, parse(twice))

    assert "definitions-shared" in found.missing


@pytest.mark.parametrize(
    "text",
    [
        "feature code -> scoring, training",
        "feature code -> online store -> scoring\nfeature code -> warehouse -> training",
        "scoring -> decision log: features and score\ndecision log -> training",
    ],
)
def test_one_place_that_feeds_both_or_logged_features_are_no_skew(text: str) -> None:
    found = find(BOARD, parse(text))

    assert found.level("definitions-shared") == 1


def test_a_log_without_features_does_not_cure_skew() -> None:
    found = find(BOARD, parse("scoring -> decision log: score\ndecision log -> training"))

    assert found.level("definitions-shared") == 0
