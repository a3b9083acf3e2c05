from types import SimpleNamespace

import pytest
from starlette.testclient import TestClient

from greenroom.grading.card_page import sections
from greenroom.grading.card_text import read_card
from greenroom.web.app import create_app
from greenroom.web.render import page as render
from tests.builders import a_bank
from tests.grading.cards import a_card
from tests.web.debriefs import QUESTION, a_debrief
from tests.web.reading import Page, read


@pytest.fixture(scope="module")
def page() -> Page:
    """The page of a small card."""
    request = SimpleNamespace(cookies={}, url=SimpleNamespace(path="/marks"))
    found = render(
        request,  # type: ignore[arg-type]  # all of a request that a page asks for
        "marks.html",
        title="How good are the marks?",
        sections=sections(a_card()),
    )
    return read(bytes(found.body).decode())


def test_the_page_shows_what_was_measured(client: TestClient) -> None:
    answer = client.get("/marks")

    text = read(answer.text).text
    assert answer.status_code == 200
    assert "How good are the marks?" in text
    for section in sections(read_card()):
        assert section.title in text


def test_plain_words_come_before_the_tables(page: Page) -> None:
    assert "r is 1 when two markers move together exactly" in page.text
    assert page.text.index("What this does not tell") < page.text.index("The data sets, and who")
    assert "**" not in page.text


def test_every_table_can_be_read_aloud(page: Page) -> None:
    scopes = [value for tag, name, value in page.attributes if (tag, name) == ("th", "scope")]
    named = [value for tag, name, value in page.attributes if name == "aria-labelledby"]
    regions = [value for _, name, value in page.attributes if (name, value) == ("role", "region")]
    scrolls = [value for tag, name, value in page.attributes if name == "tabindex" and tag == "div"]

    assert set(scopes) == {"col", "row"}
    assert set(named) <= set(page.ids) | {"theme-label"}
    assert len(page.ids) == len(set(page.ids))
    assert len(regions) == len(scrolls) == sum("-table" in each for each in page.ids)


def test_every_score_of_a_debrief_leads_to_the_page() -> None:
    shell = SimpleNamespace(debrief=lambda _: a_debrief(), bank=a_bank(QUESTION))
    client = TestClient(create_app(shell, {"testserver"}))  # type: ignore[arg-type]  # as asked

    links = read(client.get("/sessions/s/debrief").text).links

    assert links.count("/marks") == 3  # the round, its axes, the one question that has marks
