"""`greenroom resume`: read a résumé, score it, be asked about it, match it, give it back."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Read a résumé, score it, be asked about every line, match it to a job, give it back.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


class Form(StrEnum):
    """What a résumé is given back as."""

    PDF = "pdf"
    DOCX = "docx"
    MARKDOWN = "markdown"
    JSON = "json"


Json = Annotated[bool, typer.Option("--json", help="Print exactly one JSON object.")]
File = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", help="PDF, DOCX, Markdown, LaTeX, plain text or JSON Resume; - is typed."
    ),
]
JobFile = Annotated[
    Path | None, typer.Option("--job", metavar="JOB", help="A job description, as a file.")
]


@app.command()
def parse(file: File, json_: Json = False) -> None:
    """Show what a machine reads in a résumé, field by field."""
    from greenroom.cli.resumeshow import show_parsed

    show_parsed(file, as_json=json_)


@app.command()
def score(file: File, job: JobFile = None, json_: Json = False) -> None:
    """Score a résumé for machine-learning engineering, with advice for every bullet."""
    from greenroom.cli.resumeshow import show_score

    show_score(file, job, as_json=json_)


@app.command()
def probes(file: File, json_: Json = False) -> None:
    """Show what an interviewer would ask of each bullet, and why."""
    from greenroom.cli.resumeshow import show_probes

    show_probes(file, as_json=json_)


@app.command()
def match(
    file: File,
    job: Annotated[
        Path | None, typer.Argument(metavar="JOB", help="The job description, as a file.")
    ] = None,
    job_: JobFile = None,
    json_: Json = False,
) -> None:
    """Set a résumé beside a job description: what is met where, and what to rehearse."""
    from greenroom.cli.resumematch import show_match

    show_match(file, job or job_, as_json=json_)


@app.command()
def render(
    file: File,
    to: Annotated[Form, typer.Option(help="What to give back.")] = Form.PDF,
    out: Annotated[
        Path | None, typer.Option(help="Where to write it; else FILE's name with .greenroom.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write over a file, or although something is lost.")
    ] = False,
    json_: Json = False,
) -> None:
    """Give a résumé back in a one-column template that other machines read whole."""
    from greenroom.cli.resumerender import Wanted, give_back

    give_back(Wanted(file=file, form=to.value, out=out, force=force, as_json=json_))


@app.command()
def defend(
    file: File,
    answers: Annotated[
        Path | None,
        typer.Option("--answers", help="Take the answers from a YAML or JSON file."),
    ] = None,
    json_: Json = False,
) -> None:
    """Sit a round that asks about the boldest lines of your résumé, and see which stand up."""
    from greenroom.cli.resumedefend import defend as run

    run(file, answers, as_json=json_)
