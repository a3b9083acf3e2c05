import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from greenroom.rehearsal import Rehearsal, open_rehearsal
from greenroom.web.app import create_app
from tests.builders import a_world, grade_by_words
from tests.cases import BOARD, write_design_pack
from tests.web.design_pages import begin, go_to, send, task, turn


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Rehearsal]:
    pack = write_design_pack(tmp_path)
    shell = open_rehearsal(a_world(tmp_path, pack_dir=pack), grade_by_words)
    yield shell
    shell.close()


@pytest.fixture
def client(shell: Rehearsal) -> Iterator[TestClient]:
    app = create_app(shell, {"testserver"})
    with TestClient(app, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


def test_cases_are_listed_and_each_says_what_will_happen(client: TestClient) -> None:
    listed, shown = client.get("/cases").text, client.get("/cases/cards").text

    assert 'href="/cases/cards"' in listed
    assert "Arithmetic" in shown
    assert "Defence" in shown
    assert client.get("/cases/nothing").status_code == 404


def test_a_phase_shows_its_template_its_clock_the_brief_and_the_way_ahead(
    client: TestClient,
) -> None:
    page = client.get(begin(client)).text

    assert "Who decides what, on the strength of this system" in page
    assert "The bank wants less fraud." in page
    assert "data-share-left" in page
    assert page.count('aria-current="step"') == 1


def test_a_fact_is_asked_for_and_stays_readable(client: TestClient) -> None:
    here = begin(client)

    page = send(client, here, "fact", query="how much traffic", text="half a thought")

    assert "The traffic is 100." in page
    assert "half a thought" in page
    later = send(client, here, "answer", text="Enough.")
    assert "The brief, and what you were told" in later


def test_what_was_said_earlier_is_readable_in_later_phases(client: TestClient) -> None:
    here = begin(client)
    send(client, here, "answer", text="The reviewers decide, in a second.")

    go_to(client, here, "capacity")

    assert "The reviewers decide, in a second." in client.get(here).text


def test_the_arithmetic_is_a_field_a_number_and_says_how_it_is_read(client: TestClient) -> None:
    here = begin(client)
    go_to(client, here, "capacity")

    page = send(
        client, here, "draft", **{"amount-rate": "8.64e6/86400 * 3 = 300/s", "amount-looks": "0.5"}
    )

    assert "8.64 million payments a day" in page
    assert "Read as 300 /s." in page
    assert "Read as 0.5, which is 50%." in page
    assert "rate: 8.64e6/86400 * 3 = 300/s\nlooks: 0.5" in page


def test_the_board_is_drawn_and_changed_by_its_lists_without_javascript(
    client: TestClient,
) -> None:
    here = begin(client)
    go_to(client, here, "board")

    drawn = send(client, here, "draft", text="payments -> scoring: each\n-> nothing")
    send(client, here, "board", text="payments -> scoring", edit="add", name="monitoring")
    text = "payments -> scoring\nmonitoring"
    page = send(
        client, here, "board", text=text, edit="connect",
        source="scoring", target="monitoring", flow="scores",
    )  # fmt: skip

    assert 'class="board-drawing"' in drawn
    assert "payments sends each to scoring." in drawn
    assert "Line 2: nothing stands before the arrow" in drawn
    assert "monitoring\nscoring -> monitoring: scores" in page


def test_a_change_that_cannot_be_is_told_and_changes_nothing(client: TestClient) -> None:
    here = begin(client)
    fields = {"turn": str(turn(client, here)), "text": "a -> b", "edit": "add", "name": "a"}

    reply = client.post(f"{here}/board", data=fields)

    assert reply.status_code == 400
    assert "on the board already" in reply.text


def test_a_lab_is_predicted_run_and_defended(client: TestClient) -> None:
    here = begin(client)
    go_to(client, here, "lab")
    lab = {"pick-weights": "balanced", "mean-ece": "98 %", "low-ece": "0.9"}
    draft = send(client, here, "draft", **lab)

    came = send(client, here, "lab", **lab)
    defence = send(client, here, "lab/on")

    assert 'value="0.98"' in draft
    assert "What you expected, and what came" in came
    assert "Go on to the defence" in came
    assert task(client, here) == "talk"
    assert any(digit in defence for digit in "0123456789")


def test_a_lab_that_cannot_be_read_says_so_and_keeps_what_was_typed(client: TestClient) -> None:
    here = begin(client)
    go_to(client, here, "lab")

    page = send(client, here, "lab", **{"pick-weights": "balanced", "mean-ece": "a lot"})

    assert "expect numbers for mean, low and high" in page
    assert 'value="a lot"' in page


def test_the_debrief_shows_readings_the_board_and_the_run(client: TestClient) -> None:
    here = begin(client)
    go_to(client, here, "capacity")
    send(client, here, "answer", **{"amount-rate": "300", "amount-store": "8 Gbit"})
    while task(client, here) == "capacity":
        send(client, here, "skip")
    go_to(client, here, "board")
    send(client, here, "answer", text=BOARD.replace("log -> monitoring", ""))
    while task(client, here) == "board":
        send(client, here, "skip")
    go_to(client, here, "lab")
    send(client, here, "lab", **{"pick-weights": "balanced", "mean-ece": "0.98"})

    page = send(client, here, "end")

    assert "Without a unit it is read as a number a second." in page
    assert "Missing: Monitoring" in page
    assert "Without monitoring it fails." in page
    assert "A board that has it all" in page
    assert "What your design did" in page
    assert 'href="/cases/cards"' in page


def test_programs_draw_boards_read_numbers_and_run_labs(client: TestClient) -> None:
    made = client.post("/api/v1/sessions", json={"case": "cards"}).json()
    here = f"/sessions/{made['id']}"
    board = {"text": "a -> b", "edit": "rename", "fields": {"box": "a", "to": "gateway"}}

    drawn = client.post("/api/v1/board", json=board).json()
    go_to(client, here, "capacity")
    read = client.post(f"/api/v1{here}/readings", json={"text": "rate: 3M a day"}).json()
    go_to(client, here, "lab")
    text = json.dumps({"choices": {}, "expect": {"ece": 0.2}})
    words = {"turn": turn(client, here), "text": text}
    before = client.get(f"/api/v1{here}/easel").json()
    told = client.post(f"/api/v1{here}/measuring", json=words).json()
    events = client.get(told["events"]).text
    after = client.get(f"/api/v1{here}/easel").json()
    state = client.post(f"/api/v1{here}/defence", json={"turn": turn(client, here)}).json()

    assert (made["case"], made["task"]) == ("cards", "")
    assert (drawn["text"], drawn["said"]) == ("gateway -> b", "a is now called gateway.")
    assert drawn["sentences"] == ["gateway leads to b."]
    assert read == {"rate": "Read as 34.7 /s.", "store": "", "looks": ""}
    assert "event: done" in events
    assert (before["lab"]["run"], before["task"], len(before["steps"])) == (None, "lab", 14)
    assert after["lab"]["run"]["metrics"]["ece"]["mean"] > 0
    assert state["part"] == "Defence"
    assert client.get("/api/v1/cases").json()[0]["id"] == "cards"
