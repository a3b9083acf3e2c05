"""`greenroom lab run` and `verify`: a run in the terminal, with progress on standard error."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from greenroom.cli.screen import a_console, print_json
from greenroom.errors import UserError

if TYPE_CHECKING:
    from greenroom.cli.lab import Running
    from greenroom.labs.model import Lab, Progress, Run
    from greenroom.labs.run import Known
    from greenroom.world import World


def run_lab(asked: "Running") -> None:
    """Run a design, keep it, and print it."""
    from greenroom.cli.labshow import print_run
    from greenroom.labs.choosing import settle
    from greenroom.labs.folder import keep, run_files
    from greenroom.labs.registry import find_lab
    from greenroom.labs.report import run_json
    from greenroom.world import open_world

    world, lab = open_world(), find_lab(asked.lab)
    settled = settle(lab, read_choices(asked.choices) | _pairs(asked.set or ()))
    ran, ahead = _measured(lab, settled, asked, world)
    folder = keep(lab, ran, asked.out or world.settings.data_dir / "labs")
    if asked.json:
        names = [str(folder / name) for name in run_files(lab, ran)]
        print_json(run_json(ran, names) | {"folder": str(folder), "grid": ahead})
    else:
        print_run(lab, ran, folder, ahead)


def read_choices(file: Path | None) -> dict[str, Any]:
    """The choices in a YAML or JSON file; none without one.

    Raises:
        UserError: It cannot be read, or is no mapping.
    """
    if file is None:
        return {}
    import yaml

    try:
        found = yaml.safe_load(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(f"cannot read {file}: {error.strerror or error}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UserError(f"{file}: {' '.join(str(error).split())}") from error
    if not isinstance(found, dict) or not all(isinstance(name, str) for name in found):
        raise UserError(f"{file} must name choices with their values, as `threshold: cost`")
    return found


def verify_run(folder: Path, *, as_json: bool) -> None:
    """Prove a kept run; exits 1 where it came out otherwise."""
    from greenroom.labs.folder import read_json, verify
    from greenroom.labs.registry import find_lab

    lab = find_lab(str(read_json(folder)["lab"]))
    with _shown("the run stays as it is kept") as progress:
        proof = verify(lab, folder, progress)
    names, why = ", ".join(proof.differing), f" (other than then: {proof.why})" * bool(proof.why)
    if as_json:
        told = {"folder": str(folder), "same": proof.same, "differing": list(proof.differing)}
        print_json(told | {"why": proof.why})
    elif proof.same:
        a_console().print(f"{folder}: the same, byte for byte", soft_wrap=True)
    else:
        a_console().print(f"{folder}: otherwise in {names}{why}", soft_wrap=True)
    if not proof.same:
        raise typer.Exit(1)


def grid_folders(world: "World") -> tuple[Path, ...]:
    """Where grids are looked for: the candidate's own sweeps, then what comes with Greenroom."""
    from greenroom.labs.grid import SHIPPED

    return (world.settings.data_dir / "grids", SHIPPED)


def _measured(
    lab: "Lab", settled: Mapping[str, Any], asked: "Running", world: "World"
) -> "tuple[Run, str]":
    """The run, and what the grid has to do with it: answered, same, another, or "" for nothing."""
    from greenroom.labs.grid import answer, known
    from greenroom.labs.run import run

    began, folders = world.now(), grid_folders(world)
    ahead = answer(lab, settled, asked.seed, folders)
    if ahead and ahead.series and not asked.real:
        return ahead, "answered"
    usable = None if asked.real else known(lab, asked.seed, folders)
    if usable and usable(settled):
        usable = _all_but(settled, usable)  # its charts are to be drawn
    with _shown("nothing is kept of an unfinished run") as progress:
        ran = run(lab, settled, asked.seed, progress, usable)
    seconds = (world.now() - began).total_seconds()
    same = "" if ahead is None else "same" if ahead.metrics == ran.metrics else "another"
    return replace(ran, seconds=seconds), same


def _all_but(own: Mapping[str, Any], kept: "Known") -> "Known":
    return lambda choices: None if choices == own else kept(choices)


def _pairs(given: Sequence[str]) -> dict[str, Any]:
    found = {}
    for each in given:
        name, sign, value = each.partition("=")
        if not sign:
            raise UserError(f"--set takes CHOICE=VALUE, not {each!r}")
        found[name.strip()] = value.strip()
    return found


@contextmanager
def _shown(kept: str) -> "Iterator[Progress]":
    """A bar on standard error where that is a terminal; Ctrl-C says what is kept."""
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn
    from rich.progress import Progress as Bar

    console, reached = a_console(stderr=True), [0.0]
    columns = (BarColumn(bar_width=20), TaskProgressColumn(), TextColumn("{task.description}"))
    try:
        with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task("", total=1.0)

            def show(done: float, what: str) -> None:
                reached[0] = done
                bar.update(task, completed=done, description=what)

            yield show
    except KeyboardInterrupt:
        console.print(f"greenroom: stopped at {reached[0]:.0%}; {kept}", soft_wrap=True)
        raise typer.Exit(130) from None
