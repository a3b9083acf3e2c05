import shutil
from pathlib import Path

import pytest

from greenroom.errors import UserError
from greenroom.rehearsal import open_rehearsal
from tests.builders import (
    a_bank,
    a_part,
    a_question,
    a_round,
    a_world,
    grade_by_words,
    write_pack,
)

PACK = Path(__file__).resolve().parents[1] / "packs" / "ml-engineer"


def test_a_seed_draws_the_same_questions_again_and_none_draws_what_was_not_seen(
    tmp_path: Path,
) -> None:
    questions = [a_question(f"q{n}") for n in range(6)]
    sitting = a_round(a_part(count=1))
    write_pack(tmp_path / "pack", a_bank(*questions, rounds=(sitting,)))
    rehearsal = open_rehearsal(a_world(tmp_path), grade_by_words)

    seeded = [rehearsal.start("screen", 5).prompt for _ in range(3)]
    unseeded = [rehearsal.start("screen").prompt for _ in range(5)]
    assert len(set(seeded)) == 1
    assert {*seeded, *unseeded} == {question.ask for question in questions}
    rehearsal.close()


def test_a_round_without_questions_is_told(tmp_path: Path) -> None:
    empty = a_round(a_part(topics=("career",)))
    write_pack(tmp_path / "pack", a_bank(a_question("q"), rounds=(empty,)))
    rehearsal = open_rehearsal(a_world(tmp_path), grade_by_words)

    with pytest.raises(UserError, match="Phone screen has no questions yet"):
        rehearsal.start("screen")
    rehearsal.close()


def test_without_models_marks_are_given_by_words_and_say_so(tmp_path: Path) -> None:
    write_pack(tmp_path / "pack", a_bank(a_question("q"), rounds=(a_round(),)))
    rehearsal = open_rehearsal(a_world(tmp_path))

    grade, _ = rehearsal.grade("q", "I would begin with a simple point about the data we have.")
    assert grade.grader == "lexical-1"


def test_a_round_leans_towards_the_job_that_is_prepared_for(tmp_path: Path) -> None:
    about = [a_question("q", topic="features"), a_question("r", topic="evaluation")]
    sitting = a_round(a_part(topics=("features", "evaluation"), count=1))
    write_pack(tmp_path / "pack", a_bank(*about, rounds=(sitting,)))
    (tmp_path / "pack" / "resume").mkdir()
    shutil.copy(PACK / "resume" / "requirements.yaml", tmp_path / "pack" / "resume")
    rehearsal = open_rehearsal(a_world(tmp_path), grade_by_words)
    rehearsal.resumes.aim("Requirements:\n- Offline evaluation and calibration of models")

    drawn = {rehearsal.start("screen").prompt for _ in range(3)}

    assert drawn == {about[1].ask}
    rehearsal.resumes.drop_job()
    assert {rehearsal.start("screen").prompt for _ in range(3)} >= {about[0].ask}
    rehearsal.close()
