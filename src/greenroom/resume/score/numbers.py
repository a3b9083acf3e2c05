"""Numbers as résumés write them: which of them measure something, and what they say."""

import re
from dataclasses import dataclass

from greenroom.resume.score.phrases import NUMBER, outside, spans
from greenroom.resume.score.rules import Rules

# A digit that belongs to a word is a name: ResNet-50, p99, recall@10, GPT-4, T5, 2-layer.
_NUMERAL = re.compile(rf"(?<![\w@.,-])(?:(?<=\d-)|(?<!-)){NUMBER}")
_COMPOUND = re.compile(r"-[a-z]+")
_MEASURES = ("week|weeks", "day", "month", "year", "hour", "fold", "point", "minute", "page")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SCALE = {"k": 1e3, "m": 1e6, "b": 1e9, "thousand": 1e3, "million": 1e6, "billion": 1e9}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text.

    Attributes:
        start: Where it starts, with its sign of currency.
        end: One past its end, with its unit.
        value: As a plain number; a percentage stays as written (23% is 23).
        unit: `%`, `pp`, `x`, a sign of currency, or empty.
    """

    start: int
    end: int
    value: float
    unit: str


def numbers(text: str, rules: Rules) -> tuple[Number, ...]:
    """Find the numbers that measure or count something; names and years are left out."""
    found = tuple(match.span() for match in _NUMERAL.finditer(text))
    names = spans(text, rules.flag("metric").unless)
    kept = outside(found, names)
    return tuple(_read(text, start, end) for start, end in kept if not _year(text[start:end]))


def _year(told: str) -> bool:
    return _YEAR.fullmatch(told) is not None


def _read(text: str, start: int, end: int) -> Number:
    told = text[start:end]
    digits = re.search(r"\d(?:[\d.,'’]*\d)?", told)
    bare = re.sub(r"[,'’]", "", digits.group()) if digits else "0"
    if bare.count(".") > 1:
        bare = bare.replace(".", "", bare.count(".") - 1)
    tail = told[digits.end() :].strip(" +").lower() if digits else ""
    value = float(bare) * _SCALE.get(tail.removesuffix("n"), 1.0)
    return Number(start, end, value, _unit(told, tail))


def _unit(told: str, tail: str) -> str:
    sign = re.search(r"[$€£¥₹]|USD|EUR|GBP", told)
    if sign:
        return sign.group()
    named = {"percent": "%", "per cent": "%", "×": "x", "bps": "bps"}
    return named.get(tail, tail if tail in ("%", "pp", "x") else "")
