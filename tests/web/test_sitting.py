import re

from starlette.testclient import TestClient

from greenroom.rehearsal import Rehearsal
from tests.web.reading import read

QUESTION = "accuracy-under-imbalance"
HTMX = {"HX-Request": "true"}
SAID = "The baseline never flags anything,\r\nand is right almost always."


def begin(client: TestClient) -> tuple[str, str]:
    """Start a question; returns its address and turn."""
    here = client.post("/sessions", data={"question": QUESTION}).headers["location"]
    return here, read(client.get(here).text).fields["turn"]


def test_a_round_is_sat_with_forms_alone(client: TestClient, shell: Rehearsal) -> None:
    started = client.post("/sessions", data={"round": "phone-screen"})
    assert started.status_code == 303
    here = started.headers["location"]

    for _ in range(40):
        page = client.get(here)
        if page.status_code == 303:
            break
        fields = {"turn": read(page.text).fields["turn"], "text": SAID}
        assert client.post(f"{here}/answer", data=fields).status_code == 303

    assert page.headers["location"] == f"{here}/debrief"
    assert shell.view(here.rpartition("/")[2]).state == "closed"


def test_line_ends_are_one_kind_whoever_sends_them(client: TestClient, shell: Rehearsal) -> None:
    here, turn = begin(client)

    client.post(f"{here}/answer", data={"turn": turn, "text": SAID})

    lines = shell.view(here.rpartition("/")[2]).lines
    assert SAID.replace("\r\n", "\n") in {line.text for line in lines}


def test_htmx_gets_the_part_that_changes(client: TestClient) -> None:
    here, turn = begin(client)

    part = client.post(f"{here}/answer", data={"turn": turn, "text": SAID}, headers=HTMX)

    assert part.status_code == 200
    assert part.text.lstrip().startswith('<div id="stage"')
    assert "never flags anything" in part.text


def test_htmx_is_sent_to_the_debrief_when_the_round_ends(client: TestClient) -> None:
    here, turn = begin(client)

    ended = client.post(f"{here}/end", data={"turn": turn, "text": SAID}, headers=HTMX)

    assert ended.headers["hx-redirect"] == f"{here}/debrief"


def test_whatever_button_is_pressed_the_text_in_the_box_is_saved(
    client: TestClient, shell: Rehearsal
) -> None:
    for act in ("draft", "hint", "pause"):
        here, turn = begin(client)

        client.post(f"{here}/{act}", data={"turn": turn, "text": "half a thought"})

        view = shell.resume(here.rpartition("/")[2])
        assert (act, view.draft) == (act, "half a thought")


def test_the_round_ends_with_what_stood_in_the_box(client: TestClient, shell: Rehearsal) -> None:
    here, turn = begin(client)

    client.post(f"{here}/end", data={"turn": turn, "text": "the last words"})

    lines = shell.view(here.rpartition("/")[2]).transcript
    assert "the last words" in {line.text for line in lines}


def test_sending_twice_counts_once(client: TestClient, shell: Rehearsal) -> None:
    here, turn = begin(client)

    for _ in range(2):
        answer = client.post(f"{here}/answer", data={"turn": turn, "text": SAID})

    assert answer.status_code == 303
    said = [line for line in shell.view(here.rpartition("/")[2]).lines if line.way == "answer"]
    assert len(said) == 1


def test_a_stale_page_shows_what_was_written_and_what_happened(client: TestClient) -> None:
    here, turn = begin(client)
    client.post(f"{here}/answer", data={"turn": turn, "text": SAID})
    late = {"turn": turn, "text": "written in <another> tab"}

    page = client.post(f"{here}/answer", data=late)
    part = client.post(f"{here}/answer", data=late, headers=HTMX)

    for answer in (page, part):
        assert answer.status_code == 409
        assert "written in &lt;another&gt; tab" in answer.text
        assert "moved on" in answer.text
    assert part.text.lstrip().startswith('<div id="stage"')


def test_a_pause_puts_the_question_away(client: TestClient, shell: Rehearsal) -> None:
    here, turn = begin(client)
    client.post(f"{here}/pause", data={"turn": turn, "text": ""})

    page = client.get(here).text

    assert "Paused" in page
    assert shell.bank.questions[QUESTION].ask[:40] not in page


def test_a_hint_says_what_it_costs_and_then_stands_with_the_question(client: TestClient) -> None:
    here, turn = begin(client)
    assert "costs half" in client.get(here).text

    part = client.post(f"{here}/hint", data={"turn": turn, "text": ""}, headers=HTMX).text

    assert "A hint" in part


def test_a_form_without_its_turn_is_told_so(client: TestClient) -> None:
    here, _ = begin(client)

    answer = client.post(f"{here}/answer", data={"text": SAID})

    assert answer.status_code == 400
    assert "which turn" in answer.text


def test_a_draft_stands_in_the_box_untouched(client: TestClient) -> None:
    here, turn = begin(client)
    typed = "\n  x < y && y > z\n</textarea><script>"

    client.post(f"{here}/draft", data={"turn": turn, "text": typed})

    page = client.get(here).text
    assert "</textarea><script>" not in page
    box = re.search(r"<textarea.*?>(.*?)</textarea>", page, re.DOTALL)
    assert box is not None
    assert box[1].startswith("\n\n  x &lt; y")  # a browser drops the first line end
