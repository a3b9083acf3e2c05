"""`greenroom bank` from outside: what is listed, shown and found wrong."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.content.packs import QUESTION, a_pack

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs `greenroom bank` on the real pack, or on the one under `tmp_path`, without models."""
    env = os.environ | {
        "GREENROOM_DATA_DIR": str(tmp_path / "data"),
        "GREENROOM_MODELS_DIR": str(tmp_path / "no-models"),
        "COLUMNS": "80",
        "NO_COLOR": "1",
    }

    def bank(*words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "greenroom", "bank", *words],
            capture_output=True,
            text=True,
            env=env,
            cwd=tmp_path,
            check=False,
        )

    return bank


def object_of(done: "subprocess.CompletedProcess[str]") -> dict[str, Any]:
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def test_the_list_fits_a_narrow_terminal_and_names_every_question(run: Run) -> None:
    done = run("list")
    listed = object_of(run("list", "--json"))["questions"]

    assert done.returncode == 0
    assert max(len(line) for line in done.stdout.splitlines()) <= 80
    assert all(f" {question['id']} " in done.stdout for question in listed)


def test_a_topic_and_a_level_narrow_the_list(run: Run) -> None:
    listed = object_of(run("list", "--topic", "engineering", "--level", "mid", "--json"))

    found = {(question["topic"], question["level"]) for question in listed["questions"]}
    assert found == {("engineering", "mid")}


def test_an_unknown_topic_is_told_with_the_one_meant(run: Run) -> None:
    done = run("list", "--topic", "tree")

    assert done.returncode == 1
    assert done.stderr == "greenroom: there is no topic 'tree' (did you mean 'trees'?)\n"


def test_a_question_is_shown_without_its_answer_unless_asked_for(run: Run) -> None:
    answer = object_of(run("show", "slow-feature-loop", "--json"))["answer"]
    closed = run("show", "slow-feature-loop").stdout
    opened = run("show", "slow-feature-loop", "--answer").stdout

    first_words = " ".join(answer.split()[:6])
    assert "What earns the marks" in closed
    assert first_words not in " ".join(closed.split())
    assert first_words in " ".join(opened.split())


def test_a_sound_pack_passes_and_says_that_no_exemplar_was_graded(run: Run, tmp_path: Path) -> None:
    a_pack(tmp_path)

    done = run("check", "--pack", "small")
    assert (done.returncode, done.stdout) == (0, "1 question: everything is in order\n")
    assert "exemplars were not graded" in done.stderr


def test_every_problem_of_a_pack_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    a_pack(tmp_path, question=QUESTION.replace("weight: 2", "weigth: 2").replace("8\n", "0\n"))

    done = run("check", "--pack", "small")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "small/questions/evaluation/why-rare.yaml:6: minutes: must be 1 or more",
        (
            "small/questions/evaluation/why-rare.yaml:16: rubric.0.weigth: "
            "unexpected field (did you mean 'weight'?)"
        ),
        "2 problems in 0 questions",
    ]


def test_one_question_is_checked_whatever_the_others_are_like(run: Run, tmp_path: Path) -> None:
    folder = a_pack(tmp_path, question=QUESTION.replace("[slip]", "[oops]", 1))
    (folder / "topics.yaml").write_text("[broken")

    found = object_of(run("check", "--pack", "small", "--question", "why-rare", "--json"))
    assert [problem["problem"] for problem in found["problems"]] == [
        "there is no mistake 'oops'",
        "the question does not listen for 'slip'",
    ]


def test_a_folder_that_is_no_pack_is_told_in_one_line(run: Run) -> None:
    done = run("check", "--pack", "nowhere")

    assert done.returncode == 1
    assert done.stderr.startswith("greenroom: there is no pack at ")
