"""Measures a lab's grid over processes, or Ray: the same bytes from one as from many, none lost.

What a process (crew.py) has measured is kept beside the result at once (partfile.py).
"""

import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, Protocol

from greenroom import __version__
from greenroom.crew import in_turn, open_crew
from greenroom.errors import UserError
from greenroom.labs.choosing import cell, swaps
from greenroom.labs.grid import cell_line, grid_cells, opening, packed
from greenroom.labs.model import Choices, Lab
from greenroom.labs.registry import lab_at
from greenroom.labs.run import measure, quiet
from greenroom.partfile import PartFile, open_part, write_whole
from greenroom.world import World

Engine = Literal["local", "ray"]
Progress = Callable[[int, int], None]
"""Told how many cells are measured, and of how many; first with what was kept."""
Line = tuple[int, str]


class Hands(Protocol):
    """Whoever measures: a crew of processes here, or a cluster."""

    def submit(self, run: Callable[["Work"], Line], work: "Work", /) -> Future[Line]:
        """Hand a cell over."""


@dataclass(frozen=True, kw_only=True)
class Sweep:
    """What is to be swept, and how.

    Attributes:
        where: The lab as the registry names it, `module:NAME`: processes find it by that.
        out: The grid's file; `OUT.part` beside it keeps what is done.
        seed: The seed of the runs it will answer for.
        processes: How many measure side by side.
        engine: What they run on.
    """

    where: str
    out: Path
    seed: int = 0
    processes: int = 1
    engine: Engine = "local"


@dataclass(frozen=True, kw_only=True)
class Swept:
    """A finished sweep."""

    lab: str
    cells: int
    kept: int  # cells an earlier run had measured
    started: str  # "new", "resumed" or "afresh"
    changed: tuple[str, ...]  # what was another when started afresh
    processes: int
    seconds: float
    out: Path


@dataclass(frozen=True, kw_only=True)
class Work:
    """One cell to measure."""

    place: int
    where: str
    seed: int
    choices: Choices


def sweep(asked: Sweep, world: World, progress: Progress) -> Swept:
    """Measure every cell of a lab's grid into its file.

    Raises:
        UserError: The file cannot be written, a process was killed, or Ray is not there.
        KeyboardInterrupt: Somebody stopped it; what is done is kept.
    """
    began, lab = world.now(), lab_at(asked.where)
    cells = grid_cells(lab)
    names = [cell(swaps(lab, each)) for each in cells]
    with open_part(asked.out, key="cell") as part:
        part.begin(_identity(lab, asked, names), names)
        kept = len(part.kept)
        progress(kept, len(cells))
        todo = [place for place in range(len(cells)) if place not in part.kept]
        work = deque(
            Work(place=place, where=asked.where, seed=asked.seed, choices=cells[place])
            for place in todo
        )
        if work:
            with _hands(asked) as hands:
                for _ in _measured(hands, work, asked.processes, part):
                    progress(len(part.kept), len(cells))
        write_whole(asked.out, [packed(lab, asked.seed, part.lines())])
    part.path.unlink(missing_ok=True)
    return Swept(
        lab=lab.id,
        cells=len(cells),
        kept=kept,
        started=part.started,
        changed=part.changed,
        processes=asked.processes,
        seconds=(world.now() - began).total_seconds(),
        out=asked.out,
    )


def measure_cell(work: Work) -> Line:
    """Measure a cell, in whatever process; its line of the grid."""
    lab = lab_at(work.where)
    trials = measure(lab, work.choices, work.seed, quiet)
    return work.place, json.dumps(cell_line(lab, work.choices, trials))


def _measured(hands: Hands, work: deque[Work], processes: int, part: PartFile) -> Iterator[None]:
    """Have all the cells measured, and keep them; a step is what came in together."""
    for came in in_turn(lambda one: hands.submit(measure_cell, one), work, processes):
        part.append(came)
        yield


def _identity(lab: Lab, asked: Sweep, names: list[str]) -> Mapping[str, str]:
    """All that decides the numbers; what is kept of other ones is not gone on with."""
    of: dict[str, Any] = opening(lab, asked.seed)
    return {
        "lab": lab.id,
        "seed": str(asked.seed),
        "choices": str(of["schema"]),
        "code": str(of["code"]),
        "cells": sha256("\n".join(names).encode()).hexdigest(),
        "libraries": json.dumps(of["made_with"]),
        "Greenroom": __version__,
    }


@contextmanager
def _hands(asked: Sweep) -> Iterator[Hands]:
    if asked.engine == "ray":
        with _open_ray() as hands:
            yield hands
    else:
        with open_crew(asked.processes, "measuring", "measured") as crew:
            yield crew


@contextmanager
def _open_ray() -> Iterator[Hands]:
    """Ray's hands: the cluster of RAY_ADDRESS, or this machine. A lost task is done again."""
    try:
        import ray
    except ImportError:
        raise UserError(
            "--engine ray needs Ray: pip install 'greenroom[cluster]', or leave --engine out"
        ) from None

    class _Ray:
        def submit(self, run: Callable[[Work], Line], work: Work, /) -> Future[Line]:
            future: Future[Line] = ray.remote(run).remote(work).future()
            return future

    ray.init(include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    try:
        yield _Ray()
    finally:
        ray.shutdown()
