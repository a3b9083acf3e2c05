"""Judges a submission: every check in its own run, the verdict from what came back alone.

Checks, expected values, comparison, clock and verdict live in this process; what was submitted
runs elsewhere, and the only thing believed of it are the typed values it returns.
"""

import builtins
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import CodeType, MappingProxyType
from typing import Any

from greenroom.coding.asserting import Seen, rewritten
from greenroom.coding.failing import told_end, told_error
from greenroom.coding.model import CheckText, Folder
from greenroom.coding.outcomes import (
    Crashed,
    Ended,
    MemoryLimit,
    Refused,
    TimeLimit,
    ZygoteLost,
)
from greenroom.coding.rules import broken_rules
from greenroom.coding.run import Limits, Run
from greenroom.coding.sandbox import Sandbox
from greenroom.coding.show import printable
from greenroom.coding.verdict import CheckResult, Outcome
from greenroom.errors import PackError, UserError

Check = Callable[[Any], object]

_MOST_TIMEOUTS = 2  # afterwards the rest is not run: twelve endless loops would take a minute
_PATIENCE = 4  # times the seconds of a check, on a machine that is too busy to give it them
_PRINTED = 2000  # characters of what was printed
_ENDS: Mapping[type[Ended], Outcome] = MappingProxyType(
    {
        TimeLimit: "time_limit",
        MemoryLimit: "memory_limit",
        Crashed: "runtime_error",
        Refused: "refused",
    }
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Bench:
    """A problem ready to judge by: its checks compiled, its limits set."""

    folder: Folder
    checks: Mapping[str, Check]
    limits: Limits
    namespace: Mapping[str, Any]
    code: CodeType
    free: tuple[str, ...] = ()  # entries that checks.py calls by their own name without defining it
    told: Callable[[CheckResult], object] = lambda result: result  # called with each as it comes


def set_up(folder: Folder) -> Bench:
    """Run a problem's checks.py, which is the author's code, and find the checks in it.

    Raises:
        PackError: It cannot be run.
    """
    path = folder.path / "checks.py"
    try:
        code = rewritten(folder.checks, str(path))
        namespace = _executed(code, {})
    except Exception as error:
        line = _line_in(error, str(path))
        said = f"cannot be run: {type(error).__name__}: {error}"
        raise PackError(path, line, "", said) from error
    problem = folder.problem
    return Bench(
        folder=folder,
        checks={text.name: namespace[text.name] for text in folder.check_texts},
        limits=Limits(seconds=problem.seconds, memory_mb=problem.memory_mb),
        namespace=namespace,
        code=code,
        free=tuple(name for name in problem.entry if _is_free(name, code, namespace)),
    )


def _executed(code: CodeType, names: Mapping[str, Any]) -> dict[str, Any]:
    """What checks.py defines, with some names given to it."""
    namespace: dict[str, Any] = {
        "__name__": "greenroom_checks",
        "__file__": code.co_filename,
        "_GreenroomSeen": Seen,
        **names,
    }
    exec(code, namespace)  # noqa: S102 - checks are the author's code and run here by design
    return namespace


def _is_free(name: str, code: CodeType, namespace: Mapping[str, Any]) -> bool:
    """Whether checks go by a name that means nothing in them; a builtin's never is the entry's."""
    return name not in namespace and not hasattr(builtins, name) and _reads(code, name)


def _reads(code: CodeType, name: str) -> bool:
    """Whether a name stands somewhere in code or in the functions within it."""
    inner = (part for part in code.co_consts if isinstance(part, CodeType))
    return name in code.co_names or any(_reads(part, name) for part in inner)


def _check_for(bench: Bench, name: str, candidate: Any) -> Check:
    """A check; where entries go by their own names, one that knows this very submission's."""
    if not bench.free:
        return bench.checks[name]
    several = len(bench.folder.problem.entry) > 1
    names = {one: getattr(candidate, one) if several else candidate for one in bench.free}
    found: Check = _executed(bench.code, names)[name]
    return found


def run_checks(
    bench: Bench, source: str, sandbox: Sandbox, only: Iterable[str] | None = None
) -> tuple[CheckResult, ...]:
    """Run checks in the order of their file, or only those named.

    Raises:
        UserError: The sandbox was lost twice in a row; nothing is known of the submission.
    """
    wanted = set(bench.checks if only is None else only)
    texts = [text for text in bench.folder.check_texts if text.name in wanted]
    broken = broken_rules(source, bench.folder.problem.forbid)
    if broken:
        return tuple(_refused(bench, text, broken) for text in texts)
    return tuple(_one_by_one(bench, source, sandbox, texts))


def conceal(results: tuple[CheckResult, ...]) -> tuple[CheckResult, ...]:
    """Show the inputs of the first hidden check that failed, and of no other hidden one."""
    shown: list[CheckResult] = []
    first = True
    for result in results:
        if result.visible or result.passed or result.outcome == "not_run":
            shown.append(result)
        elif first:
            shown.append(result)
            first = False
        else:
            said = "fails too; its inputs are shown once the hidden check above passes"
            shown.append(replace(result, message=said, printed=""))
    return tuple(shown)


def _one_by_one(
    bench: Bench, source: str, sandbox: Sandbox, texts: list[CheckText]
) -> Iterator[CheckResult]:
    timeouts = 0
    for text in texts:
        if timeouts >= _MOST_TIMEOUTS:
            said = f"not run: {_MOST_TIMEOUTS} checks before it ran out of time"
            yield _result(bench, text, "not_run", said)
            continue
        result = _retried(bench, source, sandbox, text)
        bench.told(result)
        timeouts += result.outcome == "time_limit"
        yield result


def _retried(bench: Bench, source: str, sandbox: Sandbox, text: CheckText) -> CheckResult:
    """Run a check; when the sandbox is lost that says nothing about the submission: try again."""
    try:
        return _run(bench, source, sandbox, text)
    except ZygoteLost:
        pass
    try:
        return _run(bench, source, sandbox, text)
    except ZygoteLost:
        said = "the sandbox was lost twice, so there is no verdict; see `greenroom doctor`"
        raise UserError(said) from None


def _run(bench: Bench, source: str, sandbox: Sandbox, text: CheckText) -> CheckResult:
    """Run a check; once more, with patience, when the time ran out because the machine was busy."""
    result, cpu = _once(bench, source, sandbox, text)
    if result.outcome != "time_limit" or cpu > bench.limits.seconds / 2 or not _busy():
        return result
    seconds = bench.limits.seconds
    patient = replace(bench, limits=replace(bench.limits, seconds=_PATIENCE * seconds))
    result, cpu = _once(patient, source, sandbox, text)
    if result.passed and cpu > seconds:
        said = f"it took longer than the {seconds:g} s it may take"
        return replace(result, outcome="time_limit", message=said)
    return result


def _busy() -> bool:
    """Whether more processes want to run than there are processors."""
    if not hasattr(os, "getloadavg"):
        return False
    return os.getloadavg()[0] > (os.cpu_count() or 1)


def _once(
    bench: Bench, source: str, sandbox: Sandbox, text: CheckText
) -> tuple[CheckResult, float]:
    """Run a check; return its result and the processor seconds it took."""
    problem = bench.folder.problem
    run: Run | None = None
    outcome: Outcome = "passed"
    message = ""
    try:
        with sandbox.run(source, problem.entry, bench.limits, forbid=problem.forbid) as run:
            _perform(bench, text.name, run)
    except ZygoteLost:
        raise
    except Ended as ended:
        outcome = next(_ENDS[kind] for kind in type(ended).__mro__ if kind in _ENDS)
        message = told_end(ended, run)
    except Exception as error:  # noqa: BLE001 - whatever a check raises is a failing check
        outcome, message = told_error(error, run)
    told = _result(bench, text, outcome, message)
    if run is None:
        return told, 0.0
    usage = run.usage
    told = replace(
        told,
        ms=round(1000 * usage.wall, 2),
        memory_mb=round(usage.memory_mb, 1),
        printed=printable(run.printed[:_PRINTED]),
    )
    return told, usage.cpu


def _perform(bench: Bench, name: str, run: Run) -> None:
    """Run a check; a run that has ended passes nothing, whatever the check caught."""
    _check_for(bench, name, run.candidate)(run.candidate)
    if run.ended is not None:
        raise run.ended


def _refused(bench: Bench, text: CheckText, broken: str) -> CheckResult:
    return _result(bench, text, "refused", broken)


def _result(bench: Bench, text: CheckText, outcome: Outcome, message: str) -> CheckResult:
    return CheckResult(
        name=text.name,
        doc=text.doc,
        visible=bench.folder.visible(text.name),
        outcome=outcome,
        message=message,
    )


def _line_in(error: BaseException, path: str) -> int:
    """The last line of a file that an error passed through."""
    if isinstance(error, SyntaxError):
        return error.lineno or 1
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == path:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
