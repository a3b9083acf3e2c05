"""A wrong submission is not accepted, whatever it does; an honest one is, however it is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from greenroom.coding.judge import Bench, run_checks, set_up
from greenroom.coding.load import read_problem
from greenroom.coding.sandbox import Sandbox
from greenroom.coding.verdict import verdict_of

HERE = Path(__file__).parent
PROBLEM = HERE / "problem"
CHEATS = sorted((HERE / "programs").glob("*.py"))
HONEST = sorted((HERE / "honest").glob("*.py"))
EVASIONS = sorted((HERE / "evasions").glob("*.py"))


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox("numpy") as made:
        yield made


@pytest.fixture(scope="module")
def bench() -> Bench:
    return set_up(read_problem(PROBLEM))


@pytest.fixture(scope="module")
def ruled() -> Bench:
    return set_up(read_problem(HERE / "ruled"))


@pytest.mark.parametrize("path", CHEATS, ids=lambda path: path.stem)
def test_a_cheat_is_not_accepted(path: Path, bench: Bench, sandbox: Sandbox) -> None:
    source = path.read_text(encoding="utf-8").replace("@FOLDER@", str(PROBLEM))

    results = run_checks(bench, source, sandbox)

    assert verdict_of(results) != "accepted"
    fooled = [result.name for result in results if result.passed]
    assert len(fooled) <= _may_pass(source), fooled


@pytest.mark.parametrize("path", HONEST, ids=lambda path: path.stem)
def test_an_honest_submission_is_accepted(path: Path, bench: Bench, sandbox: Sandbox) -> None:
    results = run_checks(bench, path.read_text(encoding="utf-8"), sandbox)

    assert verdict_of(results) == "accepted", [r.message for r in results if not r.passed]


@pytest.mark.parametrize("path", EVASIONS, ids=lambda path: path.stem)
def test_what_is_ruled_out_cannot_be_reached(path: Path, ruled: Bench, sandbox: Sandbox) -> None:
    results = run_checks(ruled, path.read_text(encoding="utf-8"), sandbox)

    assert not any(result.passed for result in results)


def test_what_is_ruled_out_can_be_written_from_scratch(ruled: Bench, sandbox: Sandbox) -> None:
    results = run_checks(ruled, ruled.folder.reference, sandbox)

    assert verdict_of(results) == "accepted", [r.message for r in results]


@pytest.mark.parametrize("path", CHEATS, ids=lambda path: path.stem)
def test_what_is_told_of_a_cheat_holds_no_control_characters(
    path: Path, bench: Bench, sandbox: Sandbox
) -> None:
    """Escape codes of a submission must not reach a terminal, nor texts without an end."""
    results = run_checks(
        bench, path.read_text(encoding="utf-8"), sandbox, only=["check_mean_equals"]
    )

    told = "".join(result.message + result.printed for result in results)
    assert not set(told) & {chr(n) for n in (*range(9), *range(11, 32), 127)}
    assert len(told) < 20_000


def test_there_are_enough_cheats() -> None:
    assert len(CHEATS) >= 45
    assert len(HONEST) >= 12


def _may_pass(source: str) -> int:
    """How many checks are passed rightly: by raising the error that is wanted, for example."""
    lines = [line for line in source.splitlines() if line.startswith("MAY_PASS = ")]
    return int(lines[0].rpartition(" ")[2]) if lines else 0
