from dataclasses import replace
from types import SimpleNamespace

import pytest
from starlette.testclient import TestClient

from greenroom.views import Debrief
from greenroom.web.app import create_app
from tests.builders import a_bank
from tests.web.debriefs import QUESTION, a_debrief
from tests.web.reading import Page, read


def shown(debrief: Debrief) -> Page:
    """The page of a debrief."""
    shell = SimpleNamespace(debrief=lambda _: debrief, bank=a_bank(QUESTION))
    client = TestClient(create_app(shell, {"testserver"}))  # type: ignore[arg-type]  # as asked
    return read(client.get("/sessions/s/debrief").text)


@pytest.fixture(scope="module")
def page() -> Page:
    return shown(a_debrief())


def test_quotes_and_notes_link_to_each_other(page: Page) -> None:
    inner = [link[1:] for link in page.links if link.startswith("#")]

    assert len(page.ids) == len(set(page.ids))
    assert set(inner) <= set(page.ids)
    assert "q1-quote1" in inner
    assert "q1-earned-baseline" in inner
    assert "q1-mistake-roc-auc-under-imbalance" in inner


def test_every_number_comes_with_its_interval_and_every_band_has_a_word(page: Page) -> None:
    assert "62%, between 51% and 73%" in page.text
    assert "55%, between 40% and 70%" in page.text
    assert "Solid" in page.text
    assert page.text.count("between") == 5  # the round, three axes, one question; and no other


def test_what_was_said_is_there_word_for_word_and_harmless(page: Page) -> None:
    assert "because almost every payment is <legitimate>." in page.text
    assert "legitimate" not in {tag for tag, _, _ in page.attributes}


def test_contradictions_mistakes_and_the_next_step_are_named(page: Page) -> None:
    assert "This also speaks against it" in page.text
    assert "Compare precision at the recall the team needs." in page.text
    assert "One step up: Ties the metric to the cost of each kind of error" in page.text
    assert "serious mistake" in page.text


def test_silence_and_thin_evidence_do_not_look_like_a_wrong_answer(page: Page) -> None:
    assert "You passed on this one." in page.text
    assert "left out of the numbers" in page.text


def test_a_round_without_marks_says_why_and_shows_no_number() -> None:
    bare = replace(
        a_debrief(), recommendation="", grader="", axes={}, reasons=("Nothing was graded.",),
        questions=(), mistakes=(), drills=(),
    )  # fmt: skip

    page = shown(bare)

    assert "Not marked" in page.text
    assert "Nothing was graded." in page.text
    assert "%" not in page.text
