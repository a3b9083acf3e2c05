"""`greenroom code prove`: whether a problem's folder does what it says."""

from typing import TYPE_CHECKING, Any

import typer

from greenroom.cli.codebox import open_sandbox
from greenroom.cli.screen import a_console, indented, print_json

if TYPE_CHECKING:
    from greenroom.coding.prove import Proof


def prove_and_tell(name: str, *, fast: bool, unconfined: bool, as_json: bool) -> None:
    """Prove a problem and print what is wrong with it; exits with 1 for anything."""
    from greenroom.coding.load import find_problem, read_problem
    from greenroom.coding.prove import prove
    from greenroom.world import open_world

    settings = open_world().settings
    folder = read_problem(find_problem(settings.pack_dir, name))
    with open_sandbox(folder.problem.profile, unconfined=unconfined) as (sandbox, _):
        proof = prove(folder, sandbox, fast=fast)
    if as_json:
        print_json(proof_json(proof))
    else:
        _print(proof, fast=fast)
    if proof.problems:
        raise typer.Exit(1)


def proof_json(proof: "Proof") -> dict[str, Any]:
    """A proof as JSON."""
    return {
        "problem": proof.problem,
        "proved": not proof.problems,
        "checks": proof.checks,
        "problems": list(proof.problems),
        "mutants": {
            "made": proof.mutants,
            "killed": proof.killed,
            "explained": proof.explained,
            "survivors": [
                {"line": s.number, "was": s.line, "became": s.mutant} for s in proof.survivors
            ],
        },
    }


def _print(proof: "Proof", *, fast: bool) -> None:
    console = a_console()
    for problem in proof.problems:
        console.print(problem)
    if proof.problems:
        several = "1 problem" if len(proof.problems) == 1 else f"{len(proof.problems)} problems"
        console.print(f"{proof.problem}: {several}")
        return
    console.print(f"{proof.problem}: {proof.checks} checks, everything fails and passes as it must")
    if fast:
        console.print("mutants were left out; leave out --fast before you are done")
        return
    killed = f"{proof.killed} of {proof.mutants} mutants are caught"
    console.print(f"{killed}, {proof.explained} more are explained")
    if proof.survivors:
        console.print("not caught: add a check, or say under survivors why none can be:")
        for mutant in proof.survivors:
            console.print(
                indented(f"line {mutant.number}: {mutant.line}\n  became {mutant.mutant}")
            )
