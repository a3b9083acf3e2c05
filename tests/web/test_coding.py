import json
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from starlette.testclient import TestClient

from greenroom.judging import Task, Unconfined, Watch
from greenroom.rehearsal import open_rehearsal
from greenroom.web.app import create_app
from greenroom.web.brief import brief
from tests.builders import a_world, grade_by_words
from tests.problems import RIGHT, WRONG, judge_by_sight, judge_when_told, write_coding_pack


def a_client(folder: Path, judge: object = judge_by_sight) -> TestClient:
    pack = folder / "pack"
    world = a_world(folder, pack_dir=pack if pack.exists() else write_coding_pack(folder))
    shell = open_rehearsal(world, grade_by_words, judge)  # type: ignore[arg-type]  # a test's own
    app = create_app(shell, {"testserver"})
    return TestClient(app, follow_redirects=False, raise_server_exceptions=False)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with a_client(tmp_path) as client:
        yield client


def at_the_code(client: TestClient) -> str:
    """Start the problem and say how one goes about it; the session's address."""
    here = client.post("/sessions", data={"problem": "double"}).headers["location"]
    client.post(f"{here}/answer", data={"turn": turn(client, here), "text": "My plan: multiply."})
    return str(here)


def turn(client: TestClient, here: str) -> str:
    found = re.search(r'name="turn" value="(\d+)"', client.get(here).text)
    assert found
    return found[1]


def send(client: TestClient, here: str, act: str, **fields: str) -> str:
    """Post a form as a browser without JavaScript does, and follow it; the page."""
    reply = client.post(f"{here}/{act}", data={"turn": turn(client, here), **fields})
    return client.get(reply.headers["location"]).text


def test_problems_are_listed_with_what_was_done_before(client: TestClient) -> None:
    assert "Doubling" in client.get("/problems").text
    assert "100%" not in client.get("/problems").text
    here = at_the_code(client)
    send(client, here, "submit", text=RIGHT)
    send(client, here, "move-on", text=RIGHT)

    page = client.get("/problems").text

    assert re.search(r"\d+%</span> on Monday 2 March", page)
    assert "Last time" in client.get("/problems/double").text


def test_a_problem_that_is_not_there_is_told(client: TestClient) -> None:
    assert client.get("/problems/doubel").status_code == 404


def test_a_whole_problem_is_solved_without_javascript(client: TestClient) -> None:
    here = at_the_code(client)

    page = send(client, here, "ask", query="Can the number be negative?", text=WRONG, comment="Hm.")
    assert "It can be negative." in page
    assert "def double(number):\n    return number" in page
    page = send(client, here, "run", text=WRONG)
    assert "Not right yet" in page
    page = send(client, here, "run", text=RIGHT)
    assert "new: passes now" in page
    assert "Go on to the questions about it" not in page
    page = send(client, here, "submit", text=RIGHT, comment="My plan held.")
    assert "Accepted" in page
    page = send(client, here, "move-on", text=RIGHT, comment="My plan held.")
    assert "What does it cost?" in page
    page = send(client, here, "end")

    assert "Of what ran" in page
    assert "Of what was said" in page
    assert "The code that was marked" in page
    assert '<mark class="earned">' in page
    assert "My plan held." in page


def test_code_and_comment_are_saved_as_they_are_typed(client: TestClient) -> None:
    here = at_the_code(client)
    number = int(turn(client, here))

    client.put(f"/api/v1{here}/draft", json={"turn": number, "text": "x = 1"})
    client.put(f"/api/v1{here}/comment", json={"turn": number, "text": "I begin."})

    told = client.get(f"/api/v1{here}").json()
    assert (told["draft"], told["comment"], told["kind"]) == ("x = 1", "I begin.", "code")


