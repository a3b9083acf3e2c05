"""What the interviewer tells, and what stays the candidate's call."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from greenroom.content.cases import Fact, read_case
from greenroom.design.facts import YOUR_CALL, make_teller
from greenroom.language.embed import Embedder
from tests.cases import a_case
from tests.conftest import PACK


def test_a_fact_is_told_with_what_it_is_about() -> None:
    tell = make_teller(None)

    assert tell("how much budget is there?", a_case().facts) == "Budget: The budget is 7."


def test_what_nobody_knows_is_handed_back() -> None:
    assert make_teller(None)("which colour is the logo", a_case().facts) == YOUR_CALL
    assert make_teller(None)("how much budget?", ()) == YOUR_CALL


def test_two_facts_that_are_as_near_are_both_told() -> None:
    facts = (
        Fact(about="Cards", asks=("cards", "number of cards", "the cards"), say="Two million."),
        Fact(
            about="New cards", asks=("new cards", "cards a day", "the cards"), say="Six thousand."
        ),
    )

    told = make_teller(None)("the cards", facts)

    assert told.splitlines() == ["Cards: Two million.", "New cards: Six thousand."]


def test_what_a_candidate_asks_is_embedded_anew_and_what_facts_say_once() -> None:
    seen: list[str] = []

    def embed(texts: Sequence[str]) -> NDArray[np.float32]:
        seen.extend(texts)
        return np.ones((len(texts), 1), np.float32)

    tell = make_teller(embed)
    tell("first?", a_case().facts)
    tell("second?", a_case().facts)

    assert seen.count("The budget is 7.") == 1
    assert {"first?", "second?"} <= set(seen)


@pytest.mark.models
def test_the_shipped_case_knows_what_is_asked_in_its_words(embed: Embedder) -> None:
    facts = read_case(PACK, "fraud").facts
    tell = make_teller(embed)

    told = [fact.say in tell(fact.asks[0], facts) for fact in facts]

    assert all(told)
