"""What a candidate writes down for a lab before it runs: the choices, and what is expected of them.

{"choices": {"threshold": "cost"}, "expect": {"cost": {"mean": 900, "low": 700, "high": 1200}}}
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from greenroom.content.suggest import did_you_mean
from greenroom.errors import UserError
from greenroom.labs.model import Lab, Value

NUMBERS = ("mean", "low", "high")


@dataclass(frozen=True, kw_only=True)
class Expectation:
    """What is expected of one metric: a number, and the range one would bet on."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class LabAnswer:
    """The choices and the expectations, by their ids."""

    choices: Mapping[str, Any] = field(default_factory=dict)
    expect: Mapping[str, Expectation] = field(default_factory=dict)


def read_answer(lab: Lab, text: str) -> LabAnswer:
    """Read what was written; whether the choices exist is for the lab to say.

    Raises:
        UserError: It is not such JSON, or expects something of what is not measured.
    """
    try:
        data: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError(f"The lab takes JSON with choices and expect ({_one(error)})") from None
    if not isinstance(data, dict) or set(data) - {"choices", "expect"}:
        raise UserError('The lab takes {"choices": {…}, "expect": {…}}, and nothing else')
    choices, expect = data.get("choices", {}), data.get("expect", {})
    if not isinstance(choices, dict) or not isinstance(expect, dict):
        raise UserError(
            "In the lab's JSON, choices and expect each map ids to what you say of them"
        )
    return LabAnswer(
        choices=choices,
        expect={name: _expectation(lab, name, value) for name, value in expect.items()},
    )


def draft_of(lab: Lab, text: str) -> LabAnswer:
    """What can be read of something half written; nothing where it cannot be."""
    try:
        return read_answer(lab, text)
    except UserError:
        return LabAnswer()


def quote_of(text: str, block: str, name: str) -> tuple[int, int]:
    """Where an answer speaks of a choice or a metric; all it says of them where it does not.

    >>> said = '{"choices": {"report": "ap"}, "expect": {"cost": {"mean": 9}}}'
    >>> said[slice(*quote_of(said, "expect", "cost"))]
    '"cost": {"mean": 9}'
    """
    value = r'(?:\{[^{}]*\}|"[^"]*"|[^\s,{}]+)'
    of_block = re.search(rf'"{block}"\s*:\s*(?:\{{(?:[^{{}}]|\{{[^{{}}]*\}})*\}})?', text)
    if of_block is None:
        return 0, len(text)
    found = re.compile(rf'"{re.escape(name)}"\s*:\s*{value}').search(text, *of_block.span())
    return found.span() if found else of_block.span()


def spelt(choices: Mapping[str, Value], expect: Mapping[str, Expectation]) -> str:
    """An answer as text, as a form or a terminal writes it."""
    numbers = {
        name: {"mean": each.mean, "low": each.low, "high": each.high}
        for name, each in expect.items()
    }
    chosen, foreseen = (json.dumps(each, ensure_ascii=False) for each in (dict(choices), numbers))
    return f'{{"choices": {chosen},\n "expect": {foreseen}}}'


def _expectation(lab: Lab, name: str, value: object) -> Expectation:
    """A number and its range; a number alone is a range of no width."""
    known = {metric.id: metric for metric in lab.metrics}
    if name not in known:
        raise UserError(f"{lab.id} measures no {name!r}{did_you_mean(name, known)}")
    given = value if isinstance(value, dict) else {"mean": value}
    odd = [key for key in given if key not in NUMBERS]
    numbers = {
        key: float(each)
        for key, each in given.items()
        if isinstance(each, int | float) and not isinstance(each, bool) and isfinite(each)
    }
    if odd or len(numbers) < len(given) or not numbers:
        raise UserError(f"{known[name].title}: expect numbers for mean, low and high")
    mean = numbers.get("mean", sum(numbers.values()) / len(numbers))
    low, high = sorted((numbers.get("low", mean), numbers.get("high", mean)))
    return Expectation(mean=mean, low=low, high=high)


def _one(error: Exception) -> str:
    return " ".join(str(error).split())[:80]
