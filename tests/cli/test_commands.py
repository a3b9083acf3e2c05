"""The command line from outside: what it prints, where, and the exit codes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from greenroom.world import read_settings

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ANSWER = (
    "Almost every payment is legitimate, so a model that never flags anything is right on "
    "99.9 percent of them and still catches no fraud. I would report precision and recall on the "
    "fraud class and choose the threshold on held-out payments by what each error costs."
)
QUESTION = "accuracy-under-imbalance"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    models = os.environ.get("GREENROOM_MODELS_DIR") or str(read_settings({}).models_dir)
    env = os.environ | {
        "GREENROOM_DATA_DIR": str(tmp_path / "data"),
        "GREENROOM_MODELS_DIR": models,
        "COLUMNS": "80",
        "NO_COLOR": "1",
    }

    def greenroom(*words: str, text: str = "") -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "greenroom", *words],
            input=text,
            capture_output=True,
            text=True,
            env=env,
            cwd=tmp_path,
            check=False,
        )

    return greenroom


def object_of(done: "subprocess.CompletedProcess[str]") -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def test_grade_prints_the_documented_object(run: Run) -> None:
    card = object_of(run("grade", QUESTION, "--json", text=ANSWER))

    assert set(card) >= {
        "question", "revision", "grader", "status", "reason", "marks", "mistakes", "axes",
        "share", "interval", "recommendation", "next",
    }  # fmt: skip
    assert card["status"] == "graded"
    assert {m["criterion"] for m in card["marks"] if m["level"]} >= {"baseline", "metric"}
    for mark in card["marks"]:
        assert set(mark) >= {
            "criterion", "axis", "level", "top", "weight", "confidence", "evidence",
        }  # fmt: skip
        for evidence in mark["evidence"]:
            assert ANSWER[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_the_same_answer_gets_the_same_bytes(run: Run) -> None:
    first = run("grade", QUESTION, "--json", text=ANSWER)
    second = run("grade", QUESTION, "--json", text=ANSWER)

    assert first.stdout == second.stdout


def test_grade_reads_a_file_and_shows_the_quotes_within_80_columns(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "answer.txt").write_text(ANSWER, encoding="utf-8")

    done = run("grade", QUESTION, "answer.txt")

    assert done.returncode == 0
    assert "“" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_grade_takes_a_reference_for_a_question_of_ones_own(run: Run, tmp_path: Path) -> None:
    reference = "k-means uses Euclidean distance. A feature with a large range would dominate it."
    (tmp_path / "reference.txt").write_text(reference, encoding="utf-8")
    words = ("grade", "Why scale before k-means?", "-", "--reference", "reference.txt", "--json")

    right = object_of(run(*words, text="The distance is dominated by features with a big range."))
    wrong = object_of(run(*words, text="It makes the clusters look nicer on a plot of the data."))

    assert right["share"] > wrong["share"]


@pytest.mark.parametrize(
    ("words", "text", "code", "told"),
    [
        (("grade", "acuracy-under-imbalance"), "x", 1, "accuracy-under-imbalance"),
        (("grade", QUESTION, "missing.txt"), "", 1, "missing.txt"),
        (("interview", "phone-scren"), "", 1, "phone-screen"),
        (("interview", "phone-screen", "--json"), "", 1, "--answers"),
        (("interview", "phone-screen", "--answers", "missing.yaml"), "", 1, "missing.yaml"),
        (("interview", "--resume"), "", 1, "interview phone-screen"),
        (("import", "missing.zip"), "", 1, "missing.zip"),
        (("interview", "--seed", str(2**63)), "", 2, "--seed"),
        (("grade",), "", 2, "QUESTION"),
        (("nonsense",), "", 2, "nonsense"),
    ],
)
def test_a_mistake_at_the_prompt_is_told_in_a_line(
    run: Run, words: tuple[str, ...], text: str, code: int, told: str
) -> None:
    done = run(*words, text=text)

    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    if code == 1:
        assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        (("GREENROOM_THREADS", "many"), "GREENROOM_THREADS must be a whole number, not 'many'"),
        (
            ("GREENROOM_PACK", "~nobody-of-that-name/pack"),
            "GREENROOM_PACK: there is no home folder for '~nobody-of-that-name/pack'",
        ),
        (("GREENROOM_PACK", "/none"), "there is no pack at /none"),
        (("GREENROOM_PACK", "n" * 300), f"there is no pack at {'n' * 300}"),
    ],
)
def test_a_wrong_setting_is_told_in_a_line(
    tmp_path: Path, setting: tuple[str, str], told: str
) -> None:
    env = os.environ | {"GREENROOM_DATA_DIR": str(tmp_path)} | dict([setting])

    done = subprocess.run(
        [sys.executable, "-m", "greenroom", "bank", "show", QUESTION],
        capture_output=True, text=True, env=env, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert done.stderr == f"greenroom: {told}\n"


def test_an_output_without_unicode_gets_what_it_can_show(tmp_path: Path) -> None:
    env = os.environ | {"GREENROOM_DATA_DIR": str(tmp_path), "PYTHONIOENCODING": "ascii"}

    shown, told = (
        subprocess.run(
            [sys.executable, "-m", "greenroom", "bank", "show", QUESTION, "--answer", *more],
            capture_output=True, env=env, check=False,
        )
        for more in ([], ["--json"])
    )  # fmt: skip

    assert (shown.returncode, told.returncode) == (0, 0)
    assert "£" in json.loads(told.stdout)["answer"]


def test_doctor_says_what_to_do_where_models_are_missing(tmp_path: Path) -> None:
    env = os.environ | {
        "GREENROOM_DATA_DIR": str(tmp_path),
        "GREENROOM_MODELS_DIR": str(tmp_path / "none"),
    }

    done = subprocess.run(
        [sys.executable, "-m", "greenroom", "doctor", "--json"],
        capture_output=True, text=True, env=env, check=False,
    )  # fmt: skip

    findings = {f["part"]: f for f in json.loads(done.stdout)["findings"]}
    assert done.returncode == 1
    assert not findings["Models"]["fine"]
    assert findings["Models"]["do"] == "greenroom models install"
    assert findings["Database"]["fine"]
    assert findings["Questions"]["fine"]


def test_a_scripted_round_ends_in_a_debrief_and_moves_by_export(run: Run, tmp_path: Path) -> None:
    (tmp_path / "answers.yaml").write_text(f'"*": "{ANSWER}"', encoding="utf-8")

    debrief = object_of(
        run("interview", "phone-screen", "--answers", "answers.yaml", "--seed", "7", "--json")
    )
    exported = object_of(run("export", "all.zip", "--json"))
    again = object_of(run("import", "all.zip", "--json"))

    assert debrief["round"] == "phone-screen"
    assert debrief["scorecards"]
    assert exported["rows"]["scorecards"] == len(debrief["scorecards"])
    assert not any(again["added"].values())


def test_a_piped_answer_practises_one_question(run: Run) -> None:
    done = run("ask", QUESTION, text=f"{ANSWER}\n\nI would ask the team.\n\nThat is all.\n\n")

    assert done.returncode == 0
    assert "Debrief" in done.stdout or "Paused" in done.stdout
