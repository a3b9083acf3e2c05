"""What a candidate expects of a run before it is measured, and how that came out.

An expectation is a number and a margin so wide that its writer would be right eight times in ten.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, sqrt
from typing import Literal

from greenroom.errors import UserError
from greenroom.labs.model import Estimate, Lab, Metric

SURE = 0.8  # how often a range is meant to hold
Z = 1.959964  # standard errors of a 95% interval

Tells = Literal["nothing", "as-said", "too-sure", "too-careful"]
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?\s*(%?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """What is expected of one metric.

    Attributes:
        metric: Which.
        value: The number expected.
        margin: How far to each side the range reaches that is to hold eight times in ten.
    """

    metric: str
    value: float
    margin: float

    @property
    def low(self) -> float:
        """Where the range begins."""
        return self.value - self.margin

    @property
    def high(self) -> float:
        """Where it ends."""
        return self.value + self.margin


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A prediction beside what was measured.

    Attributes:
        prediction: What was expected.
        measured: What came.
        held: Whether the measured mean lies within the range, its ends included.
        off: The measured mean less the expected number.
        outside: How far the mean lies beyond the nearer end of the range; 0 where it held.
    """

    prediction: Prediction
    measured: Estimate
    held: bool
    off: float
    outside: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """How often ranges held, over a history.

    Attributes:
        held: How many did.
        total: Of how many.
        low: Where the 95% interval of their share begins (Wilson, 1927).
        high: Where it ends.
        tells: Whether that fits what was said, eight in ten; "nothing" of fewer than five.
    """

    held: int
    total: int
    low: float
    high: float
    tells: Tells


def predictions(lab: Lab, given: Mapping[str, tuple[str, str]]) -> tuple[Prediction, ...]:
    """What was typed for each headline metric, a number and its margin, as predictions.

    Raises:
        UserError: One is missing, or is no number.
    """
    return tuple(
        Prediction(
            metric=metric.id,
            value=_number(metric, given.get(metric.id, ("", ""))[0], "what you expect"),
            margin=abs(_number(metric, given.get(metric.id, ("", ""))[1], "give or take what")),
        )
        for metric in headline(lab)
    )


def headline(lab: Lab) -> tuple[Metric, ...]:
    """The metrics a candidate predicts."""
    return tuple(metric for metric in lab.metrics if metric.headline)


def outcome(prediction: Prediction, measured: Estimate) -> Outcome:
    """Hold a prediction against what was measured.

    >>> three = Estimate(mean=3.0, low=2.9, high=3.1, values=())
    >>> outcome(Prediction(metric="loss", value=1.0, margin=0.5), three).outside
    1.5
    """
    low, high = prediction.low, prediction.high
    outside = max(low - measured.mean, measured.mean - high, 0.0)
    return Outcome(
        prediction=prediction,
        measured=measured,
        held=outside == 0,
        off=measured.mean - prediction.value,
        outside=outside,
    )


def record(held: Sequence[bool]) -> Record:
    """How often ranges held, and what that tells of whoever wrote them."""
    right, total = sum(held), len(held)
    low, high = _wilson(right, total)
    tells: Tells = "as-said"
    if total < 5:
        tells = "nothing"
    elif high < SURE:
        tells = "too-sure"
    elif low > SURE:
        tells = "too-careful"
    return Record(held=right, total=total, low=low, high=high, tells=tells)


def _wilson(right: int, total: int) -> tuple[float, float]:
    """The 95% interval of a share."""
    if not total:
        return 0.0, 1.0
    share, spread = right / total, Z**2 / total
    middle = share + spread / 2
    half = Z * sqrt(share * (1 - share) / total + spread / (4 * total))
    return max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread))


def _number(metric: Metric, text: str, what: str) -> float:
    text = text.strip().replace("\N{MINUS SIGN}", "-")
    if not text:
        raise UserError(f"{metric.title}: write {what}, as a number")
    found = _NUMBER.fullmatch(text)
    value = float(text.rstrip("% ")) / (100 if found and found[4] else 1) if found else 0.0
    if not found or not isfinite(value):
        example = "0.95 with a point, 1079 without a comma"
        raise UserError(f"{metric.title}: {text[:40]!r} is no number; write it as {example}")
    return value
