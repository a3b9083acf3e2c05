"""`greenroom lab`: designs that run; see what each choice did, and be asked about it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from inspect import signature
from pathlib import Path
from typing import Annotated, TypeVar, get_type_hints

import typer

app = typer.Typer(
    help="Run a machine-learning design and see what each of its choices does.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

Asked = TypeVar("Asked")
Json = Annotated[bool, typer.Option("--json", help="Print exactly one JSON object.")]
LabName = Annotated[
    str, typer.Argument(metavar="LAB", help="A lab's id; see `greenroom lab list`.")
]
Seed = Annotated[int, typer.Option(min=0, max=2**31, help="Another seed draws everything anew.")]


class Engine(StrEnum):
    """What a sweep runs on."""

    LOCAL = "local"
    RAY = "ray"


@dataclass(frozen=True, kw_only=True)
class Running:
    """Run a design: its measures, what each choice does, and the questions that follow."""

    lab: LabName
    choices: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A YAML or JSON file: choice to value. Else defaults."),
    ] = None
    set: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="CHOICE=VALUE", help="One choice; may be repeated."),
    ] = None
    seed: Seed = 0
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where runs are kept; else the data folder.")
    ] = None
    real: Annotated[
        bool, typer.Option("--real", help="Measure even what was measured ahead, and compare.")
    ] = False
    json: Json = False


@dataclass(frozen=True, kw_only=True)
class Sweeping:
    """Measure a lab's grid ahead; stopped or killed, the same command goes on where it was."""

    lab: LabName
    seed: Seed = 0
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The grid's file; else the data folder.")
    ] = None
    processes: Annotated[
        int | None, typer.Option(min=1, max=256, help="How many measure at once; else all cores.")
    ] = None
    engine: Annotated[
        Engine, typer.Option(help="What to run on: local processes, or a Ray cluster.")
    ] = Engine.LOCAL
    json: Json = False


@dataclass(frozen=True, kw_only=True)
class Diagnosing:
    """Find what broke the fraud service: ask for measurements, name the cause and the first act."""

    seed: Seed = 0
    ask: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="A measurement; may be repeated.")
    ] = None
    cause: Annotated[
        str | None, typer.Option(metavar="ID", help="What you think the cause is.")
    ] = None
    action: Annotated[str | None, typer.Option(metavar="ID", help="What you would do first.")] = (
        None
    )
    json: Json = False


@app.command(name="list")
def list_(json_: Json = False) -> None:
    """List the labs."""
    from greenroom.cli.labshow import print_labs

    print_labs(as_json=json_)


@app.command()
def show(lab: LabName, json_: Json = False) -> None:
    """Show what a lab has you decide, and what it measures."""
    from greenroom.cli.labshow import print_lab
    from greenroom.labs.registry import find_lab

    print_lab(find_lab(lab), as_json=json_)


def _run(asked: Running) -> None:
    from greenroom.cli.labrun import run_lab

    run_lab(asked)


def _sweep(asked: Sweeping) -> None:
    from greenroom.cli.labsweep import sweep_lab

    sweep_lab(asked)


def _diagnose(asked: Diagnosing) -> None:
    from greenroom.cli.labincident import diagnose

    diagnose(asked)


def _asking(what: type[Asked], act: Callable[[Asked], None]) -> Callable[..., None]:
    """A command whose options are the fields of a dataclass, and its help that one's docstring."""

    def command(**given: object) -> None:
        act(what(**given))

    command.__doc__ = what.__doc__
    command.__annotations__ = get_type_hints(what, include_extras=True)
    command.__signature__ = signature(what)  # type: ignore[attr-defined]
    return command


app.command(name="run")(_asking(Running, _run))
app.command(name="sweep")(_asking(Sweeping, _sweep))
app.command(name="incident")(_asking(Diagnosing, _diagnose))


@app.command()
def compare(
    first: Annotated[Path, typer.Argument(metavar="FIRST", help="A kept run's folder.")],
    second: Annotated[Path, typer.Argument(metavar="SECOND", help="Another's.")],
    json_: Json = False,
) -> None:
    """Put two kept runs side by side: what was chosen otherwise, and what that changed."""
    from greenroom.cli.labshow import print_comparison
    from greenroom.labs.compare import compare as beside
    from greenroom.labs.folder import read_run
    from greenroom.labs.registry import find_lab

    one, other = read_run(first), read_run(second)
    lab = find_lab(one.lab)
    print_comparison(lab, beside(lab, one, other), as_json=json_)


@app.command()
def verify(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A kept run's folder.")],
    json_: Json = False,
) -> None:
    """Run a kept run again and compare every file with what it was, byte for byte."""
    from greenroom.cli.labrun import verify_run

    verify_run(folder, as_json=json_)
