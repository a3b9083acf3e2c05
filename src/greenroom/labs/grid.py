"""A lab's grid: which cells are measured ahead, and the compact file they are kept in.

A cell is a set of settled choices. The file is gzipped JSON Lines: what the grid is of, then a
line for each cell. It answers for a lab whose revision and schema are those it was made of.
"""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import combinations, product
from pathlib import Path
from typing import Any

from greenroom.labs.choosing import cell, settle, spelled, swapped, swaps
from greenroom.labs.folder import arithmetic, made_with
from greenroom.labs.model import Choices, Lab, Run, Series, Trial
from greenroom.labs.report import series_json
from greenroom.labs.run import Known, Trials, code, fitting, run

SHIPPED = Path(__file__).parent / "grids"
CHARTED = 1  # cells as far from the defaults as this keep their series


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Cells measured before, with one seed."""

    seed: int
    code: str  # of the lab when it was measured
    made_with: Mapping[str, str]  # libraries, and the machine's arithmetic
    cells: Mapping[str, Trials]


def grid_cells(lab: Lab) -> tuple[Choices, ...]:
    """Every cell within reach of the defaults, then the cells those are held against."""
    found: dict[str, Choices] = {}
    for count in range(lab.reach + 1):
        for chosen in combinations(lab.choices, count):
            others = [[o.value for o in each.options if o.value != each.default] for each in chosen]
            for values in product(*others):
                names = [each.id for each in chosen]
                settled = settle(lab, dict(zip(names, values, strict=True)))
                found.setdefault(cell(settled), settled)
    for settled in tuple(found.values()):
        for each in fitting(lab, settled):
            other = swapped(settled, each.choice, each.instead)
            found.setdefault(cell(other), other)
    return tuple(found.values())


def answer(
    lab: Lab, choices: Mapping[str, object], seed: int, folders: Sequence[Path]
) -> Run | None:
    """The run of a design, at once, where its cells are all in a grid; else None.

    It is what a real run measures, but that designs far from the defaults come without series.

    Raises:
        UserError: A choice or a value is not known.
    """
    settled, kept = settle(lab, choices), known(lab, seed, folders)
    others = [swapped(settled, each.choice, each.instead) for each in fitting(lab, settled)]
    if any(kept(each) is None for each in (settled, *others)):
        return None
    return run(lab, settled, seed, known=kept)


def known(lab: Lab, seed: int, folders: Sequence[Path]) -> Known:
    """The cells the grids in some folders hold of a lab and a seed; the first folder goes first."""
    grids = [grid for folder in folders if (grid := read_grid(lab, grid_file(lab.id, folder)))]
    fitting_ones = [grid.cells for grid in grids if grid.seed == seed]

    def find(choices: Choices) -> Trials | None:
        name = cell(choices)
        return next((cells[name] for cells in fitting_ones if name in cells), None)

    return find


def grid_file(lab_id: str, folder: Path) -> Path:
    """Where a lab's grid is, in a folder of grids."""
    return folder / f"{lab_id}.jsonl.gz"


def read_grid(lab: Lab, path: Path) -> Grid | None:
    """A kept grid; None where there is none, or it was made of another revision or schema."""
    try:
        stamp = path.stat()
    except OSError:
        return None
    return _read(_Of(lab), path, stamp.st_mtime_ns)


def opening(lab: Lab, seed: int) -> dict[str, Any]:
    """What a grid is of, which must fit for it to answer; and the code and machine it is from."""
    made = {**made_with(), "arithmetic": arithmetic()}
    kept = {"lab": lab.id, "seed": seed, "schema": schema(lab), "code": code(lab)}
    return {**kept, "made_with": made}


def schema(lab: Lab) -> str:
    """SHA-256 of what a lab asks, with the defaults its cells are named by, and measures."""
    asked = [
        [each.id, spelled(each.default), [spelled(o.value) for o in each.options]]
        for each in lab.choices
    ]
    parts = [lab.id, lab.revision, lab.seeds, asked, [metric.id for metric in lab.metrics]]
    return sha256(json.dumps(parts).encode()).hexdigest()


def cell_line(lab: Lab, settled: Choices, trials: Trials) -> dict[str, Any]:
    """A cell as its line in the file: what it swaps, and what each seed measured."""
    otherwise = swaps(lab, settled)
    series = trials[0].series if len(otherwise) <= CHARTED else ()
    return {
        "cell": cell(otherwise),
        "metrics": {m.id: [trial.metrics[m.id] for trial in trials] for m in lab.metrics},
        "drawn": [trial.drawn for trial in trials],
        "series": [series_json(each) for each in series],
    }


def packed(lab: Lab, seed: int, lines: Iterable[bytes]) -> bytes:
    """A grid's file; the same bytes for the same cells."""
    head = json.dumps(opening(lab, seed)).encode()
    return gzip.compress(b"\n".join([head, *lines]) + b"\n", compresslevel=9, mtime=0)


class _Of:
    """A lab as the key of what was read for it: two labs of one schema share a grid."""

    def __init__(self, lab: Lab) -> None:
        self.lab, self.schema = lab, schema(lab)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Of) and other.schema == self.schema

    def __hash__(self) -> int:
        return hash(self.schema)


@lru_cache(maxsize=32)
def _read(of: _Of, path: Path, changed: int) -> Grid | None:
    del changed  # another time of change is another grid
    try:
        first, *lines = gzip.decompress(path.read_bytes()).splitlines()
        head = json.loads(first)
        if head.get("schema") != of.schema:
            return None
        cells = dict(_cell(of.lab, json.loads(line)) for line in lines)
        made = dict(head.get("made_with", {}))
        return Grid(seed=int(head["seed"]), code=str(head["code"]), cells=cells, made_with=made)
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError):
        return None  # damaged: everything is measured instead


def _cell(lab: Lab, kept: dict[str, Any]) -> tuple[str, Trials]:
    defaults = {each.id: each.default for each in lab.choices}
    series = tuple(
        Series(**{**each, "columns": {k: tuple(v) for k, v in each["columns"].items()}})
        for each in kept["series"]
    )
    trials = tuple(
        Trial(
            metrics={name: values[turn] for name, values in kept["metrics"].items()},
            series=() if turn else series,
            drawn=kept["drawn"][turn],
        )
        for turn in range(lab.seeds)
    )
    return cell({**defaults, **json.loads(kept["cell"])}), trials
