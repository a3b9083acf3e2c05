"""`greenroom bench grader` from outside, on a small folder of answers and a small pack."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.content.packs import a_pack

OWN = """
- id: heap
  question: What does a heap keep on top?
  points: [{id: least, worth: 1, text: The least.}]
  references: [A min-heap keeps the least element on top.]
  answers: [{text: The least one., points: {least: 1}}, {text: Leaves., points: {}}]
"""


def bench(folder: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    env = os.environ | {
        "GREENROOM_DATA_DIR": str(folder),
        "GREENROOM_MODELS_DIR": str(folder / "none"),
        "GREENROOM_PACK": str(a_pack(folder)),
        "GREENROOM_THREADS": "2",
    }
    words = ["bench", "grader", "--data", str(folder / "data"), "--own", str(folder / "own"), *more]
    return subprocess.run(
        [sys.executable, "-m", "greenroom", *words],
        capture_output=True, text=True, env=env, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench")
    for name in ("data", "own"):
        (folder / name).mkdir()
    (folder / "own" / "trees.yaml").write_text(OWN, encoding="utf-8")
    for dataset, subject in (("ours", "stack"), ("theirs", "queue")):
        reference = f"A {subject} returns the items in a fixed order of arrival."
        said = ((reference, 1.0), ("Items come back in order.", 0.5), ("Pizza is hot.", 0.0))
        rows = [
            {
                "dataset": dataset,
                "question_id": f"{subject}-{number}",
                "question": f"What does a {subject} do?",
                "reference_answers": [reference],
                "student_answer": answer,
                "score": score,
            }
            for number in (1, 2)
            for answer, score in said
        ]
        with gzip.open(folder / "data" / f"{dataset}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    return folder


def test_the_card_is_one_json_object_with_all_that_was_measured(folder: Path) -> None:
    done = bench(folder, "--json")

    assert done.returncode == 0, done.stderr
    card = json.loads(done.stdout)
    assert card["grader"] == "lexical-1"
    shipped = card["protocols"]["shipped"]
    assert (shipped["all"]["answers"], shipped["all"]["questions"]) == (12, 4)
    assert set(shipped["datasets"]) == {"ours", "theirs"}
    assert shipped["all"]["pearson_r"]["value"] > 0.6
    assert card["protocols"]["constant"]["all"]["rmse"]["value"] == pytest.approx(0.408, abs=1e-3)
    assert card["determinism"] == {
        "answers": 4, "same_process": True, "fresh_process": True,
        "bytes": card["determinism"]["bytes"],
    }  # fmt: skip
    sides = {(row["side"], row["trial"]): row for row in card["robustness"]}
    assert sides["references", "reference"]["questions"] == 5  # four of theirs, one of ours
    assert sides["rubrics", "empty"]["met"]
    assert card["speed"]["answers_per_second"] > 0
    assert card["date"]


def test_it_is_printed_for_people_and_a_trial_run_is_shorter(folder: Path) -> None:
    done = bench(folder, "--rows", "3")

    assert done.returncode == 0, done.stderr
    assert "In short" in done.stdout
    assert "People have marked 6 answers" in " ".join(done.stdout.split())


def test_a_trial_run_is_not_kept(folder: Path) -> None:
    done = bench(folder, "--rows", "3", "--write")

    assert done.returncode == 1
    assert "leave out --rows or --write" in done.stderr


def test_a_folder_without_data_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()

    done = bench(tmp_path)

    assert done.returncode == 1
    assert "name the folder that holds the data sets" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
