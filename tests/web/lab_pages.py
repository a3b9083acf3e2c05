"""What tests of labs share: a grid of few cells, and a run led to where a test begins."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.testclient import TestClient

from greenroom.labs.choosing import cell, settle, swapped
from greenroom.labs.grid import cell_line, grid_file, packed
from greenroom.labs.model import Choices, Value
from greenroom.labs.predicting import headline
from greenroom.labs.registry import find_lab
from greenroom.labs.run import fitting, measure, quiet
from greenroom.store.journal import Journal

LAB = "calibration"  # a trial of it takes a few milliseconds


def a_pack_without_questions(folder: Path, pack: Path) -> Path:
    """The real topics and mistakes, which are all that labs take from a pack."""
    folder.mkdir()
    for name in ("pack", "topics", "mistakes"):
        shutil.copy(pack / f"{name}.yaml", folder)
    return folder


def a_ready_database(folder: Path) -> None:
    """An empty database in a folder, copied: making one anew takes longer than most tests."""
    (folder / "greenroom.db").write_bytes(_empty_database())


@cache
def _empty_database() -> bytes:
    with TemporaryDirectory() as folder:
        Journal(f"sqlite:///{folder}/greenroom.db").close()
        return (Path(folder) / "greenroom.db").read_bytes()


def a_small_grid(
    folder: Path, *designs: Mapping[str, Value], lab_id: str = LAB, off: float = 0.0
) -> None:
    """Measure some designs, and those they are held against, ahead; `off` falsifies them."""
    folder.mkdir(parents=True, exist_ok=True)
    written = tuple(cell(settle(find_lab(lab_id), each)) for each in designs)
    grid_file(lab_id, folder).write_bytes(_measured_ahead(lab_id, written, off))


@cache
def _measured_ahead(lab_id: str, designs: tuple[str, ...], off: float) -> bytes:
    lab = find_lab(lab_id)
    cells: dict[str, Choices] = {}
    for mine in map(json.loads, designs):
        around = [swapped(mine, each.choice, each.instead) for each in fitting(lab, mine)]
        cells |= {cell(each): each for each in (mine, *around)}
    lines = []
    for each in cells.values():
        trials = tuple(
            replace(trial, metrics={name: value + off for name, value in trial.metrics.items()})
            for trial in measure(lab, each, 0, quiet)
        )
        lines.append(json.dumps(cell_line(lab, each, trials)).encode())
    return packed(lab, 0, lines)


def expectations(lab_id: str = LAB, value: str = "0.5", margin: str = "0.1") -> dict[str, str]:
    """A form that expects the same of every headline metric."""
    fields: dict[str, str] = {}
    for metric in headline(find_lab(lab_id)):
        fields |= {f"value-{metric.id}": value, f"margin-{metric.id}": margin}
    return fields


def chosen(client: TestClient, lab_id: str = LAB, seed: int = 0, **choices: str) -> str:
    """The address of a run whose design is chosen and nothing more; no grid knows seed 1."""
    fields = {"seed": str(seed)}
    fields |= {f"choice-{name}": value for name, value in choices.items()}
    answer = client.post(f"/labs/{lab_id}/runs", data=fields)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def sealed(client: TestClient, lab_id: str = LAB, seed: int = 0, **choices: str) -> str:
    """The address of a run that was predicted too."""
    here = chosen(client, lab_id, seed, **choices)
    assert client.post(f"{here}/predictions", data=expectations(lab_id)).status_code == 303
    return here


def ended(client: TestClient, here: str) -> str:
    """What a real run told, once it is over."""
    return client.get(f"/api/v1{here}/measuring").text
