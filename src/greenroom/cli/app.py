"""The tree of commands; each imports what it needs when it runs, so that help answers at once."""

from pathlib import Path
from typing import Annotated

import typer

from greenroom.cli.bank import app as bank_app
from greenroom.cli.batch import app as batch_app
from greenroom.cli.bench import app as bench_app
from greenroom.cli.code import app as code_app
from greenroom.cli.lab import app as lab_app
from greenroom.cli.models import app as models_app
from greenroom.cli.resume import app as resume_app

app = typer.Typer(
    help="Rehearse the whole machine-learning engineer interview on your own machine, offline.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with: greenroom interview phone-screen",
)
app.add_typer(bank_app, name="bank")
app.add_typer(models_app, name="models")
app.add_typer(code_app, name="code")
app.add_typer(resume_app, name="resume")
app.add_typer(lab_app, name="lab")
app.add_typer(bench_app, name="bench")
app.add_typer(batch_app, name="batch")

Json = Annotated[bool, typer.Option("--json", help="Print exactly one JSON object.")]
Judge = Annotated[
    bool,
    typer.Option("--judge", help="Have the language model of GREENROOM_JUDGE_URL mark instead."),
]
Answers = Annotated[
    Path | None,
    typer.Option("--answers", help="Take the answers from a YAML or JSON file: question to text."),
]


def _version(asked: bool) -> None:
    if asked:
        from greenroom import __version__

        typer.echo(f"greenroom {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Rehearse the whole machine-learning engineer interview on your own machine, offline."""
    del version  # its callback has already answered


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8000,
) -> None:
    """Open the web app on this machine."""
    from greenroom.cli.serve import serve as run

    run(host, port)


@app.command()
def interview(  # noqa: PLR0913, PLR0917 # the options of a command
    round_: Annotated[
        str, typer.Argument(metavar="[ROUND|LOOP]", help="A round or a loop of the pack.")
    ] = "phone-screen",
    answers: Answers = None,
    json_: Json = False,
    seed: Annotated[
        int | None, typer.Option(min=0, max=2**63 - 1, help="Draw the same questions again.")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the latest unfinished round.")
    ] = False,
    case: Annotated[
        str, typer.Option("--case", metavar="CASE", help="Design this system, such as `fraud`.")
    ] = "",
) -> None:
    """Sit a round: questions, follow-ups, a clock, and a debrief that quotes you."""
    from greenroom.cli.interview import Sitting, sit

    asked = Sitting(name=round_, answers=answers, json=json_, seed=seed, resume=resume, case=case)
    sit(asked)


@app.command()
def ask(
    question: Annotated[
        str, typer.Argument(metavar="QUESTION", help="A question's id; see `greenroom bank list`.")
    ],
    answers: Answers = None,
    json_: Json = False,
) -> None:
    """Practise one question, with its follow-ups and marks."""
    from greenroom.cli.interview import Sitting, sit

    sit(Sitting(name=question, answers=answers, json=json_, one_question=True))


@app.command()
def grade(
    question: Annotated[
        str,
        typer.Argument(
            metavar="QUESTION", help="A question's id; with --reference, the question's own words."
        ),
    ],
    file: Annotated[
        str, typer.Argument(metavar="[FILE|-]", help="The answer; - or nothing reads it typed.")
    ] = "-",
    reference: Annotated[
        list[Path] | None,
        typer.Option("--reference", help="Mark against this reference answer; may be repeated."),
    ] = None,
    judge: Judge = False,
    json_: Json = False,
) -> None:
    """Mark one answer, with the words that earned each mark."""
    from greenroom.cli.grade import grade as run

    run(question, file, tuple(reference or ()), judge=judge, as_json=json_)


@app.command()
def doctor(json_: Json = False) -> None:
    """Check that everything Greenroom needs is in place, and say what to do where it is not."""
    from greenroom.cli.doctor import doctor as run

    run(as_json=json_)


@app.command()
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")],
    json_: Json = False,
) -> None:
    """Write everything you have typed and earned to one file."""
    from greenroom.cli.archive import export_to

    export_to(file, as_json=json_)


@app.command(name="import")
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A file written by `greenroom export`.")
    ],
    json_: Json = False,
) -> None:
    """Add what an exported file holds; what is already here stays as it is."""
    from greenroom.cli.archive import import_from

    import_from(file, as_json=json_)
