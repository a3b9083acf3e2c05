"""Programs choose, predict and measure as the pages do, and get the command line's JSON."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from greenroom.labs.registry import find_lab
from greenroom.labs.report import lab_json, run_json
from greenroom.rehearsal import Rehearsal, open_rehearsal
from tests.builders import a_world, grade_by_words
from tests.web.conftest import PACK
from tests.web.lab_pages import LAB, a_pack_without_questions, a_ready_database, a_small_grid, ended

API = f"/api/v1/labs/{LAB}"


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Rehearsal]:
    pack = a_pack_without_questions(tmp_path / "pack", PACK)
    a_ready_database(tmp_path)
    shell = open_rehearsal(a_world(tmp_path, pack_dir=pack), grade_by_words)
    yield shell
    shell.close()


@pytest.fixture
def grid(tmp_path: Path) -> None:
    a_small_grid(tmp_path / "grids", {}, {"weights": "none"})


def choose(client: TestClient, **choices: object) -> str:
    answer = client.post(f"{API}/runs", json={"choices": choices})
    assert answer.status_code == 201, answer.text
    assert answer.json()["state"] == "to-predict"
    return str(answer.headers["location"])


def predict(client: TestClient, here: str) -> dict[str, object]:
    expected = {"ece": {"value": 0.5, "margin": 0.01}}
    answer = client.put(f"{here}/predictions", json=expected)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_labs_are_told_as_by_the_command_line(client: TestClient) -> None:
    listed = client.get("/api/v1/labs").json()["labs"]

    assert {"id", "title", "about"} == set(listed[0])
    assert client.get(API).json() == lab_json(find_lab(LAB))


@pytest.mark.usefixtures("grid")
def test_a_prediction_is_answered_from_the_grid(client: TestClient, shell: Rehearsal) -> None:
    here = choose(client, weights="none")

    told = predict(client, here)

    kept = shell.labs.history()[0]
    assert kept.result
    assert told["result"] == run_json(kept.result)
    assert (told["state"], told["origin"], told["verified"]) == ("measured", "grid", None)
    assert told["record"] == {"held": 0, "of": 1}
    assert told["outcomes"][0]["metric"] == "ece"  # type: ignore[index]
    assert client.get(f"{API}/runs").json()[0]["state"] == "measured"


@pytest.mark.usefixtures("grid")
def test_a_real_run_is_watched_and_verifies_the_grid(client: TestClient) -> None:
    here = choose(client)
    predict(client, here)

    begun = client.post(f"{here}/measuring")

    assert begun.status_code == 202
    assert "event: done" in client.get(begun.json()["events"]).text
    told = client.get(here).json()
    assert (told["origin"], told["verified"]) == ("real", True)


def test_a_run_is_cancelled(client: TestClient) -> None:
    at = "/api/v1/labs/recall/runs"
    here = client.post(at, json={"seed": 1}).headers["location"]
    client.put(f"{here}/predictions", json={"accuracy": {"value": 0.5, "margin": 0.5}})
    assert client.get(here).json()["state"] == "measuring"

    assert client.delete(f"{here}/measuring").status_code == 204

    assert client.get(here).json()["state"] == "interrupted"
    assert '"cancelled": true' in ended(client, here.removeprefix("/api/v1"))


@pytest.mark.usefixtures("grid")
def test_runs_are_held_against_the_first(client: TestClient) -> None:
    runs = []
    for choices in ({}, {"weights": "none"}):
        here = choose(client, **choices)
        predict(client, here)
        runs.append(here.rpartition("/")[2])

    told = client.get(f"{API}/compare", params={"runs": runs}).json()

    assert told["first"] == runs[0]
    assert told["others"][0]["run"] == runs[1]
    assert told["others"][0]["choices"] == {"weights": ["balanced", "none"]}


@pytest.mark.usefixtures("grid")
def test_an_answer_is_saved_as_it_is_typed(client: TestClient) -> None:
    here = choose(client)
    question = predict(client, here)["result"]["questions"][0]["id"]  # type: ignore[index]

    saved = client.put(f"{here}/answers/{question}", json={"text": "Becau"})

    assert saved.json()["saved_at"]
    assert client.get(here).json()["answers"] == {question: "Becau"}


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("runs/{run}/predictions", {}, 400),
        ("runs/{run}/predictions", {"ece": {"value": "NaN", "margin": 1}}, 422),
        ("runs/{run}/predictions", {"ece": {"value": 1, "margin": -1}}, 422),
        ("runs/nope/predictions", {"ece": {"value": 1, "margin": 1}}, 404),
        ("runs/{run}/answers/nope", {"text": ""}, 404),
    ],
)
def test_what_cannot_be_is_an_error_with_what_to_do(
    client: TestClient, path: str, body: dict[str, object], status: int
) -> None:
    run = choose(client).rpartition("/")[2]

    answer = client.put(f"{API}/{path.format(run=run)}", json=body)

    assert answer.status_code == status
    assert set(answer.json()) == {"error", "do"}


def test_nothing_is_told_of_a_run_that_was_not_started(client: TestClient) -> None:
    assert client.get(f"{choose(client)}/measuring").status_code == 404
