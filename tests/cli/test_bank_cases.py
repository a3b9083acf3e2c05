"""`greenroom bank check` on cases, and what a case that is not there is told."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic_core import to_json

from tests.cases import a_case, write_design_pack


def greenroom(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    env = os.environ | {
        "GREENROOM_DATA_DIR": str(folder / "data"),
        "GREENROOM_MODELS_DIR": str(folder / "no-models"),
        "COLUMNS": "80",
        "NO_COLOR": "1",
    }
    return subprocess.run(
        [sys.executable, "-m", "greenroom", *words],
        capture_output=True,
        text=True,
        env=env,
        cwd=folder,
        check=False,
    )


def test_the_shipped_cases_are_in_order(tmp_path: Path) -> None:
    done = greenroom(tmp_path, "bank", "check", "--question", "fraud", "--json")

    told = json.loads(done.stdout)
    assert (done.returncode, told["problems"], told["cases"]) == (0, [], 1)
    assert not told["exemplars_graded"]


def test_what_is_wrong_in_a_case_is_told_with_its_line(tmp_path: Path) -> None:
    pack = write_design_pack(tmp_path)
    text = to_json(a_case(lab="frauds"), indent=1)
    (pack / "cases" / "cards.yaml").write_bytes(text)
    line = text.decode().split("\n").index(' "lab": "frauds",') + 1

    done = greenroom(tmp_path, "bank", "check", "--pack", "pack", "--question", "cards")

    assert done.returncode == 1
    assert f"pack/cases/cards.yaml:{line}: lab: there is no lab 'frauds'" in done.stdout


@pytest.mark.parametrize("words", [("interview", "--case", "fruad"), ("ask", "fraud-frame")])
def test_a_case_that_is_not_there_is_told_in_one_line(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    done = greenroom(tmp_path, *words)

    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.strip().splitlines()) == 1
