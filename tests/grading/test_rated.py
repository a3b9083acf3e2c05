import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from greenroom.errors import UserError
from greenroom.grading.rated import read_own, read_rated

ROW: dict[str, Any] = {
    "dataset": "physics",
    "question_id": 7,
    "question": None,
    "reference_answers": ["!!!", "A gap separates them."],
    "student_answer": "There is a gap.",
    "score": 0.5,
    "label": "ignored",
}
OWN = """
- id: stack
  question: What is a stack?
  points:
    - {id: lifo, worth: 3, text: Last in.}
    - {id: top, worth: 1, text: One end.}
  references: [Last in at one end.]
  answers:
    - {text: Last in., points: {lifo: 0.5, top: 1}}
    - {text: No., points: {}}
"""


def write(folder: Path, *lines: str) -> Path:
    with gzip.open(folder / "physics.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
    return folder


def test_a_line_becomes_an_answer_with_its_score(tmp_path: Path) -> None:
    (found,) = read_rated(write(tmp_path, json.dumps(ROW), ""))

    assert (found.dataset, found.question, found.ask) == ("physics", "7", "")
    assert found.references == ("A gap separates them.",)
    assert found.score == 0.5


def test_a_trial_run_takes_answers_from_all_over_a_file(tmp_path: Path) -> None:
    lines = [json.dumps(ROW | {"student_answer": str(n)}) for n in range(10)]

    found = read_rated(write(tmp_path, *lines), 4)

    assert [each.answer for each in found] == ["0", "3", "6", "9"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "physics.jsonl.gz:1: "),
        (json.dumps(ROW | {"score": 3}), "physics.jsonl.gz:1: score: "),
        (json.dumps({"dataset": "x"}), "physics.jsonl.gz:1: question_id: "),
        (json.dumps(ROW | {"reference_answers": ["?"]}), "no answers with references"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(UserError, match=told):
        read_rated(write(tmp_path, line))


def test_an_empty_folder_and_a_damaged_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="name the folder that holds the data sets"):
        read_rated(tmp_path)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"{}" * 50)[:-9])
    with pytest.raises(UserError, match="cannot read"):
        read_rated(tmp_path)


def test_our_own_answers_are_worth_their_points(tmp_path: Path) -> None:
    (tmp_path / "area.yaml").write_text(OWN, encoding="utf-8")

    first, second = read_own(tmp_path)

    assert (first.dataset, first.question, first.score) == ("area", "stack", 0.625)
    assert second.score == 0


@pytest.mark.parametrize("text", ["[", "- id: stack", "5"])
def test_a_file_of_ours_that_is_not_one_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "area.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(UserError, match=r"area\.yaml: not a list of questions with points"):
        read_own(tmp_path)
