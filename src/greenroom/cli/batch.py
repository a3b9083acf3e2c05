"""`greenroom batch`: many answers or résumés at once, over all cores, and no work is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from greenroom.cli.screen import a_console, print_json

if TYPE_CHECKING:
    from datetime import datetime

    from greenroom.batch import Done, Progress
    from greenroom.world import World

app = typer.Typer(help="Grade many answers, or score many résumés.", no_args_is_help=True)


class Engine(StrEnum):
    """What the grading runs on."""

    LOCAL = "local"


@app.callback()
def root() -> None:
    """Grade many answers, or score many résumés."""


@app.command()
def grade(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="Answers, one JSON object a line; .gz is read."),
    ],
    engine: Annotated[
        Engine, typer.Option(help="What to run on: local, the processes of this machine.")
    ] = Engine.LOCAL,
    out: Annotated[
        Path | None,
        typer.Option(help="Where to write the scorecards; else FILE's name with .graded.jsonl."),
    ] = None,
    processes: Annotated[
        int | None, typer.Option(min=1, max=256, help="How many grade at once; else all cores.")
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="Print exactly one JSON object.")] = False,
) -> None:
    """Grade many answers; stopped or killed, the same command goes on where it was."""
    from greenroom.batch import grade_file
    from greenroom.world import open_world

    del engine  # there is one so far
    world = open_world()
    reached = [0, 0]
    try:
        with _shown(world, reached, quiet=json_) as progress:
            count = processes or world.settings.threads
            done = grade_file(file, out or beside(file), count, world, progress)
    except KeyboardInterrupt:
        a_console(stderr=True).print(_stopped(reached), soft_wrap=True)
        raise typer.Exit(130) from None
    if json_:
        print_json(_object(done, file))
    else:
        _print(done)


@app.command()
def resumes(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Résumés, at any depth, in any format we read.")
    ],
    job: Annotated[
        Path | None, typer.Option(metavar="JOB", help="A job description to set each beside.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Where to write; else FOLDER's name with .scores.jsonl.")
    ] = None,
    processes: Annotated[
        int | None, typer.Option(min=1, max=256, help="How many score at once; else all cores.")
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="Print exactly one JSON object.")] = False,
) -> None:
    """Score every résumé of a folder; stopped or killed, the same command goes on."""
    from greenroom.batch_resumes import Pool, score_folder
    from greenroom.cli.resumeshow import open_resumes, read_job_file
    from greenroom.world import open_world

    world, named = open_world(), folder.resolve().name
    text = read_job_file(open_resumes(), job)
    count = processes or world.settings.threads
    asked = Pool(folder=folder, out=out or Path(f"{named}.scores.jsonl"), processes=count, job=text)
    reached = [0, 0]
    try:
        with _shown(world, reached, quiet=json_, unit="résumés") as progress:
            done = score_folder(asked, world, progress)
    except KeyboardInterrupt:
        a_console(stderr=True).print(_stopped(reached, "résumés"), soft_wrap=True)
        raise typer.Exit(130) from None
    if json_:
        print_json({**asdict(done), "out": str(done.out), "seconds": round(done.seconds, 3)})
        return
    console = a_console()
    told = f"{done.scored:,} of {done.resumes:,} résumés scored, in {done.out}"
    console.print(told, soft_wrap=True)
    if done.scored < done.resumes:
        console.print("The others could not be read; the file says why of each", style="dim")


def beside(file: Path) -> Path:
    """The result's usual place: `answers.jsonl.gz` gives `answers.graded.jsonl`."""
    plain = file.with_suffix("") if file.suffix == ".gz" else file
    known = plain.suffix in (".jsonl", ".ndjson", ".json")
    return plain.with_name(f"{plain.stem if known else plain.name}.graded.jsonl")


@contextmanager
def _shown(
    world: "World", reached: list[int], *, quiet: bool, unit: str = "answers"
) -> "Iterator[Progress]":
    """A bar on standard error, with how many a second and the time left."""
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("Grading" if unit == "answers" else "Scoring"),
        BarColumn(),
        MofNCompleteColumn(),
    )
    rate, console = TextColumn("{task.fields[rate]}"), a_console(stderr=True)
    left = TimeRemainingColumn()
    hidden = quiet or not console.is_terminal
    with Bar(*columns, rate, left, console=console, transient=True, disable=hidden) as bar:
        task = bar.add_task("", total=None, rate="")
        before: list[tuple[int, datetime]] = []  # what was kept, and when grading began

        def show(done: int, total: int) -> None:
            if not before:
                before.append((done, world.now()))
                bar.reset(task, total=total, completed=done)
            reached[:] = [done, total]
            kept, began = before[0]
            rate = per_second(done - kept, (world.now() - began).total_seconds())
            bar.update(task, completed=done, rate=f"{rate:.1f} {unit}/s")

        yield show


def per_second(answers: int, seconds: float) -> float:
    """Answers a second; 0 before anything is done."""
    return round(answers / seconds, 1) if answers and seconds > 0 else 0.0


def _stopped(reached: list[int], unit: str = "answers") -> str:
    done, total = reached
    graded = f" after {done:,} of {total:,} {unit}" if total else ""
    return f"greenroom: stopped{graded}; the same command goes on from there"


def _object(done: "Done", file: Path) -> dict[str, Any]:
    fresh = done.answers - done.kept
    return {
        "answers": done.answers,
        "graded": done.graded,
        "ungraded": done.answers - done.graded,
        "kept": done.kept,
        "started": done.started,
        "changed": list(done.changed),
        "graders": list(done.graders),
        "processes": done.processes,
        "seconds": round(done.seconds, 3),
        "answers_per_second": per_second(fresh, done.seconds),
        "data": str(file),
        "out": str(done.out),
    }


def _print(done: "Done") -> None:
    console = a_console()
    if done.started == "afresh":
        console.print(f"Started afresh: not the same {' and '.join(done.changed)} as before")
    if done.started == "resumed":
        console.print(f"{done.kept:,} answers were graded before and were kept")
    told = f"{done.graded:,} of {done.answers:,} answers graded, in {done.out}"
    console.print(told, soft_wrap=True)
    rate = per_second(done.answers - done.kept, done.seconds)
    quiet = f"{done.seconds:.1f} s, {rate} answers/s, {done.processes} at once"
    console.print(f"  {quiet}, grader {', '.join(done.graders)}", style="dim")
