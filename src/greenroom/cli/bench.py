"""`greenroom bench`: how good the marks are, on anybody's data."""

import gzip
import json
import math
import zlib
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from greenroom.cli.screen import a_console, print_json
from greenroom.errors import UserError

if TYPE_CHECKING:
    from greenroom.language.embed import Embedder

app = typer.Typer(help="Measure how far the marks agree with people's.", no_args_is_help=True)


@app.callback()
def root() -> None:
    """Measure how far the marks agree with people's."""


@app.command()
def answers(
    data: Annotated[
        Path, typer.Option(help="Answers with references, one JSON object a line; .gz is read.")
    ],
    out: Annotated[Path, typer.Option(help="Where to write answer_id and score, one a line.")],
    json_: Annotated[bool, typer.Option("--json", help="Print exactly one JSON object.")] = False,
) -> None:
    """Score answers against reference answers, and compare with the scores in the data."""
    from rich.progress import track

    from greenroom.language.embed import load_embedder
    from greenroom.world import open_world

    if out.exists() and data.exists() and out.samefile(data):
        raise UserError(f"--out is the data itself, {data}; name another file for the scores")
    settings = open_world().settings
    embed = load_embedder(settings.models_dir, settings.threads)
    rows = tuple(read_rows(data))
    quiet = a_console(stderr=True)
    with _writing(out) as file:  # before an hour of grading, not after it
        bar = track(rows, "Grading", console=quiet, transient=True)
        scored = [(row, _score(row, embed)) for row in bar]
        for row, score in scored:
            file.write(json.dumps({"answer_id": row["answer_id"], "score": score}) + "\n")
    found = _summary(scored)
    found |= {"data": str(data), "out": str(out)}
    if json_:
        print_json(found)
    else:
        _print(found)


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Read the lines of a JSONL file, checked.

    Raises:
        UserError: The file cannot be read, or a line lacks what grading needs.
    """
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8") as lines
        ):
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _row(path, number, line)
    except (OSError, EOFError, zlib.error) as error:
        raise UserError(
            f"cannot read {path}: {getattr(error, 'strerror', None) or error}"
        ) from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path} is not UTF-8 text") from error


def _row(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UserError(f"{path}:{number}: not a JSON object ({error})") from error
    if not isinstance(row, dict):
        raise UserError(f"{path}:{number}: not a JSON object")
    references = row.get("reference_answers")
    if not isinstance(references, list) or not all(isinstance(r, str) for r in references):
        raise UserError(f"{path}:{number}: reference_answers must be a list of texts")
    if not isinstance(row.get("question") or "", str):
        raise UserError(f"{path}:{number}: question must be a text")
    if "answer_id" not in row or not isinstance(row.get("student_answer"), str):
        raise UserError(f"{path}:{number}: answer_id and student_answer are needed")
    return row


def _score(row: dict[str, Any], embed: "Embedder | None") -> float | None:
    """The share of the credit, 0 to 1; None where the grader abstains."""
    from greenroom.grading.model import Scorecard
    from greenroom.grading.reference import grade_reference
    from greenroom.grading.terms import words

    references = [text for text in row["reference_answers"] if words(text)]
    if not references:
        return None
    grade = grade_reference(row.get("question") or "", references, row["student_answer"], embed)
    return grade.share if isinstance(grade, Scorecard) else None


def _summary(scored: list[tuple[dict[str, Any], float | None]]) -> dict[str, Any]:
    from greenroom.grading.agreement import agree

    graded = [(row, score) for row, score in scored if score is not None]
    found: dict[str, Any] = {"answers": len(scored), "graded": len(graded)}
    known = [(row, score) for row, score in graded if isinstance(row.get("score"), int | float)]
    if known:
        questions = [str(row.get("question_id") or row.get("question")) for row, _ in known]
        figures = agree([float(r["score"]) for r, _ in known], [s for _, s in known], questions)
        for name, estimate in asdict(figures).items():
            finite = {key: _finite(value) for key, value in estimate.items()}
            found[name] = finite
        found["questions"] = len(set(questions))
    return found


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _writing(path: Path) -> IO[str]:
    try:
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror}") from error


def _print(found: dict[str, Any]) -> None:
    console = a_console()
    console.print(f"{found['graded']} of {found['answers']} answers scored, in {found['out']}")
    for name in ("pearson_r", "rmse", "macro_f1"):
        if name in found:
            each = found[name]
            interval = f"95% interval {each['low']} to {each['high']}"
            console.print(f"  {name:10} {each['value']}  ({interval}, by question)")
