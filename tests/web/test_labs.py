"""The pages of labs: nothing is shown before it is predicted, and nothing that was said is lost."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from greenroom.rehearsal import Rehearsal, open_rehearsal
from greenroom.web.app import create_app
from tests.builders import a_world, grade_by_words
from tests.web.conftest import PACK
from tests.web.lab_pages import (
    LAB,
    a_pack_without_questions,
    a_ready_database,
    a_small_grid,
    chosen,
    ended,
    expectations,
    sealed,
)


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


def read(client: TestClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return unescape(answer.text)


def test_every_lab_is_listed_with_what_it_rehearses_and_its_last_run(client: TestClient) -> None:
    here = chosen(client)

    text = read(client, "/labs")

    assert "Scores that mean what they say" in text
    assert "Rehearses Optimisation." in text
    assert f'href="{here}"' in text


@pytest.mark.usefixtures("grid")
def test_the_record_of_what_was_expected_stands_over_the_labs(client: TestClient) -> None:
    sealed(client)

    assert re.search(r"your ranges held <span class=\"num\">0 of 1", read(client, "/labs"))


def test_choices_are_a_form_with_each_options_sentence(client: TestClient) -> None:
    text = read(client, "/labs/imbalance")

    assert "Fraud is made up between fraud, to 1:1." in text
    assert re.search(r'name="choice-balance" value="smote" checked', text)
    assert '<p class="label phase">Evaluation</p>' in text


def test_the_shipped_grid_answers_at_once(client: TestClient) -> None:
    here = sealed(client, "imbalance", model="logistic")

    text = read(client, here)

    assert "came at once from a grid" in text
    assert "Run it for real" in text
    assert "Average precision, served" in text


@pytest.mark.usefixtures("grid")
def test_nothing_is_measured_or_shown_before_it_is_predicted(
    client: TestClient, shell: Rehearsal
) -> None:
    here = chosen(client, weights="none")

    text = read(client, here)

    assert "What do you expect?" in text
    assert shell.labs.history()[0].results == {}
    assert client.post(f"{here}/measure").status_code == 303
    assert "Say first what you expect" in ended(client, here)
    assert shell.labs.history()[0].results == {}


@pytest.mark.usefixtures("grid")
def test_what_came_stands_beside_what_was_expected(client: TestClient) -> None:
    here = sealed(client)

    text = read(client, here)

    assert "You said" in text
    assert re.search(r"(above|below) your range|Within your range", text)
    assert re.search(r"your ranges held\s+<span class=\"num\">[01] of 1", text)
    assert "a clear difference" in text
    assert "The mistake behind it" in text
    assert '<svg role="img" aria-label=' in text
    assert "The same as a table" in text


@pytest.mark.usefixtures("grid")
def test_what_is_sealed_stays_sealed(client: TestClient, shell: Rehearsal) -> None:
    here = sealed(client)

    again = client.post(f"{here}/predictions", data=expectations())
    otherwise = client.post(f"{here}/predictions", data=expectations(value="0.9"))

    assert (again.status_code, otherwise.status_code) == (303, 409)
    assert "is sealed already" in otherwise.text
    assert shell.labs.history()[0].predictions[0].value == 0.5


@pytest.mark.parametrize(
    ("value", "said"),
    [("", "write what you expect"), ("much", "'much' is no number"), ("0,9", "with a point")],
)
def test_a_number_that_is_none_is_told_and_the_others_are_kept(
    client: TestClient, value: str, said: str
) -> None:
    here = chosen(client)

    answer = client.post(f"{here}/predictions", data=expectations(value=value, margin="0.25"))

    assert answer.status_code == 400
    assert said in unescape(answer.text)
    assert 'value="0.25"' in answer.text
    assert "What do you expect?" in read(client, here)


@pytest.mark.usefixtures("grid")
def test_a_run_for_real_gives_the_grids_numbers(
    client: TestClient, shell: Rehearsal, tmp_path: Path
) -> None:
    here = sealed(client)
    client.post(f"{here}/measure")

    told = ended(client, here)

    assert "event: progress" in told
    assert "event: done" in told
    assert "The same numbers." in read(client, here)
    result = shell.labs.history()[0].result
    assert result
    assert (tmp_path / "labs" / LAB / result.digest[:16] / "run.json").exists()


def test_a_grid_that_was_wrong_is_told_with_both_numbers(
    client: TestClient, tmp_path: Path
) -> None:
    a_small_grid(tmp_path / "grids", {}, off=0.01)
    here = sealed(client)
    client.post(f"{here}/measure")
    ended(client, here)

    text = read(client, here)

    assert "Not the same numbers." in text
    assert re.search(r"ece: the grid said", text)


def test_a_design_that_no_grid_knows_is_run_straight_away(client: TestClient) -> None:
    here = sealed(client, seed=1)

    assert "event: done" in ended(client, here)
    assert "Trained and measured on this machine" in read(client, here)


def test_a_run_goes_on_after_a_reload_and_is_stopped(client: TestClient) -> None:
    here = sealed(client, "recall", 1)

    text = read(client, here)

    assert "data-measuring" in text
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in text
    assert client.post(f"{here}/cancel").status_code == 303
    stopped = read(client, here)
    assert "nothing is kept but what you expected" in stopped
    assert "Run it again" in stopped


def test_only_one_run_goes_on_at_a_time(client: TestClient) -> None:
    first, second = sealed(client, "recall", 1), sealed(client, "recall", 1, network="rnn")

    waiting = read(client, second)

    assert "Waiting for another run to finish" in waiting
    assert client.post(f"{second}/cancel").status_code == 303
    assert "Run it again" in read(client, second)
    client.post(f"{first}/cancel")


def test_a_server_that_died_midway_offers_to_run_it_again(
    client: TestClient, shell: Rehearsal
) -> None:
    here = sealed(client, "recall", 1)
    client.post(f"{here}/cancel")

    with TestClient(create_app(shell, {"testserver"}), follow_redirects=False) as later:
        text = read(later, here)

    assert "Greenroom was closed before it was done" in text
    assert "Run it again" in text


@pytest.mark.usefixtures("grid")
def test_what_is_said_to_a_question_is_kept(client: TestClient) -> None:
    here = sealed(client)
    question = "calibration-weights-none-ratio"

    saved = client.post(f"{here}/answers/{question}", data={"text": "It shifts the odds.\r\nAll."})

    assert saved.headers["location"] == f"{here}#q-{question}"
    assert "It shifts the odds.\nAll." in read(client, here)
    assert client.post(f"{here}/answers/nope", data={"text": "x"}).status_code == 404


@pytest.mark.usefixtures("grid")
def test_changing_a_choice_makes_another_run(client: TestClient, shell: Rehearsal) -> None:
    here = sealed(client, weights="none")
    form = read(client, f"/labs/{LAB}?like={here.rpartition('/')[2]}")

    other = chosen(client)

    assert re.search(r'name="choice-weights" value="none" checked', form)
    assert other != here
    assert len(shell.labs.history()) == 2
    assert "What do you expect?" in read(client, other)


def test_a_design_chosen_twice_before_it_is_predicted_is_one_run(client: TestClient) -> None:
    assert chosen(client) == chosen(client)
    assert chosen(client, weights="none") != chosen(client)


@pytest.mark.usefixtures("grid")
def test_numbers_that_were_seen_do_not_count_as_foreseen(client: TestClient) -> None:
    sealed(client)

    again = sealed(client)

    text = read(client, again)
    assert "You had seen the numbers of this design before" in text
    assert re.search(r"your ranges held\s+<span class=\"num\">[01] of 1", text)


@pytest.mark.usefixtures("grid")
def test_runs_stand_side_by_side_with_what_differs_first(client: TestClient) -> None:
    runs = [sealed(client).rpartition("/")[2], sealed(client, weights="none").rpartition("/")[2]]

    text = read(client, f"/labs/{LAB}/compare?runs={runs[0]}&runs={runs[1]}")

    assert "<mark>" in text
    assert text.index("What was chosen otherwise") < text.index("What is the same")
    for wrong in (runs[:1], [*runs, "a", "b", "c"]):
        answer = client.get(f"/labs/{LAB}/compare", params={"runs": wrong})
        assert answer.status_code == 400
        assert "choose two to four runs" in answer.text


@pytest.mark.usefixtures("grid")
def test_a_run_has_its_model_card(client: TestClient) -> None:
    here = sealed(client)

    card = client.get(f"{here}/card.md")

    assert card.text.startswith("# Scores that mean what they say: run ")
    assert client.get(f"{chosen(client, weights='none')}/card.md").status_code == 404


@pytest.mark.parametrize("path", ["/labs/nope", "/labs/recall/runs/nope", "/labs/recall/runs/id1"])
def test_what_is_not_there_is_told(client: TestClient, path: str) -> None:
    chosen(client)

    assert client.get(path).status_code == 404


def test_a_form_returns_to_the_page_it_stands_in_and_to_no_other_site(client: TestClient) -> None:
    within = client.post(f"/labs/{LAB}/runs", data={"back": "/sessions/s", "session": "s"})
    away = client.post(f"/labs/{LAB}/runs", data={"back": "//elsewhere.org"})

    assert within.headers["location"] == "/sessions/s"
    assert away.headers["location"].startswith(f"/labs/{LAB}/runs/")


@pytest.mark.parametrize("fields", [{"seed": "-1"}, {"seed": "x"}, {"choice-model": "magic"}])
def test_a_design_that_cannot_be_is_refused(client: TestClient, fields: dict[str, str]) -> None:
    assert client.post(f"/labs/{LAB}/runs", data=fields).status_code == 400


@pytest.mark.usefixtures("grid")
def test_everything_is_there_when_the_server_comes_back(tmp_path: Path) -> None:
    pack = a_pack_without_questions(tmp_path / "pack", PACK)
    for _ in range(2):
        shell = open_rehearsal(a_world(tmp_path, pack_dir=pack), grade_by_words)
        with TestClient(create_app(shell, {"testserver"}), follow_redirects=False) as client:
            here = (f"/labs/{LAB}/runs/{shell.labs.history()[0].id}" if shell.labs.history()
                    else sealed(client))  # fmt: skip
            assert "What came of it" in read(client, here)
        shell.close()
