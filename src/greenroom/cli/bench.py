"""`greenroom bench`: how good the marks are, on anybody's data."""

import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from greenroom.cli.card import grader
from greenroom.cli.judge import RowJudge
from greenroom.cli.screen import a_console, print_json
from greenroom.errors import UserError

if TYPE_CHECKING:
    from greenroom.language.readers import Readers

app = typer.Typer(help="Measure how far the marks agree with people's.", no_args_is_help=True)
app.command()(grader)


@app.callback()
def root() -> None:
    """Measure how far the marks agree with people's."""


@app.command()
def answers(
    data: Annotated[
        Path, typer.Option(help="Answers with references, one JSON object a line; .gz is read.")
    ],
    out: Annotated[Path, typer.Option(help="Where to write answer_id and score, one a line.")],
    judge: Annotated[
        bool,
        typer.Option("--judge", help="Have the language model of GREENROOM_JUDGE_URL score."),
    ] = False,
    json_: Annotated[bool, typer.Option("--json", help="Print exactly one JSON object.")] = False,
) -> None:
    """Score answers against reference answers, and compare with the scores in the data."""
    from rich.progress import track

    from greenroom.answers import read_rows
    from greenroom.language.readers import Readers, load_readers
    from greenroom.world import open_world

    if out.exists() and data.exists() and out.samefile(data):
        raise UserError(f"--out is the data itself, {data}; name another file for the scores")
    settings = open_world().settings
    by_judge = RowJudge(settings) if judge else None
    readers = Readers() if judge else load_readers(settings.models_dir, settings.threads)
    rows = tuple(read_rows(data))
    quiet = a_console(stderr=True)
    with _writing(out) as file:  # before an hour of grading, not after it
        scored = []
        unseen = not quiet.is_terminal  # a bar nobody sees would leave an empty line
        for row in track(rows, "Grading", console=quiet, transient=True, disable=unseen):
            score = by_judge.score(row) if by_judge else _score(row, readers)
            scored.append((row, score))
            # At once: a judge may fail at any row, and what came before it is kept.
            file.write(json.dumps({"answer_id": row["answer_id"], "score": score}) + "\n")
    found = _summary(scored)
    found |= {"data": str(data), "out": str(out)}
    if by_judge:
        found |= by_judge.summary()
    if json_:
        print_json(found)
    else:
        _print(found)


def _score(row: dict[str, Any], readers: "Readers") -> float | None:
    """The share of the credit, 0 to 1; None where the grader abstains."""
    from greenroom.grading.model import Scorecard
    from greenroom.grading.reference import grade_reference
    from greenroom.grading.terms import words

    references = [text for text in row["reference_answers"] if words(text)]
    if not references:
        return None
    ask = row.get("question") or ""
    grade = grade_reference(ask, references, row["student_answer"], readers)
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
        return path.open("w", encoding="utf-8", buffering=1)  # each line lands as it is written
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
    if judge := found.get("judge"):
        told = f"{judge['unquoted']} quotes not believed, {judge['unusable']} replies unusable"
        console.print(f"  scored by judge:{judge['model']}: {told}")
