from pathlib import Path

from greenroom.coding.load import read_problem
from greenroom.coding.prove import Proof, prove
from greenroom.coding.sandbox import Sandbox
from tests.coding.folders import PROBLEM, REFERENCE, SHIFTED, STARTER, a_folder

IDLE = REFERENCE.replace(
    "total, sums = 0, []", "total, sums = 0, []\n    if total < 0:\n        return sums"
)


def proof(home: Path, sandbox: Sandbox, *, fast: bool = False, **texts: str) -> Proof:
    return prove(read_problem(a_folder(home, **texts)), sandbox, fast=fast)


def test_a_sound_problem_proves_itself(tmp_path: Path, sandbox: Sandbox) -> None:
    found = proof(tmp_path, sandbox)

    assert found.problems == ()
    assert found.mutants == found.killed > 0


def test_a_reference_that_fails_is_told_with_the_check(tmp_path: Path, sandbox: Sandbox) -> None:
    found = proof(tmp_path, sandbox, reference=SHIFTED)

    assert any(said.startswith("reference.py fails check_small") for said in found.problems)
    assert found.mutants == 0


def test_a_starter_that_passes_something_is_told(tmp_path: Path, sandbox: Sandbox) -> None:
    found = proof(tmp_path, sandbox, starter="def running_sum(numbers):\n    return []\n")

    assert found.problems == ("starter.py passes check_empty; every check must ask for something",)


def test_a_mistake_must_fail_where_it_says(tmp_path: Path, sandbox: Sandbox) -> None:
    problem = PROBLEM.replace("caught_by: [check_small]", "caught_by: [check_empty]")

    found = proof(tmp_path, sandbox, fast=True, problem=problem)

    assert len(found.problems) == 1
    assert found.problems[0].startswith("mistakes/shifted.py passes check_empty (it fails check_")


def test_too_many_surviving_mutants_are_told_line_by_line(tmp_path: Path, sandbox: Sandbox) -> None:
    found = proof(tmp_path, sandbox, reference=IDLE)

    assert (found.killed, found.mutants) == (6, 8)
    assert found.problems[0] == "only 75% of 8 mutants fail a check; 95% must"
    assert found.problems[1].startswith("reference.py:4: no check minds 'if total ")


def test_an_explained_survivor_counts_as_none(tmp_path: Path, sandbox: Sandbox) -> None:
    excuses = [
        ("if total < 0:", "if total > 0:"),
        ("if total < 0:", "if total < (-1):"),
    ]
    listed = "".join(
        f'  - {{line: "{line}", mutant: "{mutant}", why: total is 0 there}}\n'
        for line, mutant in excuses
    )

    found = proof(tmp_path, sandbox, reference=IDLE, problem=PROBLEM + "survivors:\n" + listed)

    assert found.explained == 2
    assert found.survivors == ()
    assert found.problems == ()


def test_an_explanation_of_what_no_longer_happens_is_told(tmp_path: Path, sandbox: Sandbox) -> None:
    stale = PROBLEM + (
        "survivors:\n"
        '  - {line: "total += number", mutant: "total -= number", why: none}\n'
        '  - {line: "x = 1", mutant: "x = 2", why: none}\n'
    )

    found = proof(tmp_path, sandbox, problem=stale)

    assert found.problems == (
        "survivors: 'total -= number' is caught by a check; take it out",
        "survivors: no mutant turns 'x = 1' into 'x = 2'",
    )


def test_without_a_starter_or_reference_nothing_is_proved(tmp_path: Path, sandbox: Sandbox) -> None:
    problem = PROBLEM.split("mistakes:", maxsplit=1)[0]

    found = proof(tmp_path, sandbox, problem=problem, starter="", reference="")

    assert set(found.problems) == {"reference.py: there is none", "starter.py: there is none"}
    assert STARTER
