"""Turns a report into marks on the software-engineering axis, each quoting the submission.

A mark above zero quotes what earned it: the line that computes, refuses, loops or documents.
Nothing is earned by good looks alone: cost and readability never mark higher than correctness.
"""

import ast
import re
from collections.abc import Iterable

from greenroom.coding.model import Folder
from greenroom.coding.quality import line_span
from greenroom.coding.questions import CRITERIA, code_question
from greenroom.coding.verdict import CheckResult, Report
from greenroom.grading.blank import Blank
from greenroom.grading.model import Evidence, Grade, Mark

GRADER = "code-1"
# What each hint taken halves, the first first: all of them helped to make it right.
HINTED = ("correctness", "edge-cases", "efficiency")
_MEASURED = 0.97  # what ran either passed or did not
_SURE = {"quality": 0.8, "efficiency": 0.9}  # reviewers differ, and clocks too
_EDGES = frozenset(
    [
        "empty",
        "single",
        "one",
        "alone",
        "zero",
        "nan",
        "missing",
        "none",
        "null",
        "tie",
        "ties",
        "tied",
        "duplicate",
        "duplicates",
        "refused",
        "refuses",
        "raises",
        "invalid",
        "impossible",
        "negative",
        "constant",
        "huge",
        "tiny",
        "overflow",
        "overflows",
        "underflow",
        "far",
        "extreme",
        "unsorted",
        "boundary",
        "edge",
        "degenerate",
        "singular",
        "infinite",
        "unknown",
        "unchanged",
        "changed",
    ]
)
_GUARD = (ast.Raise, ast.Try)


def mark(folder: Folder, report: Report, hints: int = 0) -> Grade:
    """Mark a judged submission; ungraded where nothing was written.

    Args:
        folder: The problem.
        report: What judging found, of all checks.
        hints: How many hints were taken.
    """
    blank = Blank(question=code_question(folder), grader=GRADER, answer=report.source)
    if not report.source.strip() or _bare(report.source) == _bare(folder.starter):
        return blank.ungraded("silence")
    hinted = set(HINTED[:hints])
    marks = tuple(_marks(folder, report))
    marked = tuple(Mark(**{**vars(found), "hinted": found.criterion in hinted}) for found in marks)
    wrong = not any(found.level for found in marked)
    return blank.scorecard(marked, reason="non-answer" if wrong else "")


def is_edge(check: CheckResult) -> bool:
    """Whether a check is about an edge case, by its name and its line."""
    words = re.findall(r"[a-z]+", f"{check.name} {check.doc}".lower().replace("_", " "))
    return not _EDGES.isdisjoint(words)


def _marks(folder: Folder, report: Report) -> Iterable[Mark]:
    lines = _Lines(report.source, folder.problem.entry)
    plain = [check for check in report.checks if not is_edge(check)]
    edges = [check for check in report.checks if is_edge(check)]
    right = _correctness(plain or edges, refused=report.verdict == "refused")
    yield _mark("correctness", right, lines.computing())
    if edges and plain:
        level = _share_level(edges, (0.5, 1.0)) if right else 0
        yield _mark("edge-cases", level, lines.guarding())
    yield _mark("efficiency", min(_efficiency(report), right), lines.looping())
    yield _mark("quality", min(_quality(report), right), lines.describing())


def _correctness(checks: list[CheckResult], *, refused: bool) -> int:
    return 0 if refused else _share_level(checks, (0.35, 0.7, 1.0))


def _share_level(checks: list[CheckResult], steps: tuple[float, ...]) -> int:
    share = sum(check.passed for check in checks) / len(checks) if checks else 0.0
    return sum(share >= step for step in steps)


def _efficiency(report: Report) -> int:
    """2 when it grows as it should and nothing runs out; 1 when a loop costs; 0 when it does."""
    outcomes = {check.outcome for check in report.checks}
    if outcomes & {"time_limit", "memory_limit"}:
        return 0
    if report.growth is not None and report.growth.too_steep:
        return 0
    costly = any(remark.part == "fast" and remark.weight >= 2 for remark in report.quality)
    return 1 if costly else 2


def _quality(report: Report) -> int:
    """3 with hardly a remark; every weight of remarks costs."""
    weight = sum(remark.weight for remark in report.quality if remark.part != "fast")
    return sum(weight <= most for most in (1, 4, 8))


def _mark(name: str, level: int, quote: Evidence | None) -> Mark:
    criterion = next(known for known in CRITERIA if known.id == name)
    return Mark(
        criterion=name,
        axis=criterion.axis,
        level=level if quote else 0,
        top=criterion.top,
        weight=criterion.weight,
        confidence=_SURE.get(name, _MEASURED),
        evidence=(quote,) if level and quote else (),
    )


class _Lines:
    """The lines of a submission that speak for it."""

    def __init__(self, source: str, entries: tuple[str, ...]) -> None:
        self.source = source
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            tree = ast.Module([], [])
        self.entries = [
            node
            for node in tree.body
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name in entries
        ]
        self.nodes = [node for node in ast.walk(tree) if hasattr(node, "lineno")]

    def computing(self) -> Evidence | None:
        """What it returns."""
        inside = [node for entry in self.entries for node in ast.walk(entry)]
        returns = [
            node
            for node in inside
            if isinstance(node, ast.Return)
            and node.value is not None
            and not isinstance(node.value, ast.Constant)
        ]
        return self._quote(returns[-1:]) or self._first()

    def guarding(self) -> Evidence | None:
        """Where it refuses or looks out."""
        guards = [
            node
            for node in self.nodes
            if isinstance(node, ast.If) and any(isinstance(child, _GUARD) for child in node.body)
        ]
        guards = guards or [node for node in self.nodes if isinstance(node, ast.If)]
        return self._quote(guards[:1]) or self.computing()

    def looping(self) -> Evidence | None:
        """Where its time goes: the first loop, or what is done instead of one."""
        loops = [node for node in self.nodes if isinstance(node, ast.For | ast.While)]
        return self._quote(loops[:1]) or self.computing()

    def describing(self) -> Evidence | None:
        """How it introduces itself."""
        return self._first()

    def _first(self) -> Evidence | None:
        return self._quote(self.entries[:1]) or self._quote(self.nodes[:1])

    def _quote(self, nodes: Iterable[ast.AST]) -> Evidence | None:
        for node in nodes:
            start, end = line_span(self.source, getattr(node, "lineno", 0))
            if start < end:
                return Evidence(start=start, end=end, quote=self.source[start:end])
        return None


def _bare(source: str) -> str:
    """A text without its layout, docstrings and comments, to tell whether anything was written."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return " ".join(source.split())
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            body[:] = [part for part in body if not _is_text(part)]
    return ast.dump(tree)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
