"""Answers with known scores: data sets that people have marked, and questions of our own."""

import gzip
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError

from greenroom.errors import UserError
from greenroom.grading.terms import words

NAMES = "*.jsonl.gz"


@dataclass(frozen=True, kw_only=True)
class Rated:
    """One answer with a person's score, 0 to 1; `ask` is "" where the question is not known."""

    dataset: str
    question: str
    ask: str
    references: tuple[str, ...]  # with words in them, one at least
    answer: str
    score: float


@dataclass(frozen=True)
class _Line:
    dataset: str
    question_id: Annotated[str, BeforeValidator(str)]
    question: str | None
    reference_answers: tuple[str, ...]
    student_answer: str
    score: Annotated[float, Field(ge=0, le=1)]


def read_rated(folder: Path, most: int | None = None) -> tuple[Rated, ...]:
    """Read every data set of a folder; answers without a reference in words are left out.

    Args:
        folder: Holds .jsonl.gz files with dataset, question_id, question, reference_answers,
            student_answer and score (0 to 1) a line; other fields are ignored.
        most: At most so many answers of each file, spread over it.

    Raises:
        UserError: There is nothing to read, or a line is not what it should be.
    """
    paths = sorted(folder.glob(NAMES))
    if not paths:
        raise UserError(f"no {NAMES} in {folder}; name the folder that holds the data sets")
    read = TypeAdapter(_Line)
    found: list[Rated] = []
    for path in paths:
        lines = list(_lines(path))
        for number, line in lines[:: stride(len(lines), most)]:
            found += _rated(path, number, line, read)
    if not found:
        raise UserError(f"no answers with references in {folder}")
    return tuple(found)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, line
    except (OSError, EOFError, zlib.error) as error:
        raise UserError(
            f"cannot read {path}: {getattr(error, 'strerror', None) or error}"
        ) from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path} is not UTF-8 text") from error


def _rated(path: Path, number: int, line: str, read: TypeAdapter[_Line]) -> Iterator[Rated]:
    try:
        row = read.validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        said = f"{where}: {first['msg']}" if where else first["msg"]
        raise UserError(f"{path}:{number}: {said}") from error
    if references := tuple(text for text in row.reference_answers if words(text)):
        yield Rated(
            dataset=row.dataset,
            question=row.question_id,
            ask=row.question or "",
            references=references,
            answer=row.student_answer,
            score=row.score,
        )


def read_own(folder: Path, most: int | None = None) -> tuple[Rated, ...]:
    """Read the questions that were written for Greenroom: YAML with points worth something.

    Args:
        folder: Holds a YAML list of questions a file; see grader/data/README.md.
        most: At most so many questions of each file, spread over it.

    Raises:
        UserError: A file is not a list of such questions.
    """
    import yaml

    found: list[Rated] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            questions = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
            for question in questions[:: stride(len(questions), most)]:
                found += _own(path.stem, question)
        except (yaml.YAMLError, UnicodeDecodeError, LookupError, TypeError) as error:
            raise UserError(f"{path}: not a list of questions with points ({error})") from error
    return tuple(found)


def stride(count: int, most: int | None) -> int:
    """Every how manyth of `count` things to take so that they are at most `most`."""
    return max(1, -(-count // most)) if most else 1


def _own(area: str, question: Mapping[str, Any]) -> list[Rated]:
    worth = {point["id"]: point["worth"] for point in question["points"]}
    return [
        Rated(
            dataset=area,
            question=question["id"],
            ask=question["question"],
            references=tuple(question["references"]),
            answer=answer["text"],
            score=sum(worth[name] * got for name, got in answer["points"].items())
            / sum(worth.values()),
        )
        for answer in question["answers"]
    ]
