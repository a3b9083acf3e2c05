"""Keeps a run in a folder named by its digest, and proves one by running it again.

A folder holds `run.json`, each series as CSV and as SVG, and a model card; nothing in it depends
on the clock or the place, so a run that is repeated gives the same bytes.
"""

import json
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import machine
from tempfile import mkdtemp
from typing import Any

from greenroom.errors import UserError
from greenroom.labs.card import model_card
from greenroom.labs.charts import csv_text, svg
from greenroom.labs.model import Estimate, Lab, LabQuestion, Progress, Reveal, Run
from greenroom.labs.report import run_json
from greenroom.labs.run import code, run

LIBRARIES = ("numpy", "scipy", "scikit-learn", "lightgbm", "imbalanced-learn", "vl-convert-python")
NAMED = 16  # characters of the digest that a folder is named by


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What running again gave.

    Attributes:
        same: Whether every file came out byte for byte.
        differing: Names of the files that did not.
        why: What is another than when the run was kept: code, libraries; "" for nothing known.
    """

    same: bool
    differing: tuple[str, ...]
    why: str = ""


def run_files(lab: Lab, ran: Run) -> Mapping[str, bytes]:
    """Every file of a run's folder, by its name in it."""
    drawn = {each.id: each for each in ran.series}
    files = {f"series/{name}.csv": csv_text(each) for name, each in drawn.items()}
    files |= {f"charts/{name}.svg": svg(each) for name, each in drawn.items()}
    files["card.md"] = model_card(lab, ran)
    told = run_json(ran, sorted(files))
    del told["seconds"]
    told |= {"drawn": list(ran.drawn), "code": code(lab), "made_with": made_with()}
    files["run.json"] = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    return {name: files[name].encode() for name in sorted(files)}


def keep(lab: Lab, ran: Run, root: Path) -> Path:
    """Write a run's folder under `root/LAB/`; it appears whole or not at all.

    A run that is kept already is left as it is when it is the same, and replaced when it is not.

    Raises:
        UserError: It cannot be written.
    """
    folder, files = root / ran.lab / ran.digest[:NAMED], run_files(lab, ran)
    if _kept(folder) == files:
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        try:
            for name, content in files.items():
                path = made / name
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(content)
            made.chmod(0o755)
            if folder.exists():
                folder.rename(made / ".before")
            made.rename(folder)
            shutil.rmtree(folder / ".before", ignore_errors=True)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        raise UserError(f"cannot write {folder}: {error.strerror or error}") from error
    return folder


def verify(lab: Lab, folder: Path, progress: Progress | None = None) -> Proof:
    """Run a kept run again, every trial of it, and compare byte for byte.

    Raises:
        UserError: The folder holds no run of this lab.
        Cancelled: The caller stopped it.
    """
    told = read_json(folder)
    if told.get("lab") != lab.id:
        raise UserError(f"{folder} holds a run of {told.get('lab')}, not of {lab.id}")
    again = run_files(lab, run(lab, told["choices"], int(told["seed"]), progress))
    kept = _kept(folder)
    names = sorted({*kept, *again})
    differing = tuple(name for name in names if kept.get(name) != again.get(name))
    others = [name for name, value in made_with().items() if told["made_with"].get(name) != value]
    others += ["the lab's code"] if told["code"] != code(lab) else []
    return Proof(same=not differing, differing=differing, why=", ".join(others))


def read_run(folder: Path) -> Run:
    """A kept run as a value; its series stay in their files.

    Raises:
        UserError: The folder holds no run.
    """
    told = read_json(folder)
    try:
        return Run(
            lab=told["lab"],
            revision=told["revision"],
            choices=told["choices"],
            seed=told["seed"],
            digest=told["digest"],
            metrics={name: _estimate(each) for name, each in told["metrics"].items()},
            reveals=tuple(
                Reveal(**{**each, "effect": _estimate(each["effect"])}) for each in told["reveals"]
            ),
            questions=tuple(LabQuestion(**each) for each in told["questions"]),
            drawn=tuple(told["drawn"]),
        )
    except (KeyError, TypeError, AttributeError):
        raise UserError(f"{folder / 'run.json'} is not what Greenroom wrote") from None


def read_json(folder: Path) -> dict[str, Any]:
    """A folder's `run.json`.

    Raises:
        UserError: There is none, or it is not ours.
    """
    path = folder / "run.json"
    try:
        told = json.loads(path.read_bytes())
    except OSError:
        raise UserError(f"there is no run in {folder}") from None
    except ValueError:
        raise UserError(f"{path} is not what Greenroom wrote") from None
    if not isinstance(told, dict) or not {"lab", "choices", "seed", "made_with", "code"} <= set(
        told
    ):
        raise UserError(f"{path} is not what Greenroom wrote")
    return told


def made_with() -> dict[str, str]:
    """The versions of Python and of the libraries that numbers and charts may hang on."""
    found = {"python": ".".join(map(str, sys.version_info[:3]))}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = ""
    return found


def arithmetic() -> str:
    """The kind of processor and the kernels of its linear algebra, which decide the last bits."""
    import numpy  # noqa: F401 - loaded so that its kernels can be told
    from threadpoolctl import threadpool_info

    kernels = {str(each["architecture"]) for each in threadpool_info() if "architecture" in each}
    return " ".join([machine(), *sorted(kernels)])


def _kept(folder: Path) -> Mapping[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _estimate(told: dict[str, Any]) -> Estimate:
    return Estimate(**{**told, "values": tuple(told["values"])})
