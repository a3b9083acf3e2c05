"""A judged submission from end to end, and as the JSON both interfaces give out."""

from dataclasses import replace
from typing import Any

from greenroom.coding.growth import measure_growth
from greenroom.coding.judge import Bench, conceal, run_checks
from greenroom.coding.quality import read_quality
from greenroom.coding.sandbox import Sandbox
from greenroom.coding.verdict import GrowthFit, Remark, Report, verdict_of
from greenroom.grading.model import Grade
from greenroom.grading.report import grade_json

_SLOW = 0.5  # of the seconds a check has


def judge(bench: Bench, source: str, sandbox: Sandbox, isolation: str) -> Report:
    """Judge a submission by all checks, measure its growth, and read it.

    Raises:
        UserError: The sandbox was lost twice in a row; nothing is known of the submission.
    """
    report = _checked(bench, source, sandbox, isolation, only=None)
    growth = measure_growth(bench, source, sandbox) if report.verdict == "accepted" else None
    return replace(report, growth=growth, quality=_quality(bench, report, growth))


def judge_visible(bench: Bench, source: str, sandbox: Sandbox, isolation: str) -> Report:
    """Run the visible checks alone, as a candidate does while writing."""
    names = [text.name for text in bench.folder.check_texts if bench.folder.visible(text.name)]
    return _checked(bench, source, sandbox, isolation, only=names)


def report_json(report: Report, marks: Grade | None = None) -> dict[str, Any]:
    """A report as `greenroom code submit --json` prints it."""
    return {
        "problem": report.problem,
        "revision": report.revision,
        "verdict": report.verdict,
        "isolation": report.isolation,
        "checks": [
            {
                "name": check.name,
                "passed": check.passed,
                "message": check.message,
                "ms": check.ms,
                "doc": check.doc,
                "visible": check.visible,
                "outcome": check.outcome,
                "printed": check.printed,
            }
            for check in report.checks
        ],
        "time_ms": report.time_ms,
        "memory_mb": report.memory_mb,
        "growth": _growth_json(report.growth) if report.growth else None,
        "quality": [_remark_json(remark) for remark in report.quality],
        "marks": grade_json(marks) if marks is not None else None,
        "complete": report.complete,
    }


def _checked(
    bench: Bench, source: str, sandbox: Sandbox, isolation: str, only: list[str] | None
) -> Report:
    results = run_checks(bench, source, sandbox, only)
    problem = bench.folder.problem
    return Report(
        problem=problem.id,
        revision=problem.revision,
        source=source,
        verdict=verdict_of(results),
        isolation=isolation,
        checks=conceal(results),
        time_ms=round(sum(result.ms for result in results), 2),
        memory_mb=round(max((result.memory_mb for result in results), default=0.0), 1),
        complete=only is None,
    )


def _quality(bench: Bench, report: Report, growth: GrowthFit | None) -> tuple[Remark, ...]:
    problem = bench.folder.problem
    longest = max((check.ms for check in report.checks), default=0.0) / 1000
    late = any(check.outcome == "time_limit" for check in report.checks)
    slow = late or longest > _SLOW * problem.seconds or bool(growth and growth.too_steep)
    return read_quality(report.source, problem.entry, problem.profile, slow=slow)


def _growth_json(growth: GrowthFit) -> dict[str, Any]:
    return {
        "sizes": list(growth.sizes),
        "seconds": list(growth.seconds),
        "exponent": growth.exponent,
        "interval": None if growth.low is None else [growth.low, growth.high],
        "most": growth.most,
        "why": growth.why,
        "note": growth.note,
        "too_steep": growth.too_steep,
    }


def _remark_json(remark: Remark) -> dict[str, Any]:
    return {
        "rule": remark.rule,
        "part": remark.part,
        "line": remark.line,
        "quote": remark.quote,
        "start": remark.start,
        "end": remark.end,
        "problem": remark.problem,
        "advice": remark.advice,
        "weight": remark.weight,
    }
