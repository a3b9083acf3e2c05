"""`greenroom bench answers` from outside, on a file anybody could make."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

REFERENCE = "A stack returns the item that was added last, and a queue the one added first."


def bench(folder: Path, data: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    env = os.environ | {
        "GREENROOM_DATA_DIR": str(folder),
        "GREENROOM_MODELS_DIR": str(folder / "none"),
    }
    words = ["bench", "answers", "--data", str(data), "--out", str(folder / "scores.jsonl"), *more]
    return subprocess.run(
        [sys.executable, "-m", "greenroom", *words],
        capture_output=True, text=True, env=env, check=False,
    )  # fmt: skip


def row(answer: str, name: str = "1", score: float | None = None) -> dict[str, Any]:
    scored = {} if score is None else {"score": score}
    return {
        "answer_id": name,
        "question_id": name,
        "question": "How does a stack differ from a queue?",
        "reference_answers": [REFERENCE],
        "student_answer": answer,
        **scored,
    }


def test_scores_come_out_one_a_line_and_agree_with_the_data(tmp_path: Path) -> None:
    data = tmp_path / "data.jsonl.gz"
    rows = [
        row(REFERENCE, "right", 1.0),
        row("A queue gives back the first item added, a stack the last.", "terse", 1.0),
        row("Both of them are arrays that live on the heap of a program.", "wrong", 0.0),
        row("", "silent", 0.0),
    ]
    with gzip.open(data, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(each) + "\n" for each in rows)

    done = bench(tmp_path, data, "--json")

    assert done.returncode == 0, done.stderr
    lines = (tmp_path / "scores.jsonl").read_text(encoding="utf-8").splitlines()
    scores = {each["answer_id"]: each["score"] for each in map(json.loads, lines)}
    assert list(scores) == ["right", "terse", "wrong", "silent"]
    assert scores["right"] > scores["terse"] > scores["wrong"]
    assert scores["silent"] is None
    found = json.loads(done.stdout)
    assert (found["answers"], found["graded"]) == (4, 3)
    assert found["pearson_r"]["value"] > 0.8


def test_without_scores_nothing_is_compared(tmp_path: Path) -> None:
    data = tmp_path / "data.jsonl"
    data.write_text(json.dumps(row("A stack is last in, first out.")) + "\n", encoding="utf-8")

    found = json.loads(bench(tmp_path, data, "--json").stdout)

    assert found["graded"] == 1
    assert "pearson_r" not in found


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "data.jsonl:1: not a JSON object"),
        ("[1]", "data.jsonl:1: not a JSON object"),
        ("[" * 20_000, "data.jsonl:1: not a JSON object"),
        ('{"question": 5, "reference_answers": ["x"]}', "question must be a text"),
        ('{"answer_id": 1, "student_answer": "x"}', "reference_answers must be a list of texts"),
        ('{"reference_answers": ["x"]}', "answer_id and student_answer are needed"),
    ],
)
def test_a_broken_line_is_told_with_its_number(tmp_path: Path, line: str, told: str) -> None:
    data = tmp_path / "data.jsonl"
    data.write_text(line + "\n", encoding="utf-8")

    done = bench(tmp_path, data)

    assert done.returncode == 1
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("spoil", [lambda data: data[:-30], lambda data: data[:20] + data[24:]])
def test_a_damaged_gz_is_told_in_one_line(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    data = tmp_path / "data.jsonl.gz"
    data.write_bytes(spoil(gzip.compress(json.dumps(row("A stack.")).encode() + b"\n")))

    done = bench(tmp_path, data)

    assert done.returncode == 1
    assert done.stderr.startswith("greenroom: cannot read ")
    assert len(done.stderr.strip().splitlines()) == 1


def test_an_answer_whose_references_have_no_words_has_no_score(tmp_path: Path) -> None:
    data = tmp_path / "data.jsonl"
    wordless = row("A stack.") | {"reference_answers": ["!!!"]}
    data.write_text(json.dumps(wordless) + "\n", encoding="utf-8")

    found = json.loads(bench(tmp_path, data, "--json").stdout)

    assert (found["answers"], found["graded"]) == (1, 0)


def test_the_data_is_never_written_over(tmp_path: Path) -> None:
    data = tmp_path / "scores.jsonl"
    data.write_text(json.dumps(row("A stack is last in, first out.")) + "\n", encoding="utf-8")

    done = bench(tmp_path, data)

    assert done.returncode == 1
    assert "--out is the data itself" in done.stderr
    assert "student_answer" in data.read_text(encoding="utf-8")
