"""`greenroom bank check --problems`: every coding problem of a pack proves itself, side by side."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from greenroom.cli.codebox import open_sandbox
from greenroom.cli.packcheck import installed_grader, near
from greenroom.cli.screen import a_console, print_json
from greenroom.coding.load import read_problem
from greenroom.coding.model import Folder
from greenroom.coding.prove import Proof, prove
from greenroom.coding.questions import followup_questions
from greenroom.coding.soundness import check_problems
from greenroom.content.source import read_source
from greenroom.crew import open_crew
from greenroom.errors import PackError
from greenroom.world import Settings, open_world

if TYPE_CHECKING:
    from greenroom.grading.model import Grader


@dataclass(frozen=True, kw_only=True)
class _Checked:
    folders: tuple[Folder, ...]
    errors: tuple[PackError, ...]
    proofs: tuple[Proof, ...]
    graded: bool


def check_problems_and_tell(pack_dir: Path, *, fast: bool, as_json: bool) -> None:
    """Check and prove every problem, and print what is wrong; exits with 1 for anything."""
    pack_dir = near(pack_dir)
    settings = replace(open_world().settings, pack_dir=pack_dir)
    done = _check(settings, fast=fast)
    if as_json:
        print_json(_as_json(pack_dir, done))
    else:
        _print(done)
    if done.errors:
        raise typer.Exit(1)


def _check(settings: Settings, *, fast: bool) -> _Checked:
    folders, found = check_problems(settings.pack_dir)
    errors = list(found)
    proofs = tuple(_prove_all(settings, folders, fast=fast))
    for folder, proof in zip(folders, proofs, strict=True):
        where = folder.path / "problem.yaml"
        errors += [PackError(where, 1, "", problem) for problem in proof.problems]
    grader = installed_grader(settings)
    if grader is not None:
        for folder in folders:
            errors += _exemplars(folder, grader)
    return _Checked(folders=folders, errors=tuple(errors), proofs=proofs, graded=grader is not None)


def _prove_all(settings: Settings, folders: tuple[Folder, ...], *, fast: bool) -> Iterator[Proof]:
    progress = a_console(stderr=True)
    processes = min(settings.threads, max(len(folders), 1))
    with open_crew(processes, "proving", "") as crew:
        waiting = [crew.submit(prove_one, folder.path, fast=fast) for folder in folders]
        for done in waiting:
            proof = done.result()
            progress.print(f"proved {proof.problem}" if not proof.problems else proof.problem)
            yield proof


def prove_one(path: Path, *, fast: bool) -> Proof:
    """Prove one problem in a process of its own; fast leaves its mutants out."""
    folder = read_problem(path)
    with open_sandbox(folder.problem.profile, unconfined=False) as (sandbox, _):
        return prove(folder, sandbox, fast=fast)


def _exemplars(folder: Folder, grader: "Grader") -> Iterator[PackError]:
    from greenroom.grading.exemplars import check_exemplars

    source = None
    for place, question in enumerate(followup_questions(folder)):
        for difference in check_exemplars(question, grader):
            source = source or read_source(folder.path / "problem.yaml")
            yield source.error(("followups", place, "exemplars"), difference)


def _as_json(pack_dir: Path, done: _Checked) -> dict[str, object]:
    return {
        "pack": str(pack_dir),
        "coding_problems": len(done.folders),
        "checks": sum(proof.checks for proof in done.proofs),
        "mutants": sum(proof.mutants for proof in done.proofs),
        "killed": sum(proof.killed for proof in done.proofs),
        "explained": sum(proof.explained for proof in done.proofs),
        "exemplars_graded": done.graded,
        "problems": [
            {"path": error.path, "line": error.line, "where": error.where, "problem": error.problem}
            for error in done.errors
        ],
    }


def _print(done: _Checked) -> None:
    for error in done.errors:
        typer.echo(str(error))
    made = sum(proof.mutants for proof in done.proofs)
    killed = sum(proof.killed for proof in done.proofs)
    explained = sum(proof.explained for proof in done.proofs)
    several = f"{len(done.folders)} coding problems"
    if done.errors:
        typer.echo(f"{len(done.errors)} things are wrong in {several}")
        return
    typer.echo(
        f"{several} prove themselves{f': {killed} of {made} mutants are caught' if made else ''}"
    )
    if made:
        typer.echo(f"{explained} that no check can tell are explained")
    if not done.graded:
        typer.echo("exemplars of follow-ups were not graded: greenroom models install", err=True)
