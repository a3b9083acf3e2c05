"""What a grader returns: marks with evidence, or the reason there are none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from greenroom.content.model import Axis, Question
from greenroom.errors import CallerError

Recommendation = Literal["strong hire", "hire", "no hire", "strong no hire"]
Band = Literal["strong", "solid", "developing", "not shown"]

# Why an answer earns nothing, or why it is not graded at all; "" when neither is the case.
Reason = Literal[
    "",
    "silence",  # ungraded: nothing was said
    "not-run",  # ungraded: code that could not be run here
    "thin-evidence",  # ungraded: the grader cannot tell
    "non-answer",
    "gibberish",
    "question-copied",
    "keyword-list",
    "instructions-to-grader",
    "filler",
    "off-topic",
]


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A quote, word for word: `answer[start:end] == quote`, offsets in characters."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What one criterion earned; `confidence` is the probability that the level is right."""

    criterion: str
    axis: Axis
    level: int
    top: int
    weight: int
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    contradicted: Evidence | None = None
    hinted: bool = False

    def __post_init__(self) -> None:
        """Refuse a mark above zero that nothing in the answer earned."""
        if not 0 <= self.level <= self.top:
            raise CallerError(f"{self.criterion}: level {self.level} is not in 0..{self.top}")
        if self.level and not self.evidence:
            raise CallerError(f"{self.criterion}: a level above 0 needs a quote from the answer")

    @property
    def credit(self) -> float:
        """Share of the criterion's weight, 0 to 1; a hint halves it."""
        return self.level / self.top * (0.5 if self.hinted else 1.0)


@dataclass(frozen=True, kw_only=True)
class FoundMistake:
    """A mistake of the vocabulary; an omission has an empty quote at the end of the answer."""

    id: str
    title: str
    quote: str
    start: int
    end: int
    why: str
    instead: str
    serious: bool = False


@dataclass(frozen=True, kw_only=True)
class AxisShare:
    """How much of an axis was shown, 0 to 1, with its interval and its word."""

    share: float
    low: float
    high: float
    band: Band


@dataclass(frozen=True, kw_only=True)
class Scorecard:
    """One answer's marks by one grader; `reason` says why an answer with words earned nothing."""

    question: str
    revision: int
    grader: str
    answer: str
    marks: tuple[Mark, ...]
    mistakes: tuple[FoundMistake, ...]
    axes: Mapping[Axis, AxisShare]
    share: float
    interval: tuple[float, float]
    recommendation: Recommendation
    reasons: tuple[str, ...] = ()  # the rules that decided the recommendation, in words
    reason: Reason = ""

    def __post_init__(self) -> None:
        """Refuse a quote that is not in the answer, word for word."""
        quotes: list[Evidence | FoundMistake] = list(self.mistakes)
        for mark in self.marks:
            quotes += [*mark.evidence, *([mark.contradicted] if mark.contradicted else [])]
        for quote in quotes:
            if self.answer[quote.start : quote.end] != quote.quote:
                raise CallerError(f"{self.question}: not in the answer: {quote.quote!r}")

    @property
    def shown(self) -> frozenset[str]:
        """Ids of the criteria of which anything was shown."""
        return frozenset(mark.criterion for mark in self.marks if mark.level)


@dataclass(frozen=True, kw_only=True)
class Ungraded:
    """No marks, and why; never counted as zero and never averaged."""

    question: str
    revision: int
    grader: str
    answer: str
    reason: Reason


Grade = Scorecard | Ungraded

RUNS_CODE = frozenset({"code-1"})
"""Graders that mark what ran. They mark other criteria than those that mark what was said, and
beside them; marks of two graders of what was said are never put together."""
BY_RULE = RUNS_CODE | {"capacity 1", "board 1", "lab 1"}
"""Those, and the graders of what a design's candidate writes down: each has criteria of its own."""
Grader = Callable[[Question, str], Grade]
