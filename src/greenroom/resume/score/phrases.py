"""The notation in which rules name words, and where those words stand in a text.

A phrase is words with a space between them, which also stands for a hyphen or a slash:

- `deploy*` is any word that begins so; `cut|cuts` is either;
- `#` is a number as it is written in résumés (`23%`, `€2.7M`, `180,000`, `3x`);
- `..` is up to four words in between;
- a word with a capital letter is matched with it (`SHAP`), any other in either case.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

NUMBER = (
    r"(?:[~≈<>≤≥]\s?)?(?:[$€£¥₹]|USD |EUR |GBP )?\d(?:[\d.,'’]*\d)?"
    r"(?:\s?(?:%|(?:pp|bps|[kKmMbB]n?|[x×]|million|billion|thousand|percent|per cent)\b))?"
    r"\+?"
)
_BETWEEN = r"(?:\s+|\s?[-–—/]\s?)"
_GAP = rf"(?:[^\s.;]+{_BETWEEN}){{0,4}}?"


def spans(text: str, phrases: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Find where any of the phrases stands, from left to right without overlaps.

    >>> spans("Cut p99 latency from 40 ms to 18 ms", ("from # .. to #", "latency"))
    ((8, 15), (16, 32))
    """
    if not phrases:
        return ()
    return tuple(match.span() for match in pattern(tuple(phrases)).finditer(text))


@cache
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """The phrases as one pattern; a longer phrase goes before a shorter one."""
    told = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?<![\w@])(?:" + "|".join(_written(phrase) for phrase in told) + r")(?!\w)")


def _written(phrase: str) -> str:
    pieces: list[str] = []
    gap = ""
    for word in phrase.split():
        if word == "..":
            gap = _GAP
            continue
        pieces.append((_BETWEEN if pieces else "") + gap + _word(word))
        gap = ""
    return "".join(pieces)


def _word(word: str) -> str:
    if word == "#":
        return NUMBER
    either = "|".join(_ending(choice) for choice in word.split("|"))
    told = f"(?:{either})"
    return told if word != word.lower() else f"(?i:{either})"


def _ending(choice: str) -> str:
    return re.escape(choice.removesuffix("*")) + (r"\w*" if choice.endswith("*") else "")


def outside(
    found: Iterable[tuple[int, int]], covers: Iterable[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """Keep the spans that no cover touches."""
    against = tuple(covers)
    return tuple(
        (start, end)
        for start, end in found
        if not any(start < to and begin < end for begin, to in against)
    )
