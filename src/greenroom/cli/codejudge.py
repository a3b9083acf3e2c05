"""`greenroom code run` and `submit`: a solution judged, and told to whoever wrote it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from greenroom.cli.codebox import open_sandbox
from greenroom.cli.screen import QUIET, a_console, heading, indented, print_json
from greenroom.errors import UserError

if TYPE_CHECKING:
    from rich.console import Console

    from greenroom.coding.model import Folder
    from greenroom.coding.verdict import CheckResult, GrowthFit, Report
    from greenroom.grading.model import Grade

LARGEST = 200_000  # bytes of a solution; a long one has about 10,000
WORDS = {
    "accepted": "accepted",
    "wrong_answer": "wrong answer",
    "time_limit": "out of time",
    "memory_limit": "out of memory",
    "runtime_error": "stopped with an error",
    "refused": "refused",
    "not_run": "not run",
}
LOOK_EVERY = 0.3  # seconds between two looks at a watched file


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What the command line asks to be judged."""

    problem: str
    file: Path
    unconfined: bool
    as_json: bool


def run_visible(chosen: Submission) -> None:
    """Run the visible checks once."""
    from greenroom.coding.judge import set_up
    from greenroom.coding.report import judge_visible

    folder, source = _read(chosen)
    with open_sandbox(folder.problem.profile, unconfined=chosen.unconfined) as (sandbox, level):
        report = judge_visible(set_up(folder), source, sandbox, level)
    _tell(chosen, folder, report, None)


def watch_visible(chosen: Submission) -> None:
    """Run the visible checks whenever the file changes, until interrupted."""
    from greenroom.coding.judge import set_up
    from greenroom.coding.report import judge_visible

    folder, _ = _read(chosen)
    with open_sandbox(folder.problem.profile, unconfined=chosen.unconfined) as (sandbox, level):
        bench = set_up(folder)
        for source in _versions(chosen.file):
            report = judge_visible(bench, source, sandbox, level)
            _tell(chosen, folder, report, None)


def submit_all(chosen: Submission, hints: int) -> None:
    """Judge by all checks, and mark."""
    from greenroom.coding.judge import set_up
    from greenroom.coding.marks import mark
    from greenroom.coding.report import judge

    folder, source = _read(chosen)
    with open_sandbox(folder.problem.profile, unconfined=chosen.unconfined) as (sandbox, level):
        report = judge(set_up(folder), source, sandbox, level)
    _tell(chosen, folder, report, mark(folder, report, hints))


def _read(chosen: Submission) -> "tuple[Folder, str]":
    from greenroom.coding.load import find_problem, read_problem
    from greenroom.world import open_world

    folder = read_problem(find_problem(open_world().settings.pack_dir, chosen.problem))
    return folder, _source(chosen.file)


def _source(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UserError(f"cannot read {path}: {error.strerror}") from error
    if len(raw) > LARGEST:
        raise UserError(f"{path} is larger than {LARGEST:,} bytes; that is no solution")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UserError(f"{path} is not UTF-8 text") from error


def _versions(path: Path) -> Iterator[str]:
    """Each new text of a file, the present one first; while it is being written, the last."""
    last = None
    while True:
        try:
            text = _source(path)
        except UserError:
            if last is None:
                raise
            text = last
        if text != last:
            last = text
            yield text
        time.sleep(LOOK_EVERY)  # noqa: TID251 - watching a file is waiting; nothing is decided by it


def _tell(chosen: Submission, folder: "Folder", report: "Report", marks: "Grade | None") -> None:
    if chosen.as_json:
        from greenroom.coding.report import report_json

        print_json(report_json(report, marks))
        return
    console = a_console()
    tell_report(console, report)
    if marks is not None:
        _print_marks(console, folder, marks)


def tell_report(console: "Console", report: "Report") -> None:
    """Print what a run or submission came to."""
    for check in report.checks:
        _print_check(console, check)
    _print_verdict(console, report)
    if report.growth is not None:
        console.print(indented(growth_words(report.growth)))
    _print_quality(console, report)


def _print_check(console: "Console", check: "CheckResult") -> None:
    sign, style = ("ok  ", "green") if check.passed else ("fail", "bold red")
    if check.outcome == "not_run":
        sign, style = "-   ", QUIET
    hidden = "" if check.visible else " (hidden)"
    title = Text(check.doc or check.name)
    console.print(Text(f"  {sign}  ", style=style), title, Text(hidden, style=QUIET), sep="")
    if check.message:
        console.print(indented(Text(check.message), 8))
    if check.printed and not check.passed:
        console.print(indented(Text(f"printed: {check.printed.rstrip()}", style=QUIET), 8))


def _print_verdict(console: "Console", report: "Report") -> None:
    what = "checks" if report.complete else "visible checks"
    console.print()
    console.print(heading(WORDS[report.verdict]))
    told = f"{report.passed} of {len(report.checks)} {what} pass, {report.time_ms:.0f} ms, "
    told += f"{report.memory_mb:.0f} MB at most; isolation: {report.isolation}"
    console.print(indented(told))


def growth_words(growth: "GrowthFit") -> str:
    """The measured growth in a sentence."""
    if growth.exponent is None:
        return f"growth: {growth.note}"
    told = f"time grows like n to the {growth.exponent:g} ({growth.low:g} to {growth.high:g}); "
    good = "too steep: at most" if growth.too_steep else "good enough is"
    return f"{told}{good} {growth.most:g}, since {growth.why}"


def _print_quality(console: "Console", report: "Report") -> None:
    if not report.quality:
        return
    console.print()
    console.print(heading("As an interviewer reads it"))
    for remark in report.quality:
        console.print(indented(f"line {remark.line}: {remark.quote}"))
        console.print(indented(f"{remark.problem}. {remark.advice}", 6), style=QUIET)


def _print_marks(console: "Console", folder: "Folder", marks: "Grade") -> None:
    from greenroom.grading.model import Scorecard

    console.print()
    console.print(heading("Marks"))
    if not isinstance(marks, Scorecard):
        console.print(indented("nothing was written, so there is nothing to mark"))
        return
    titles = _titles(folder)
    for mark in marks.marks:
        hinted = ", halved by a hint" if mark.hinted else ""
        console.print(indented(f"{titles[mark.criterion]}: {mark.level} of {mark.top}{hinted}"))
        for quote in mark.evidence:
            console.print(indented(quote.quote, 6), style=QUIET)
    low, high = (round(end * 100) for end in marks.interval)
    share = f"{round(marks.share * 100)}% of the credit ({low} to {high}%)"
    console.print(indented(f"{share}: {marks.recommendation}"))


def _titles(folder: "Folder") -> dict[str, str]:
    from greenroom.coding.questions import code_question

    return {criterion.id: criterion.title for criterion in code_question(folder).rubric}
