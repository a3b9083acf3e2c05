from typing import Any

import pytest
from starlette.testclient import TestClient

from greenroom.grading.report import grade_json
from greenroom.rehearsal import Rehearsal
from greenroom.report import debrief_json, move_json

API = "/api/v1"
QUESTION = "accuracy-under-imbalance"


def begin(client: TestClient) -> dict[str, Any]:
    answer = client.post(f"{API}/sessions", json={"question": QUESTION})
    assert answer.status_code == 201
    return dict(answer.json())


def test_a_round_is_sat_over_http(client: TestClient, shell: Rehearsal) -> None:
    session = client.post(f"{API}/sessions", json={"round": "phone-screen", "seed": 1}).json()
    here = f"{API}/sessions/{session['id']}"

    while session["state"] == "asking":
        body = {"turn": session["turn"], "text": "The baseline and the metric and the threshold."}
        session = client.post(f"{here}/answers", json=body).json()

    debrief = client.get(f"{here}/debrief").json()
    assert debrief["session"] == session["id"]
    assert debrief == debrief_json(shell.debrief(session["id"]))


def test_a_session_tells_nothing_only_the_interviewer_knows(client: TestClient) -> None:
    session = begin(client)

    assert session["question"] == QUESTION
    assert not {"rubric", "answer", "probes", "exemplars"} & set(session)


def test_a_draft_is_saved_and_comes_back(client: TestClient) -> None:
    session = begin(client)
    here = f"{API}/sessions/{session['id']}"

    saved = client.put(f"{here}/draft", json={"turn": session["turn"], "text": "half a thought"})

    again = client.get(here).json()
    assert saved.json()["saved_at"] == again["draft_at"]
    assert again["draft"] == "half a thought"


def test_hint_pause_resume_skip_and_end_do_what_they_say(client: TestClient) -> None:
    session = begin(client)
    here = f"{API}/sessions/{session['id']}"

    hinted = client.post(f"{here}/hint", json={"turn": session["turn"]}).json()
    assert hinted["lines"][-1]["way"] == "hint"
    assert client.post(f"{here}/pause").json()["state"] == "paused"
    resumed = client.post(f"{here}/resume").json()
    assert resumed["state"] == "asking"
    assert client.post(f"{here}/skip", json={"turn": resumed["turn"]}).json()["state"] == "closed"
    assert client.post(f"{here}/end").json()["state"] == "closed"


def test_an_answer_is_marked_as_the_command_line_marks_it(
    client: TestClient, shell: Rehearsal
) -> None:
    said = "A baseline that never flags anything."

    marked = client.post(f"{API}/questions/{QUESTION}/grade", json={"answer": said})

    grade, move = shell.grade(QUESTION, said)
    assert marked.json() == grade_json(grade, move_json(move))


def test_questions_and_rounds_are_listed_and_shown(client: TestClient, shell: Rehearsal) -> None:
    listed = client.get(f"{API}/questions").json()

    assert {each["id"] for each in listed} == set(shell.bank.questions)
    assert client.get(f"{API}/questions/{QUESTION}").json()["rubric"]
    assert len(client.get(f"{API}/rounds").json()) == len(shell.bank.rounds)
    assert client.get(f"{API}/health").json()["status"] == "ok"


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/questions/none", None, 404),
        ("GET", "/sessions/none", None, 404),
        ("GET", "/nowhere", None, 404),
        ("POST", "/sessions", {"round": "none"}, 404),
        ("POST", "/sessions", {}, 400),
        ("POST", "/sessions", {"round": 3}, 422),
        ("POST", "/sessions", {"round": "phone-screen", "seed": 2**63}, 422),
        ("POST", "/sessions", {"round": "phone-screen", "seed": -1}, 422),
        ("POST", f"/questions/{QUESTION}/grade", {"answer": "x" * 100_001}, 422),
        ("POST", "/sessions/none/answers", {"turn": 10**30, "text": "Late."}, 422),
        ("PUT", "/sessions/none/draft", {"turn": -(10**30), "text": "Late."}, 422),
        ("DELETE", "/sessions", None, 405),
    ],
)
def test_an_error_says_what_is_wrong_and_what_to_do(
    client: TestClient, method: str, path: str, body: object, status: int
) -> None:
    answer = client.request(method, API + path, json=body)

    assert answer.status_code == status
    assert set(answer.json()) == {"error", "do"}
    assert all(answer.json().values())


def test_acting_on_a_page_that_is_out_of_date_is_a_conflict(client: TestClient) -> None:
    session = begin(client)
    here = f"{API}/sessions/{session['id']}"
    client.post(f"{here}/answers", json={"turn": session["turn"], "text": "First."})

    late = client.post(f"{here}/answers", json={"turn": session["turn"], "text": "Second."})

    assert late.status_code == 409
    assert client.get(f"{here}/debrief").status_code == 409


def test_the_whole_interface_is_described(client: TestClient) -> None:
    described = client.get(f"{API}/openapi.json").json()

    assert f"{API}/sessions/{{session_id}}/answers" in described["paths"]
    assert all(path.startswith(API) for path in described["paths"])
