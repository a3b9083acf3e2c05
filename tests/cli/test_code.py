"""`greenroom code` as a candidate uses it, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.coding.folders import CHECKS, REFERENCE, SHIFTED, STARTER, a_folder


def greenroom(home: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    env = os.environ | {"GREENROOM_DATA_DIR": str(home / "data"), "COLUMNS": "200"}
    command = [sys.executable, "-m", "greenroom", "code", *words]
    # --unconfined: a machine without any isolation would ask, and there is nobody to answer
    return subprocess.run(
        command, capture_output=True, text=True, env=env, cwd=home, check=False, timeout=300
    )


def judged(home: Path, command: str, folder: Path, source: str) -> dict[str, Any]:
    (home / "mine.py").write_text(source)
    words = [command, str(folder), "mine.py", "--json", "--unconfined"]
    done = greenroom(home, *words)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("source", "verdict"),
    [(REFERENCE, "accepted"), (SHIFTED, "wrong_answer"), (STARTER, "runtime_error")],
)
def test_submit_ends_well_whatever_the_verdict(tmp_path: Path, source: str, verdict: str) -> None:
    found = judged(tmp_path, "submit", a_folder(tmp_path), source)

    assert found["verdict"] == verdict
    assert found["problem"] == "running-sum"
    assert len(found["checks"]) == 5
    assert found["isolation"]
    assert found["marks"]["status"] == ("ungraded" if source == STARTER else "graded")


def test_run_shows_the_visible_checks_alone(tmp_path: Path) -> None:
    found = judged(tmp_path, "run", a_folder(tmp_path), REFERENCE)

    assert [check["name"] for check in found["checks"]] == ["check_small"]
    assert found["marks"] is None


def test_a_folder_of_somebody_elses_with_the_least_in_it_is_judged(tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    (folder / "problem.yaml").write_text("id: HumanEval_7\nentry: running_sum\n")
    (folder / "checks.py").write_text(CHECKS)

    assert judged(tmp_path, "submit", folder, REFERENCE)["verdict"] == "accepted"
    assert judged(tmp_path, "submit", folder, STARTER)["verdict"] != "accepted"


def test_start_writes_once_and_overwrites_nothing(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "pack")
    mine = tmp_path / "mine"

    first = json.loads(greenroom(tmp_path, "start", str(folder), str(mine), "--json").stdout)
    (mine / "running_sum.py").write_text("my work")
    second = json.loads(greenroom(tmp_path, "start", str(folder), str(mine), "--json").stdout)

    assert len(first["written"]) == 2
    assert second["written"] == []
    assert (mine / "running_sum.py").read_text() == "my work"


def test_show_keeps_hidden_checks_and_the_answer_to_itself(tmp_path: Path) -> None:
    found = json.loads(greenroom(tmp_path, "show", str(a_folder(tmp_path)), "--json").stdout)

    assert [check["name"] for check in found["checks"]] == ["check_small"]
    assert found["hidden"] == 4
    assert "reference" not in found


def test_prove_tells_what_is_wrong_and_fails(tmp_path: Path) -> None:
    sound = greenroom(tmp_path, "prove", str(a_folder(tmp_path / "a")), "--unconfined")
    broken = greenroom(
        tmp_path, "prove", str(a_folder(tmp_path / "b", reference=SHIFTED)), "--unconfined"
    )

    assert sound.returncode == 0
    assert "4 of 4 mutants are caught" in sound.stdout
    assert broken.returncode == 1
    assert "reference.py fails check_small" in broken.stdout


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (["submit", "no-such-problem", "x.py"], "there is no problem 'no-such-problem'", 1),
        (["submit", "k-means", "no-such-file.py"], "cannot read no-such-file.py", 1),
        (["run", "k-mean", "x.py"], "did you mean 'k-means'", 1),
        (["submit"], "Missing argument", 2),
    ],
)
def test_errors_are_one_line(tmp_path: Path, words: list[str], said: str, code: int) -> None:
    done = greenroom(tmp_path, *words)

    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_watch_runs_again_when_the_file_is_saved(tmp_path: Path) -> None:
    folder, mine = a_folder(tmp_path), tmp_path / "mine.py"
    mine.write_text(STARTER)
    env = os.environ | {"GREENROOM_DATA_DIR": str(tmp_path / "data"), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "greenroom", "code", "run", str(folder), str(mine)]

    with subprocess.Popen(
        [*command, "--watch", "--unconfined"], stdout=subprocess.PIPE, text=True, env=env
    ) as watching:
        assert watching.stdout is not None
        seen = []
        for line in watching.stdout:
            if line.strip() == "stopped with an error":
                mine.write_text(REFERENCE)
            seen.append(line.strip())
            if line.strip() == "accepted":
                break
        watching.terminate()

    assert "stopped with an error" in seen
    assert seen[-1] == "accepted"


def test_a_problem_of_the_pack_is_judged_by_its_id(tmp_path: Path) -> None:
    listed = json.loads(greenroom(tmp_path, "list", "--topic", "from-scratch", "--json").stdout)

    assert "k-means" in [problem["id"] for problem in listed["problems"]]
