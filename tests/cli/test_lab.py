"""`greenroom lab` as a candidate uses it, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path


def greenroom(home: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    env = os.environ | {"GREENROOM_DATA_DIR": str(home / "data"), "COLUMNS": "200"}
    command = [sys.executable, "-m", "greenroom", "lab", *words]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", env=env, cwd=home, check=False
    )


def test_list_names_every_lab(tmp_path: Path) -> None:
    found = greenroom(tmp_path, "list")

    assert {"fraud", "imbalance", "descent"} <= {line.split(" ")[0] for line in
                                                 found.stdout.splitlines()}  # fmt: skip


def test_a_run_gives_metrics_with_intervals_reveals_and_questions_that_quote_them(
    tmp_path: Path,
) -> None:
    done = greenroom(tmp_path, "run", "imbalance", "--json")

    found = json.loads(done.stdout)
    assert {"lab", "choices", "seed", "metrics", "reveals", "questions", "artifacts"} <= set(found)
    for each in found["metrics"].values():
        assert each["low"] <= each["mean"] <= each["high"]
    assert all(any(c.isdigit() for c in each["quote"]) for each in found["reveals"])
    assert found["questions"]


def test_the_same_choices_give_the_same_numbers_again(tmp_path: Path) -> None:
    words = ("run", "bias-variance", "--json")

    first, second = (json.loads(greenroom(tmp_path, *words).stdout) for _ in "ab")

    assert {**first, "seconds": 0} == {**second, "seconds": 0}


def test_an_unknown_lab_or_choice_is_told_in_one_line(tmp_path: Path) -> None:
    lab = greenroom(tmp_path, "run", "imbalanc")
    choice = greenroom(tmp_path, "run", "imbalance", "--set", "modle=trees")

    for done, near in ((lab, "imbalance"), (choice, "model")):
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
        assert f"did you mean {near!r}" in done.stderr
