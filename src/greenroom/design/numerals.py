"""Cuts what somebody wrote into numbers, words and signs; reads numbers as people group them."""

import math
import re
from dataclasses import dataclass

LONGEST = 2_000  # characters that are read of one answer
_NUMBER = (
    r"(?!0[ ,_'’])\d{1,3}(?:(?P<gap>[ ,_'’\u00a0\u2009\u202f])\d{3})(?:(?P=gap)\d{3})*(?!\d)"
    r"(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d+(?:[.,]\d+)?|\.\d+"
)
_TOKEN = re.compile(
    rf"(?P<number>(?:{_NUMBER})(?:[eE][+-]?\d+)?)"
    r"|(?P<word>[xX](?=\d)|[^\W\d_]+\d*|[€$£¢%‰])"
    r"|(?P<sign>\*\*|\.\.+|[-+*/^()×·÷−–±])|(?P<stop>[^\s])"
)
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
MULTIPLIERS = {
    "k": 1e3, "K": 1e3, "thousand": 1e3, "thousands": 1e3, "tsd": 1e3, "M": 1e6, "m": 1e6,
    "mn": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6, "mln": 1e6, "G": 1e9, "B": 1e9,
    "bn": 1e9, "billion": 1e9, "billions": 1e9, "mrd": 1e9, "T": 1e12, "trillion": 1e12,
    "hundred": 1e2, "dozen": 12.0,
}  # fmt: skip


@dataclass(frozen=True)
class Token:
    """A number, a word, a sign, or a stop between them."""

    kind: str
    text: str


def tokens(text: str) -> list[Token]:
    """The tokens of a text, up to a length nobody needs for a number."""
    spelled = re.sub(
        r"10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)", lambda m: "10^" + m[1].translate(_SUPERSCRIPT), text[:LONGEST]
    )
    return [Token(m.lastgroup or "stop", m[0]) for m in _TOKEN.finditer(spelled)]


def number_of(text: str) -> float:
    """A number as people group and point it.

    >>> number_of("3,000,000"), number_of("1,5"), number_of("3.000.000"), number_of("0,125")
    (3000000.0, 1.5, 3000000.0, 0.125)
    """
    digits, _, power = text.lower().partition("e")
    grouped = re.fullmatch(r"(?!0)\d{1,3}(?:[ ,_'’\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?", digits)
    if grouped:
        digits = re.sub(r"[^\d.]", "", digits)
    elif digits.count(".") > 1:
        digits = digits.replace(".", "")
    value = float(f"{digits.replace(',', '.')}e{power or 0}")
    if not math.isfinite(value):
        raise ValueError("too large")
    return value
