"""Proves a problem: its reference passes, its starter and mistakes fail, its mutants are caught."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from greenroom.coding.checking import without_shrinking
from greenroom.coding.judge import Bench, run_checks, set_up
from greenroom.coding.model import Folder
from greenroom.coding.mutants import Mutant, mutants_of
from greenroom.coding.sandbox import Limits, Sandbox
from greenroom.coding.verdict import CheckResult

ENOUGH = 0.95  # of the mutants no survivor explains
_PATIENCE = 20  # times what the reference took, for a mutant that may never end
_LEAST_SECONDS = 2.0


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What was found; a problem with no `problems` proves itself."""

    problem: str
    problems: tuple[str, ...]
    checks: int
    mutants: int = 0
    killed: int = 0
    explained: int = 0
    survivors: tuple[Mutant, ...] = ()
    seconds: float = 0.0  # what the slowest check of the reference took

    @property
    def share(self) -> float:
        """The share of the mutants that were killed, of those no survivor explains."""
        open_ones = self.mutants - self.explained
        return self.killed / open_ones if open_ones else 1.0


def prove(folder: Folder, sandbox: Sandbox, *, fast: bool = False) -> Proof:
    """Run the reference, the starter and every mistake; unless fast, the mutants too.

    Raises:
        PackError: checks.py cannot be run.
    """
    bench = set_up(folder)
    results = run_checks(bench, folder.reference, sandbox) if folder.reference else ()
    problems = list(_reference(folder, results))
    with without_shrinking():
        problems += _starter(bench, sandbox)
        problems += _mistakes(bench, sandbox)
    slowest = max((result.ms for result in results), default=0.0) / 1000
    proof = Proof(
        problem=folder.problem.id,
        problems=tuple(problems),
        checks=len(folder.check_texts),
        seconds=slowest,
    )
    return proof if fast or problems or not folder.reference else _hunt(bench, sandbox, proof)


def _reference(folder: Folder, results: Iterable[CheckResult]) -> Iterator[str]:
    if not folder.reference:
        yield "reference.py: there is none"
    for result in results:
        if not result.passed:
            yield f"reference.py fails {result.name}: {_indented(result.message)}"


def _starter(bench: Bench, sandbox: Sandbox) -> Iterator[str]:
    if not bench.folder.starter:
        yield "starter.py: there is none"
        return
    for result in run_checks(bench, bench.folder.starter, sandbox):
        if result.passed:
            yield f"starter.py passes {result.name}; every check must ask for something"


def _mistakes(bench: Bench, sandbox: Sandbox) -> Iterator[str]:
    for wrong in bench.folder.problem.mistakes:
        text = bench.folder.wrong[wrong.file]
        for result in run_checks(bench, text, sandbox, wrong.caught_by):
            if result.passed:
                results = run_checks(bench, text, sandbox)
                failed = ", ".join(other.name for other in results if not other.passed)
                also = f"it fails {failed}" if failed else "it passes all"
                yield f"mistakes/{wrong.file}.py passes {result.name} ({also})"


def _hunt(bench: Bench, sandbox: Sandbox, proof: Proof) -> Proof:
    """Run the mutants; the check that caught the last one goes first, since it may catch more."""
    mutants = mutants_of(bench.folder.reference)
    excused = {(found.line, found.mutant) for found in bench.folder.problem.survivors}
    seconds = min(bench.limits.seconds, max(_LEAST_SECONDS, _PATIENCE * proof.seconds))
    quick = replace(bench, limits=Limits(seconds=seconds, memory_mb=bench.limits.memory_mb))
    order = list(bench.checks)
    with without_shrinking():
        ends = {mutant: _caught(quick, mutant, sandbox, order) for mutant in mutants}
    survivors = [mutant for mutant in mutants if not ends[mutant]]
    lost = [mutant for mutant in survivors if (mutant.line, mutant.mutant) not in excused]
    found = replace(
        proof,
        mutants=len(mutants),
        killed=len(mutants) - len(survivors),
        explained=len(survivors) - len(lost),
        survivors=tuple(lost),
    )
    return replace(found, problems=(*_too_many(found), *_stale(bench, ends)))


def _caught(bench: Bench, mutant: Mutant, sandbox: Sandbox, order: list[str]) -> str:
    """How the first check that minds a mutant ends; "" when none does."""
    for name in order:
        (result,) = run_checks(bench, mutant.text, sandbox, (name,))
        if not result.passed:
            order.remove(name)
            order.insert(0, name)
            return result.outcome
    return ""


def _too_many(proof: Proof) -> Iterator[str]:
    if proof.share < ENOUGH:
        yield f"only {proof.share:.0%} of {proof.mutants} mutants fail a check; {ENOUGH:.0%} must"
        for mutant in proof.survivors:
            yield f"reference.py:{mutant.number}: no check minds {mutant.mutant!r}"


def _stale(bench: Bench, ends: Mapping[Mutant, str]) -> Iterator[str]:
    """Explanations of what no longer happens; running out of time proves nothing."""
    made = {(mutant.line, mutant.mutant) for mutant in ends}
    alive = {(m.line, m.mutant) for m, end in ends.items() if end in ("", "time_limit")}
    for excuse in bench.folder.problem.survivors:
        if (excuse.line, excuse.mutant) not in made:
            yield f"survivors: no mutant turns {excuse.line!r} into {excuse.mutant!r}"
        elif (excuse.line, excuse.mutant) not in alive:
            yield f"survivors: {excuse.mutant!r} is caught by a check; take it out"


def _indented(message: str) -> str:
    return message.replace("\n", "\n    ")
