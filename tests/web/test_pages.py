from pathlib import Path

import pytest
from starlette.testclient import TestClient

from greenroom.rehearsal import Rehearsal
from greenroom.web import render
from greenroom.web.pages import suggest
from tests.builders import a_bank, a_round
from tests.web.reading import read

TEMPLATES = sorted((Path(render.HERE) / "templates").glob("*.html"))
QUESTION = "accuracy-under-imbalance"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_needs_an_unsafe_policy_or_another_site(template: Path) -> None:
    page = read(template.read_text("utf-8"))

    names = {name for _, name, _ in page.attributes}
    assert not {name for name in names if name == "style" or name.startswith(("on", "hx-on"))}
    assert "<style" not in template.read_text("utf-8")
    assert not [v for _, n, v in page.attributes if n in ("src", "href") and "//" in v]


def test_home_starts_with_what_is_unfinished(client: TestClient, shell: Rehearsal) -> None:
    view = shell.start_question(QUESTION)

    page = read(client.get("/").text)

    assert "in the middle of a round" in page.text
    assert f"/sessions/{view.id}" in page.links


def test_home_offers_a_round_when_nothing_is_unfinished(client: TestClient) -> None:
    page = read(client.get("/").text)

    assert "/rounds/phone-screen" in page.links


def test_every_round_and_question_has_its_page(client: TestClient, shell: Rehearsal) -> None:
    for name in shell.bank.rounds:
        assert client.get(f"/rounds/{name}").status_code == 200
    for name in shell.bank.questions:
        assert client.get(f"/questions/{name}").status_code == 200
    for name in shell.bank.topics:
        assert client.get(f"/questions?topic={name}").status_code == 200


def test_the_bank_links_to_every_question(client: TestClient, shell: Rehearsal) -> None:
    links = read(client.get("/questions").text).links

    assert {f"/questions/{name}" for name in shell.bank.questions} <= set(links)


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/rounds/none", "/questions/none", "/questions?topic=none", "/sessions/none"],
)
def test_what_is_not_there_is_told_in_our_words(client: TestClient, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 404
    assert "There is nothing here" in answer.text


def test_the_theme_is_kept_and_rendered_without_a_flash(client: TestClient) -> None:
    back = client.post("/theme", data={"theme": "dark", "back": "/history"})

    assert back.headers["location"] == "/history"
    assert 'data-theme="dark"' in client.get("/").text


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_the_theme_sends_nobody_to_another_site(client: TestClient, back: str) -> None:
    answer = client.post("/theme", data={"theme": "dark", "back": back})

    assert answer.headers["location"] == "/"


def test_the_next_round_is_one_that_was_not_rehearsed() -> None:
    bank = a_bank(rounds=(a_round(id="phone-screen", title="A"), a_round(id="other", title="B")))

    first = suggest(bank, ())

    assert first is not None
    assert first.id == "phone-screen"
    assert suggest(a_bank(), ()) is not None