def test_each_check_is_told_as_it_finishes(client: TestClient) -> None:
    here = at_the_code(client)
    body = {"turn": int(turn(client, here)), "text": WRONG}

    started = client.post(f"/api/v1{here}/submissions", json=body)
    told = client.get(started.json()["events"]).text

    assert started.status_code == 202
    kinds = re.findall(r"^event: (\w+)$", told, re.MULTILINE)
    assert kinds == ["check", "check", "check", "done"]
    first = json.loads(re.findall(r"^data: (.*)$", told, re.MULTILINE)[0])
    assert first["outcome"] == "wrong_answer"
    assert client.get(f"/api/v1{here}/report").json()["verdict"] == "wrong_answer"


def test_who_comes_back_is_told_what_they_have_not_heard(client: TestClient) -> None:
    here = at_the_code(client)
    body = {"turn": int(turn(client, here)), "text": RIGHT}
    events = client.post(f"/api/v1{here}/submissions", json=body).json()["events"]
    client.get(events)

    again = client.get(events, headers={"last-event-id": "3"}).text

    assert re.findall(r"^event: (\w+)$", again, re.MULTILINE) == ["done"]


def test_a_page_that_is_reloaded_while_code_runs_watches_on(tmp_path: Path) -> None:
    go = Event()
    with a_client(tmp_path, judge_when_told(go)) as client:
        here = at_the_code(client)
        body = {"turn": int(turn(client, here)), "text": RIGHT}
        events = client.post(f"/api/v1{here}/runs", json=body).json()["events"]

        assert 'data-judging="true"' in client.get(here).text
        go.set()
        client.get(events)

        assert 'data-judging="false"' in client.get(here).text
        assert "The visible checks pass" in client.get(here).text


def test_where_nothing_shuts_code_in_the_candidate_is_asked_once(tmp_path: Path) -> None:
    agreed = tmp_path / "unconfined-code-is-fine"

    def judge(task: Task, watch: Watch) -> object:
        if not agreed.exists():
            raise Unconfined("this machine cannot shut the code in")
        return judge_by_sight(task, watch)

    with a_client(tmp_path, judge) as client:
        here = at_the_code(client)
        page = send(client, here, "run", text=RIGHT)
        assert "Run my code all the same" in page

        reply = client.post("/problems/agree", data={"back": here})

        assert reply.headers["location"] == here
        assert "The visible checks pass" in send(client, here, "run", text=RIGHT)


def test_a_page_out_of_date_keeps_its_code(client: TestClient) -> None:
    here = at_the_code(client)
    old = turn(client, here)
    send(client, here, "submit", text=RIGHT)
    send(client, here, "move-on")

    late = client.post(f"{here}/run", data={"turn": old, "text": WRONG})

    assert late.status_code == 409
    assert "return number" in late.text


def test_programs_do_all_that_pages_do(client: TestClient) -> None:
    assert client.get("/api/v1/problems").json()["problems"][0]["id"] == "double"
    assert client.get("/api/v1/problems/double").json()["hidden"] == 2
    here = client.post("/api/v1/sessions", json={"problem": "double"}).headers["location"]
    said = {"turn": client.get(here).json()["turn"], "text": "My plan: multiply."}
    number = client.post(f"{here}/answers", json=said).json()["turn"]

    asked = client.post(f"{here}/queries", json={"turn": number, "text": "Negative numbers?"})
    client.get(
        client.post(f"{here}/submissions", json={"turn": number, "text": RIGHT}).json()["events"]
    )
    after = client.post(f"{here}/next", json={"turn": number}).json()

    assert asked.json()["lines"][-1]["way"] == "reply"
    assert after["prompt"] == "What does it cost?"


def test_a_brief_is_shown_as_it_is_meant_and_nothing_in_it_is_markup() -> None:
    text = "# T\n\nUse `a < b` and **mind** <b>it</b>:\n\n1. one\n   more\n2. two\n\n"
    text += "```python\n>>> 1\n```"

    html = str(brief(text))

    assert html == (
        "<p>Use <code>a &lt; b</code> and <strong>mind</strong> &lt;b&gt;it&lt;/b&gt;:</p>\n"
        "<ol><li>one more</li><li>two</li></ol>\n"
        '<pre tabindex="0"><code>&gt;&gt;&gt; 1</code></pre>'
    )
