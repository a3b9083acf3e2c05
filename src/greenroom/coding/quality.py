"""Reads a submission as an interviewer does: each remark quotes its line and says what to do."""

import ast
from collections import Counter
from collections.abc import Iterable, Sequence

from greenroom.coding.linting import lint
from greenroom.coding.loops import slow_loops
from greenroom.coding.reading import Noticed, notice
from greenroom.coding.verdict import Remark

MOST = 12  # remarks; an interviewer who says more is not heard
_OF_A_KIND = 2


def read_quality(
    source: str, entries: Sequence[str], profile: str, *, slow: bool = False
) -> tuple[Remark, ...]:
    """Remark on a submission, heaviest first; nothing on text that is not Python.

    Args:
        source: The submission.
        entries: The functions or classes that were asked for.
        profile: What it may use, which decides what a loop should have been.
        slow: Whether its time was measured to be a problem.
    """
    try:
        tree = ast.parse(source)
        noticed = [*notice(tree, entries), *slow_loops(tree, profile, slow=slow)]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    for found in lint(source):
        rule = found.rule
        noticed.append(
            Noticed(found.code, rule.part, found.line, found.message, rule.advice, rule.weight)
        )
    return tuple(_quoted(source, _chosen(noticed)))


def _chosen(noticed: Iterable[Noticed]) -> list[Noticed]:
    """The heaviest, at most two of a kind and one of a kind a line."""
    counts: Counter[str] = Counter()
    seen: set[tuple[str, int]] = set()
    chosen = []
    for found in sorted(noticed, key=lambda found: (-found.weight, found.line, found.rule)):
        if (found.rule, found.line) in seen or counts[found.rule] >= _OF_A_KIND:
            continue
        seen.add((found.rule, found.line))
        counts[found.rule] += 1
        chosen.append(found)
    return chosen[:MOST]


def _quoted(source: str, noticed: Iterable[Noticed]) -> Iterable[Remark]:
    for found in noticed:
        start, end = line_span(source, found.line)
        if start < end:
            yield Remark(
                rule=found.rule,
                part=found.part,
                line=found.line,
                quote=source[start:end],
                start=start,
                end=end,
                problem=found.problem,
                advice=found.advice,
                weight=found.weight,
            )


def line_span(source: str, number: int) -> tuple[int, int]:
    """Where a 1-based line's text starts and ends in a source, without the white space around."""
    lines = source.split("\n")
    if not 1 <= number <= len(lines):
        return 0, 0
    before = sum(len(line) + 1 for line in lines[: number - 1])
    line = lines[number - 1]
    start = before + len(line) - len(line.lstrip())
    return start, start + len(line.strip())
