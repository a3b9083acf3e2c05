"""`greenroom code`: solve a coding problem in your own editor, and have it judged."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Solve coding problems in your own editor; checks, cost and readability are judged.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

Json = Annotated[bool, typer.Option("--json", help="Print exactly one JSON object.")]
Named = Annotated[
    str,
    typer.Argument(
        metavar="PROBLEM_OR_DIR", help="A problem's id (`greenroom code list`), or its folder."
    ),
]
File = Annotated[Path, typer.Argument(metavar="FILE", help="Your solution, a Python file.")]
Unconfined = Annotated[
    bool,
    typer.Option(
        "--unconfined",
        help="Run the code although this machine cannot shut it in; asked for only there.",
    ),
]


@app.command(name="list")
def list_(
    topic: Annotated[
        str, typer.Option(help="Only from-scratch, data-manipulation or algorithms.")
    ] = "",
    level: Annotated[str, typer.Option(help="Only junior, mid, senior or staff.")] = "",
    json_: Json = False,
) -> None:
    """List the coding problems, topic by topic."""
    from greenroom.cli.codeshow import list_problems

    list_problems(topic, level, as_json=json_)


@app.command()
def show(
    problem: Named,
    answer: Annotated[
        bool, typer.Option("--answer", help="Show the reference and its note too.")
    ] = False,
    json_: Json = False,
) -> None:
    """Show a problem: its brief, visible checks and limits."""
    from greenroom.cli.codeshow import show_problem

    show_problem(problem, with_answer=answer, as_json=json_)


@app.command()
def start(
    problem: Named,
    folder: Annotated[
        Path | None, typer.Argument(metavar="[FOLDER]", help="Where to write; else ./PROBLEM.")
    ] = None,
    json_: Json = False,
) -> None:
    """Write a problem's brief and starter into a folder of yours; nothing is overwritten."""
    from greenroom.cli.codeshow import start_problem

    start_problem(problem, folder, as_json=json_)


@app.command()
def run(
    problem: Named,
    file: File,
    watch: Annotated[
        bool, typer.Option("--watch", help="Run again whenever the file changes.")
    ] = False,
    unconfined: Unconfined = False,
    json_: Json = False,
) -> None:
    """Run the visible checks on your solution."""
    from greenroom.cli.codejudge import Submission, run_visible, watch_visible

    chosen = Submission(problem=problem, file=file, unconfined=unconfined, as_json=json_)
    if watch:
        watch_visible(chosen)
    else:
        run_visible(chosen)


@app.command()
def submit(
    problem: Named,
    file: File,
    hints: Annotated[
        int, typer.Option(min=0, max=20, help="How many hints were taken; each costs credit.")
    ] = 0,
    unconfined: Unconfined = False,
    json_: Json = False,
) -> None:
    """Have your solution judged: all checks, growth, readability, marks."""
    from greenroom.cli.codejudge import Submission, submit_all

    chosen = Submission(problem=problem, file=file, unconfined=unconfined, as_json=json_)
    submit_all(chosen, hints)


@app.command()
def prove(
    folder: Named,
    fast: Annotated[
        bool, typer.Option("--fast", help="Leave the mutants out: quicker while writing.")
    ] = False,
    unconfined: Unconfined = False,
    json_: Json = False,
) -> None:
    """Prove a problem you write: reference, starter, mistakes and mutants do what they must."""
    from greenroom.cli.codeprove import prove_and_tell

    prove_and_tell(folder, fast=fast, unconfined=unconfined, as_json=json_)
