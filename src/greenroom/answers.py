"""Reads files of answers, JSON Lines plain or .gz, and names every line that cannot be graded."""

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from greenroom.content.model import Question
from greenroom.content.suggest import did_you_mean
from greenroom.errors import UserError
from greenroom.grading.terms import words
from greenroom.session.acts import clean

NAMED = 5  # bad lines told one by one; the rest are counted

Bank = Callable[[], Mapping[str, Question]]
"""The questions of the pack by id, read when first asked for."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One answer to grade: by a question's rubric, or by references when there are any."""

    place: int  # among the answers, from 0
    answer_id: str | int
    question: str  # the id of a question of the pack; with references, the question's own words
    answer: str
    references: tuple[str, ...] = ()


def read_answers(path: Path, data: bytes, questions: Bank) -> tuple[Row, ...]:
    """Read every answer of a file's bytes.

    Raises:
        UserError: Lines that cannot be graded, each with its number, or nothing to grade.
    """
    rows: list[Row] = []
    problems: list[str] = []
    lines: dict[str, int] = {}
    for number, given in objects(path, data):
        try:
            row = _row(given, len(rows), questions)
            _take(row, lines.setdefault(str(row.answer_id), number), number)
            rows.append(row)
        except UserError as error:
            problems.append(f"{path}:{number}: {error}")
    if problems:
        more = len(problems) - NAMED
        rest = [f"and {more:,} more"] if more > 0 else []
        raise UserError("\n".join([*problems[:NAMED], *rest]))
    if not rows:
        raise UserError(f"{path} holds no answers; give one JSON object a line")
    return tuple(rows)


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Read answers with references as they stand in the file, checked.

    Raises:
        UserError: The file cannot be read, or a line lacks what grading needs.
    """
    for number, given in objects(path, read_bytes(path)):
        problem = given if isinstance(given, str) else lacking(given)
        if isinstance(given, str) or problem:
            raise UserError(f"{path}:{number}: {problem}")
        yield given


def read_bytes(path: Path) -> bytes:
    """All of a file.

    Raises:
        UserError: It cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"cannot read {path}: {error.strerror or error}") from error


def objects(path: Path, data: bytes) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Each line that is not blank, with its number: its object, or what is wrong with it.

    Raises:
        UserError: The bytes are no text, or a damaged .gz.
    """
    raw = io.BytesIO(data)
    try:
        with io.TextIOWrapper(
            gzip.open(raw) if path.suffix == ".gz" else raw, encoding="utf-8-sig"
        ) as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, _object(line)
    except (OSError, EOFError, zlib.error) as error:
        raise UserError(f"cannot read {path}: {error}") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path} is not UTF-8 text") from error


def lacking(row: Mapping[str, Any]) -> str:
    """What an answer with references lacks; "" when it is whole."""
    references = row.get("reference_answers")
    if not isinstance(references, list) or not all(isinstance(r, str) for r in references):
        return "reference_answers must be a list of texts"
    if not isinstance(row.get("question") or "", str):
        return "question must be a text"
    if "answer_id" not in row or not isinstance(row.get("student_answer"), str):
        return "answer_id and student_answer are needed"
    return ""


def _object(line: str) -> dict[str, Any] | str:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"not a JSON object ({error})"
    return found if isinstance(found, dict) else "not a JSON object"


def _take(row: Row, first: int, number: int) -> None:
    if first != number:
        raise UserError(f"answer_id {row.answer_id!r} is taken by line {first}")


def _row(given: dict[str, Any] | str, place: int, questions: Bank) -> Row:
    if isinstance(given, str):
        raise UserError(given)
    name = given.get("answer_id")
    if isinstance(name, bool) or not isinstance(name, str | int) or name == "":
        raise UserError("answer_id must be a text or a whole number")
    read = _with_references if "reference_answers" in given else _with_rubric
    return read(given, place, questions)


def _with_references(given: dict[str, Any], place: int, questions: Bank) -> Row:
    del questions  # the question is in the line
    if problem := lacking(given):
        raise UserError(problem)
    references = tuple(given["reference_answers"])
    if not any(words(text) for text in references):
        raise UserError("reference_answers has no words to grade by")
    return Row(
        place=place,
        answer_id=given["answer_id"],
        question=given.get("question") or "",
        answer=clean(given["student_answer"]),
        references=references,
    )


def _with_rubric(given: dict[str, Any], place: int, questions: Bank) -> Row:
    question, answer = given.get("question"), given.get("answer")
    if not isinstance(question, str) or not isinstance(answer, str):
        raise UserError("question (an id of the pack) and answer are needed, or reference_answers")
    if question not in questions():
        raise UserError(f"there is no question {question!r}{did_you_mean(question, questions())}")
    return Row(place=place, answer_id=given["answer_id"], question=question, answer=clean(answer))
