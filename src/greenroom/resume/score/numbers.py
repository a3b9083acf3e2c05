"""Numbers as résumés write them: which of them measure something, and what they say."""

import re
from dataclasses import dataclass

from greenroom.resume.score.phrases import NUMBER, spans
from greenroom.resume.score.rulebook import Rulebook

# A digit that belongs to a word is a name: ResNet-50, p99, recall@10, GPT-4, T5.
_NUMERAL = re.compile(rf"(?<![\w@.,])(?:(?<=\d[-–])|(?<![-–])|(?<=\s[-–])){NUMBER}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SCALE = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "thousand": 1e3, "million": 1e6,
    "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
_SAME = {"percent": "%", "per cent": "%", "×": "x"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text.

    Attributes:
        start: Where it starts, with its sign of currency.
        end: One past its end, with its unit.
        value: As a plain number; a percentage stays as written (23% is 23).
        unit: `%`, `pp`, `x`, `ms`, a sign of currency, …; empty where none is written.
    """

    start: int
    end: int
    value: float
    unit: str


def numbers(text: str, book: Rulebook) -> tuple[Number, ...]:
    """Find the numbers that measure or count something; names and years are left out."""
    names = spans(text, book.flag_words["metric"].unless)
    found = (number_at(text, *match.span()) for match in _NUMERAL.finditer(text))
    return tuple(number for number in found if _counts(text, number, names))


def _counts(text: str, number: Number, names: tuple[tuple[int, int], ...]) -> bool:
    if number.unit:
        return True
    named = any(start < number.end and number.start < end for start, end in names)
    return not named and not _YEAR.fullmatch(text[number.start : number.end])


def number_at(text: str, start: int, end: int) -> Number:
    """Read the number that stands between two places."""
    told = text[start:end]
    digits = re.search(r"\d(?:[\d.,'’]*\d)?", told)
    if digits is None:  # the pattern has a digit
        return Number(start, end, 0.0, "")
    tail = told[digits.end() :].rstrip(" +")
    sign = re.search(r"[$€£¥₹]|USD|EUR|GBP", told)
    metres = tail == " m" and not sign
    tail = tail.strip()
    scale = 1.0 if metres else _SCALE.get(tail.lower(), 1.0)
    unit = "" if scale > 1 else _SAME.get(tail, tail)
    return Number(start, end, _value(digits.group()) * scale, sign.group() if sign else unit)


def _value(digits: str) -> float:
    """Read digits with separators, English first: 1,200 is many, 0,5 is a half."""
    bare = re.sub(r"['’]", "", digits)
    if re.fullmatch(r"0,\d+|\d{1,3},\d{1,2}", bare):
        return float(bare.replace(",", "."))
    bare = bare.replace(",", "")
    return float(bare) if bare.count(".") <= 1 else float(bare.replace(".", ""))


def decimals(told: str) -> int:
    """How many digits follow the point.

    >>> decimals("$4.10M"), decimals("1,200")
    (2, 0)
    """
    found = re.search(r"\d\.(\d+)", told)
    return len(found[1]) if found else 0
