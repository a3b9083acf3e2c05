"""`greenroom models`: what is installed, install it, and prove that it is whole."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from greenroom.language.install import Installed
    from greenroom.world import Settings

app = typer.Typer(
    help="See, install and verify the language models Greenroom runs on this machine.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

Json = Annotated[bool, typer.Option("--json", help="Print exactly one JSON object.")]


@app.command(name="list")
def list_(json_: Json = False) -> None:
    """List the models, and which are installed."""
    from greenroom.language.install import verify

    settings = _settings()
    found = verify(settings.models_dir)
    if json_:
        _print_models(settings, found)
    else:
        _show(found)


@app.command()
def verify(json_: Json = False) -> None:
    """Hash every file again; exits with 1 when a model is missing or damaged."""
    from greenroom.language.install import verify as verify_models

    settings = _settings()
    found = verify_models(settings.models_dir)
    if json_:
        _print_models(settings, found)
    else:
        _show(found)
    if any(one.state != "installed" for one in found):
        raise typer.Exit(1)


@app.command()
def install(
    from_: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE.whl|FOLDER", help="Take the files from here."),
    ] = None,
    json_: Json = False,
) -> None:
    """Fetch, verify and build the models; goes on where an earlier try stopped."""
    from greenroom.errors import ModelProblem
    from greenroom.language.install import inspect

    settings = _settings()
    try:
        found = tuple(_install(settings, from_))
    except ModelProblem as problem:
        if not json_:
            raise
        from greenroom.language.catalog import MODELS

        _print_models(
            settings,
            tuple(inspect(model, settings.models_dir) for model in MODELS),
            error=str(problem),
        )
        raise typer.Exit(1) from problem
    if json_:
        _print_models(settings, found)
    else:
        _show(found)


def _install(settings: "Settings", from_: Path | None) -> "list[Installed]":
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    from greenroom.cli.screen import a_console
    from greenroom.language.catalog import MODELS
    from greenroom.language.install import install as install_model
    from greenroom.language.install import install_from

    if from_:
        return [install_from(model, settings.models_dir, from_) for model in MODELS]
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    console = a_console(stderr=True)
    found = []
    with Progress(*columns, TransferSpeedColumn(), console=console, transient=True) as bar:
        for model in MODELS:
            task = bar.add_task(model.id, total=None)

            def show(done: int, total: int, task: Any = task) -> None:
                bar.update(task, completed=done, total=total or None)

            found.append(install_model(model, settings.models_dir, settings.index_url, show))
    return found


def _settings() -> "Settings":
    from greenroom.world import open_world

    return open_world().settings


def _show(found: "tuple[Installed, ...]") -> None:
    from rich.text import Text

    from greenroom.cli.screen import a_console, indented

    styles = {"installed": "green", "missing": "bold yellow", "damaged": "bold red"}
    console = a_console()
    for one in found:
        console.print(Text(one.model.title), Text(one.state, style=styles[one.state]))
        if one.state == "installed":
            size = f"{one.size / 1e6:.1f} MB, {one.model.licence}, from {one.source}"
            console.print(indented(Text(f"{size}\nin {one.folder}", style="dim")))
        else:
            console.print(indented(one.problem or "Install it with: greenroom models install"))
            if one.problem:
                console.print(indented("Mend it with: greenroom models install"))


def _print_models(settings: "Settings", found: "tuple[Installed, ...]", error: str = "") -> None:
    from greenroom.cli.screen import print_json

    models = [
        {
            "id": one.model.id,
            "title": one.model.title,
            "licence": one.model.licence,
            "state": one.state,
            "problem": one.problem,
            "source": one.source,
            "bytes": one.size,
            "agreement": one.agreement,
            "folder": str(one.folder),
        }
        for one in found
    ]
    print_json({"models_dir": str(settings.models_dir), "models": models, "error": error})


if __name__ == "__main__":
    app()
