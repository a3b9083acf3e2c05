import json

import pytest
from hypothesis import given

from greenroom.errors import CallerError
from greenroom.grading.model import Grade
from greenroom.grading.report import grade_from_json, grade_json
from tests.grading.marks import scorecards, ungraded

KEYS = (
    "question revision grader status reason marks mistakes axes share interval recommendation next"
)


@given(scorecards() | ungraded)
def test_a_grade_comes_back_from_its_json_as_it_was(grade: Grade) -> None:
    written = json.loads(json.dumps(grade_json(grade)))

    assert grade_from_json(written, grade.answer) == grade


@given(scorecards() | ungraded)
def test_the_json_has_the_promised_keys(grade: Grade) -> None:
    move = {"move": "follow", "criterion": "cost", "text": "And the cost?"}

    written = grade_json(grade, move)

    assert set(KEYS.split()) <= set(written)
    assert written["next"] == move
    assert written["status"] in ("graded", "ungraded")
    assert bool(written["reason"]) == bool(written["explanation"])


@given(scorecards())
def test_a_grade_of_another_answer_is_refused(grade: Grade) -> None:
    written = grade_json(grade)
    if any(mark["evidence"] for mark in written["marks"]):
        with pytest.raises(CallerError, match="not in the answer"):
            grade_from_json(written, "Something else was said.")
