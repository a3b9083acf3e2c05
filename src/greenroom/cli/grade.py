"""`greenroom grade`: one answer, its marks, and the words that earned them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from greenroom.cli.screen import a_console, print_json
from greenroom.errors import UserError

if TYPE_CHECKING:
    from greenroom.content.model import Question
    from greenroom.grading.model import Grade

LONGEST = 200_000  # characters; a two-hour monologue is about 100,000


def grade(
    question_id: str, file: str, references: tuple[Path, ...], *, judge: bool, as_json: bool
) -> None:
    """Grade the answer in a file, or typed, and print it."""
    if judge:
        from greenroom.cli.judge import grade_by_judge

        grade_by_judge(question_id, file, references, as_json=as_json)
        return
    answer = read_answer(file)
    if references:
        question, found, following = _against_references(question_id, answer, references)
    else:
        question, found, following = _against_rubric(question_id, answer)
    if as_json:
        from greenroom.grading.report import grade_json

        print_json(grade_json(found, following))
    else:
        from greenroom.cli.marks import print_grade

        print_grade(a_console(), question, found, following)


def read_answer(file: str) -> str:
    """Read an answer from a file, or from standard input for "-".

    Raises:
        UserError: It cannot be read as text, or is longer than any answer.
    """
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UserError(f"cannot read {file}: {error.strerror}") from error
    if len(data) > 4 * LONGEST:
        raise UserError(f"{file} is larger than any answer; {LONGEST:,} characters is the limit")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UserError(f"{file} is not UTF-8 text; save it as plain text, then again") from error


def _against_rubric(
    question_id: str, answer: str
) -> "tuple[Question | None, Grade, dict[str, Any]]":
    from greenroom.rehearsal import open_rehearsal
    from greenroom.report import move_json
    from greenroom.world import open_world

    rehearsal = open_rehearsal(open_world())
    found, move = rehearsal.grade(question_id, answer)
    return rehearsal.question(question_id), found, move_json(move)


def _against_references(
    ask: str, answer: str, references: tuple[Path, ...]
) -> "tuple[None, Grade, dict[str, Any]]":
    from greenroom.grading.reference import grade_reference
    from greenroom.language.readers import load_readers
    from greenroom.world import open_world

    settings = open_world().settings
    texts = tuple(read_answer(str(path)) for path in references)
    readers = load_readers(settings.models_dir, settings.threads)
    nothing_next = {"move": "close", "criterion": "", "text": ""}
    return None, grade_reference(ask, texts, answer, readers), nothing_next
