"""What judging a submission tells: each check's result, figures, remarks, and one verdict."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal[
    "accepted", "wrong_answer", "time_limit", "memory_limit", "runtime_error", "refused"
]
Outcome = Literal[
    "passed", "wrong_answer", "time_limit", "memory_limit", "runtime_error", "refused", "not_run"
]
Part = Literal["correct", "clear", "simple", "names", "types", "docs", "fast", "dead"]


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """One check's result; `message` is empty when it passed."""

    name: str
    doc: str
    visible: bool
    outcome: Outcome
    message: str = ""
    ms: float = 0.0
    memory_mb: float = 0.0
    printed: str = ""

    @property
    def passed(self) -> bool:
        """Whether nothing was wrong."""
        return self.outcome == "passed"


@dataclass(frozen=True, kw_only=True)
class GrowthFit:
    """How time grew with the size: `seconds ~ size ** exponent`, with a 90% interval."""

    sizes: tuple[int, ...]
    seconds: tuple[float, ...]
    exponent: float | None  # None when it was too quick, or too slow, to tell
    low: float | None
    high: float | None
    most: float
    why: str
    note: str = ""

    @property
    def too_steep(self) -> bool:
        """Whether it surely grows faster than is good enough."""
        return self.low is not None and self.low > self.most


@dataclass(frozen=True, kw_only=True)
class Remark:
    """What an interviewer would say about one line; `source[start:end] == quote`."""

    rule: str
    part: Part
    line: int
    quote: str
    start: int
    end: int
    problem: str
    advice: str
    weight: int = 1  # 1 a detail, 2 worth a word, 3 would be asked about


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything that was found out about one submission."""

    problem: str
    revision: int
    source: str
    verdict: Verdict
    isolation: str
    checks: tuple[CheckResult, ...]
    time_ms: float
    memory_mb: float
    growth: GrowthFit | None = None
    quality: tuple[Remark, ...] = ()
    complete: bool = True  # whether all checks were run, hidden ones too

    @property
    def passed(self) -> int:
        """How many checks passed."""
        return sum(check.passed for check in self.checks)


def verdict_of(checks: tuple[CheckResult, ...]) -> Verdict:
    """The verdict of several checks: that of the first that failed, and refused before all."""
    outcomes = [check.outcome for check in checks]
    if "refused" in outcomes:
        return "refused"
    for outcome in outcomes:
        match outcome:
            case "passed" | "not_run":
                continue
            case _:
                return outcome
    return "accepted"
