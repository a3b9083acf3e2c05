"""`greenroom lab sweep`: a lab's grid measured ahead, and no work lost when it is stopped."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from greenroom.cli.screen import a_console, print_json
from greenroom.errors import UserError

if TYPE_CHECKING:
    from greenroom.cli.lab import Sweeping
    from greenroom.sweep import Progress, Swept


def sweep_lab(asked: "Sweeping") -> None:
    """Measure a grid and say what was done."""
    from greenroom.cli.labrun import grid_folders
    from greenroom.labs.grid import grid_file
    from greenroom.labs.registry import WHERE, find_lab
    from greenroom.sweep import Sweep, sweep
    from greenroom.world import open_world

    world, lab = open_world(), find_lab(asked.lab)
    job = Sweep(
        where=WHERE[lab.id],
        out=asked.out or _made(grid_file(lab.id, grid_folders(world)[0])),
        seed=asked.seed,
        processes=asked.processes or world.settings.threads,
        engine=asked.engine.value,
    )
    reached = [0, 0]
    try:
        with _shown(reached, quiet=asked.json) as progress:
            done = sweep(job, world, progress)
    except KeyboardInterrupt:
        after = f" after {reached[0]:,} of {reached[1]:,} cells" if reached[1] else ""
        line = f"greenroom: stopped{after}; the same command goes on from there"
        a_console(stderr=True).print(line, soft_wrap=True)
        raise typer.Exit(130) from None
    if asked.json:
        print_json(_object(done))
    else:
        _print(done)


def _made(path: Path) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror or error}") from error
    return path


@contextmanager
def _shown(reached: list[int], *, quiet: bool) -> "Iterator[Progress]":
    """A bar on standard error, with the time left."""
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = a_console(stderr=True)
    columns = (TextColumn("Measuring"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    hidden = quiet or not console.is_terminal
    with Bar(*columns, console=console, transient=True, disable=hidden) as bar:
        task = bar.add_task("", total=None)

        def show(done: int, total: int) -> None:
            if not reached[1]:
                bar.reset(task, total=total, completed=done)
            reached[:] = [done, total]
            bar.update(task, completed=done)

        yield show


def _object(done: "Swept") -> dict[str, Any]:
    return {
        "lab": done.lab,
        "cells": done.cells,
        "kept": done.kept,
        "started": done.started,
        "changed": list(done.changed),
        "processes": done.processes,
        "seconds": round(done.seconds, 3),
        "out": str(done.out),
    }


def _print(done: "Swept") -> None:
    console = a_console()
    if done.started == "afresh":
        console.print(f"Started afresh: not the same {' and '.join(done.changed)} as before")
    if done.started == "resumed":
        console.print(f"{done.kept:,} cells were measured before and were kept")
    console.print(f"{done.cells:,} cells measured, in {done.out}", soft_wrap=True)
    console.print(f"  {done.seconds:.1f} s, {done.processes} at once", style="dim")
