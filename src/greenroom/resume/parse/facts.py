"""A fact made from a stretch of text: cleaned, with its place."""

import re
from dataclasses import replace

from greenroom.resume.document import Document, Line
from greenroom.resume.model import Fact
from greenroom.resume.parse.lexicon import words

_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "", "\u2060": "",
}  # fmt: skip
_TEX_LIGATURES = dict(zip("\x1b\x1c\x1d\x1e\x1f", ("ff", "fi", "fl", "ffi", "ffl"), strict=True))
_TRANSLATION = str.maketrans(_LIGATURES | _TEX_LIGATURES)
# U+FFFE and U+0002 are what extractors give for a hyphen at the end of a line.
_BROKEN = re.compile(r"((?:\w+-)*\w+)(?:[-‐\u00ad]\s*\n\s*|[\ufffe\x02]\s*)(\w+)")
# Of a compound broken at its hyphen, the hyphen stays; syllables (`per-`, `in-`) are not here.
_KEPT_FIRST = words(
    """back cross data day deep end fast few first front full hand hard high human job large least
    left life long low machine model multi near non off on one open peer pick point post question
    real right role scikit self semi short single small soft state sub third three time top two
    user well word year zero champion event feature cost customer decision product part point right
    state client cloud container custom domain energy error fine forward gradient graph group hyper
    image kernel label latency load loss memory meta metric micro pair pixel policy power quality
    rank rate risk rule sales score sensor server sequence set speech store task team test text
    token tree value vector voice web work world so"""
)
_KEPT_PAIRS = re.compile(
    r"in-(?:house|depth|memory|context|app|store|person|domain)|pre-(?:train|comput|sales|exist)"
    r"|co-(?:author|found|lead|led|own|design)|auto-(?:scal|tun|ml)|up-(?:to|and)|over-the|out-of"
    r"|anti-(?:fraud|spam|money)|re-(?:rank|train|id)|under-(?:represent|served)|per-(?:user|token)"
)
_SPACES = re.compile(r"\s+")


def clean(text: str, whole: str = "") -> str:
    r"""White space single, ligatures undone, a word broken over two lines whole.

    Args:
        text: As it stands in the document.
        whole: The document's text; how it writes a broken word elsewhere decides its hyphen.

    >>> clean("a classi-\n  ﬁer in real-\ntime")
    'a classifier in real-time'
    >>> clean("time-to-\ndetect")
    'time-to-detect'
    """
    text = text.replace("\u200b", "")
    text = _BROKEN.sub(lambda found: _mended(found[1], found[2], whole), text)
    return _SPACES.sub(" ", text.translate(_TRANSLATION)).strip()


def _mended(first: str, second: str, whole: str) -> str:
    joined, hyphenated = first + second, f"{first}-{second}"
    if "-" in first or not first[-1:].islower() or not second[:1].islower():
        return hyphenated
    if whole and hyphenated.lower() in whole.lower():
        return hyphenated
    if whole and re.search(rf"\b{re.escape(joined)}\b", whole, re.IGNORECASE):
        return joined
    kept = first.lower() in _KEPT_FIRST or _KEPT_PAIRS.match(hyphenated.lower())
    return hyphenated if kept else joined


def fact(document: Document, start: int, end: int, confidence: float = 1.0) -> Fact:
    """The stretch from `start` to `end`, without the white space around it."""
    stretch = document.text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    end = max(start, end - (len(stretch) - len(stretch.rstrip())))
    return Fact(clean(document.text[start:end], document.text), start, end, confidence)


def line_fact(document: Document, line: Line, confidence: float = 1.0) -> Fact:
    """A whole line."""
    return fact(document, line.start, line.end, confidence)


def valued(found: Fact, value: str, confidence: float | None = None) -> Fact:
    """The same place with another value."""
    sure = found.confidence if confidence is None else confidence
    return replace(found, value=value, confidence=sure)
