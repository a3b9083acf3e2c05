from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from greenroom.grading.perturb import (
    ORDERS,
    in_words,
    keywords,
    misheard,
    mistyped,
    negated,
    ordered,
)

TEXT = (
    "Regularisation adds a penalty, so the weights stay small. It cannot remove noise from 512 "
    "labels, but their effect on the dataset is lower; nobody measures 1.5% of it."
)


@pytest.mark.parametrize("change", [keywords, mistyped, misheard, negated])
def test_a_text_always_changes_the_same_way(change: Callable[[str], str]) -> None:
    first = change(TEXT)
    change("Another text draws from other dice.")

    assert first != TEXT
    assert change(TEXT) == first


@pytest.mark.parametrize(
    ("said", "opposite"),
    [
        ("It is dense, but it cannot grow.", "It is not dense, but it can grow."),
        ("TCP doesn't wait; UDP never does.", "TCP does wait; UDP does."),
        ("Like poles repel.", "It is not true that like poles repel."),
        ("RAM forgets.\n\nDisks never forget.", "RAM forgets.\n\nDisks forget."),
        ("It works without labels.", "It works with labels."),
        ("I can’t see it, and I won't look.", "I can see it, and I will look."),
        ("Water.", "It is not true that water."),
        ("", ""),
    ],
)
def test_every_clause_says_the_opposite(said: str, opposite: str) -> None:
    assert negated(said) == opposite


def test_keywords_are_the_words_that_carry_meaning_once_and_in_another_order() -> None:
    found = keywords("The stack returns the item that the stack was handed last.").split(", ")

    assert sorted(found) == ["handed", "item", "last", "returns", "stack"]
    assert found != ["stack", "returns", "item", "handed", "last"]


def test_one_letter_in_twenty_is_mistyped() -> None:
    plain = "the quick brown fox jumps over a lazy dog and sleeps " * 10  # 420 letters

    touched = Levenshtein.distance(plain, mistyped(plain))

    assert 15 <= touched <= 2 * 21  # a swap counts as two changes


def test_words_stay_words_when_mistyped() -> None:
    typed = mistyped(TEXT)

    assert typed.count(" ") == TEXT.count(" ")
    assert "512" in typed


def test_speech_has_no_points_no_capitals_and_numbers_in_words() -> None:
    heard = misheard("The API took 42 ms, i.e. 1.5% of the total. Overfitting!")

    assert heard == heard.lower()
    assert not set(".,;:!%") & set(heard)
    assert {"forty", "two", "one", "point", "five", "percent"} <= set(heard.split())
    assert "over fitting" in heard


def test_speech_adds_fillers_repeats_words_and_mistakes_those_that_sound_alike() -> None:
    long = "there is some weight to write by the sea and their site is higher than the root " * 12

    heard = misheard(long).split()

    assert {"um", "uh"} & set(heard)
    assert {"wait", "right", "buy", "sight"} & set(heard)
    assert any(a == b for a, b in pairwise(heard))


@pytest.mark.parametrize(
    ("number", "spoken"),
    [("0", "zero"), ("13", "thirteen"), ("42", "forty two"), ("90", "ninety"),
     ("512", "five one two"), ("1.5", "one point five"),
     ("100.25", "one zero zero point two five")],
)  # fmt: skip
def test_numbers_are_spoken(number: str, spoken: str) -> None:
    assert in_words(number) == spoken


def test_orders_come_alone_and_after_an_answer() -> None:
    assert ordered() == ORDERS
    assert len(set(ORDERS)) == 5
    assert all(text.startswith("A pancake. ") for text in ordered("A pancake.\n"))


@settings(deadline=None)  # the first text waits for the word lists
@given(st.text())
def test_any_text_can_be_changed(text: str) -> None:
    for change in (negated, keywords, mistyped, misheard):
        assert change(text) == change(text)
