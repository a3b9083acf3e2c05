"""The notation in which rules name words, and where those words stand in a text.

A phrase is words with a space between them, which also stands for a hyphen or a slash:

- `deploy*` is any word that begins so, `*BERT` any that ends so; `cut|cuts` is either;
- `#` is a number as it is written in résumés (`23%`, `€2.7M`, `180,000`, `3x`, `40 ms`);
- `..` is up to four words in between, within a clause; `.` is at most one; `_` is just one;
- `<things>` is any phrase of the list `things`;
- a word with a capital letter is matched with it (`SHAP`), any other in either case.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

# Written with classes: the number stands in many phrases, and long alternatives compile slowly.
_UNITS = (
    r"%|[kKmMbBx×shtW]|[mb]n|pp|bps|ms|secs?|hrs?|[kKMGTP]B|[kMG]?Hz|[fqr]ps|[kMG]Wh?|[kcm]m|kg|°C"
    r"|bit|(?:m|b|tr)illion|thousand|per ?cent"
)
NUMBER = (
    r"(?:(?<=[\s(])[-−+±])?(?:[~≈<>≤≥±]\s?)?(?:[$€£¥₹]|USD |EUR |GBP )?\d(?:[\d.,'’]{0,14}\d)?"
    rf"(?:\s?(?:{_UNITS})(?!\w))?\+?(?!\w)"
)
_BETWEEN = r"(?:\s+|\s?[-–—/]\s?)"
_GAPS = {
    sign: rf"(?:[^\s.;:/–—-]+(?:\.\d[^\s;:/–—-]*)?{_BETWEEN}){{0,{most}}}?"
    for sign, most in (("..", 4), (".", 1))
}
Lists = Mapping[str, Sequence[str]]


def spans(text: str, words: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """Find where any of the phrases stands, from left to right without overlaps.

    >>> spans("Cut p99 latency from 40 ms to 18 ms", pattern(("from # .. to #", "latency")))
    ((8, 15), (16, 35))
    """
    return tuple(match.span() for match in words.finditer(text))


def pattern(phrases: Sequence[str], lists: Lists | None = None) -> re.Pattern[str]:
    """Compile phrases into one pattern; a longer phrase goes before a shorter one."""
    if not phrases:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<![\w@])(?:{_either(phrases, lists or {})})(?!\w)")


def _either(phrases: Sequence[str], lists: Lists) -> str:
    told = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(_written(phrase, lists) for phrase in told)


def _written(phrase: str, lists: Lists) -> str:
    pieces: list[str] = []
    gap = ""
    for word in phrase.split():
        if word in _GAPS:
            gap += _GAPS[word]
            continue
        pieces.append((_BETWEEN if pieces else "") + gap + _word(word, lists))
        gap = ""
    return "".join(pieces)


def _word(word: str, lists: Lists) -> str:
    choices = word.split("|")
    plain = [_spelt(choice) for choice in choices if _is_plain(choice)]
    others = [_special(choice, lists) for choice in choices if not _is_plain(choice)]
    # One group for all that is matched in either case: a group for each compiles slowly.
    folded = [f"(?i:{'|'.join(plain)})"] if plain else []
    return f"(?:{'|'.join((*others, *folded))})" if others else folded[0]


def _is_plain(choice: str) -> bool:
    return choice == choice.lower() and choice not in ("#", "_") and not choice.startswith("<")


def _special(choice: str, lists: Lists) -> str:
    if choice == "#":
        return NUMBER
    if choice == "_":
        return r"[^\s.,;:()/–—-]+"
    if choice.startswith("<"):
        return f"(?:{_either(lists[choice[1:-1]], lists)})"
    return _spelt(choice)


def _spelt(choice: str) -> str:
    begin = r"\w*" if choice.startswith("*") else ""
    end = r"\w*" if choice.endswith("*") else ""
    return begin + re.escape(choice.strip("*")) + end


def outside(
    found: Iterable[tuple[int, int]], covers: Iterable[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """Keep the spans of which no cover has half or more.

    >>> outside([(0, 4), (6, 9)], [(3, 8)])
    ((0, 4),)
    """
    against = tuple(covers)
    return tuple(
        (start, end)
        for start, end in found
        if not any(2 * (min(end, to) - max(start, begin)) >= end - start for begin, to in against)
    )
