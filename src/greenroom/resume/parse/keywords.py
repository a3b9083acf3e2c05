"""A list written in a line, as its words: by comma, bar or dot, with brackets and levels."""

import re
from collections.abc import Iterator

from greenroom.resume.parse.lexicon import folded

_BETWEEN = re.compile(r"\s*[,;•·∙|▪◦●○■□★☆⋅\t\ue000-\uf8ff]+\s*|\s+[/–—-]\s+|\s{3,}")
_LEVEL = (
    r"experts?|expertise|advanced|intermediate|beginners?|basics?|basic knowledge|proficien(?:t|cy)"
    r"|fluent|native|familiar(?:ity)?|good|strong|very good|excellent|competent|experienced|working"
    r"|working knowledge|professional|elementary|novice|skilled|daily|prior experience|learning"
    r"|limited|full professional|native or bilingual|fortgeschritten|grundkenntnisse|sehr gut|gut"
    r"|experte|verhandlungssicher|fliessend|muttersprache|courant|avance|intermediaire|debutant"
    r"|notions|maitrise|avanzado|intermedio|basico|experto|fluido|nativo|avancado|basico|esperto"
    r"|avanzato|base|ottimo|buono|[abc][12]\+?|\d{1,2}\s?\+?\s?(?:years?|yrs?|y|jahre|ans|anos"
    r"|anni)"
    r"|\d{1,3}\s?%|\d(?:[.,]\d)?\s?/\s?(?:5|10)"
)
_ONLY_LEVEL = re.compile(rf"(?:{_LEVEL})(?:\s+(?:level|user|knowledge|skills|or bilingual))?")
_ENDING = re.compile(rf"(?:\s+[-–—]|\s*[–—:])\s*(?:{_LEVEL})$", re.IGNORECASE)
_LEADING = re.compile(
    r"(?:and|und|et|y|e|&|etc\.?$|including|such as|e\.g\.|like)\s+", re.IGNORECASE
)
_LAST = re.compile(r"\s+(?:and|und|et|y)\s+")
_LONGEST = 8  # words in a keyword


def keywords(text: str) -> Iterator[tuple[int, int]]:
    """Where each keyword of a list stands; levels are left out.

    >>> text = "Python (pandas, NumPy), SQL (expert) and Go"
    >>> [text[start:end] for start, end in keywords(text)]
    ['Python', 'pandas', 'NumPy', 'SQL', 'Go']
    """
    spans = list(_items(text, 0, len(text)))
    for number, (start, end) in enumerate(spans):
        last = number == len(spans) - 1 and number > 0
        yield from _worded(text, start, end, last)


def is_level(text: str) -> bool:
    """Whether a text is a level of skill and nothing else.

    >>> is_level("Advanced"), is_level("5 years"), is_level("Go")
    (True, True, False)
    """
    return _ONLY_LEVEL.fullmatch(folded(text).strip(" .()")) is not None


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches between separators that do not stand in brackets."""
    place = start
    for found in _BETWEEN.finditer(text, start, end):
        before = text[place : found.start()]
        if before.count("(") > before.count(")") or before.count("[") > before.count("]"):
            continue
        yield place, found.start()
        place = found.end()
    yield place, end


def _worded(text: str, start: int, end: int, last: bool) -> Iterator[tuple[int, int]]:
    bracket = re.search(r"\s*[(\[]([^()\[\]]*)[)\]]?", text[start:end])
    if bracket and bracket.start() > 0:
        yield from _worded(text, start, start + bracket.start(), last)
        inner = bracket[1]
        if _lists_more(text[start : start + bracket.start()], inner):
            low = start + bracket.start(1)
            for begin, stop in _items(text, low, low + len(inner)):
                yield from _worded(text, begin, stop, False)
        rest = start + bracket.end()
        if text[rest:end].strip(" .)]"):
            yield from _worded(text, rest, end, last)
        return
    halves = _LAST.search(text, start, end) if last else None
    if halves and all(
        len(half.split()) <= 3 for half in (text[start : halves.start()], text[halves.end() : end])
    ):
        yield from _trimmed(text, start, halves.start())
        start = halves.end()
    yield from _trimmed(text, start, end)


def _lists_more(before: str, inner: str) -> bool:
    """Whether a bracket holds more keywords, and neither a level nor an abbreviation."""
    if is_level(inner) or not any(character.isalpha() for character in inner):
        return False
    initials = "".join(word[0] for word in re.findall(r"\w+", before)).lower()
    return inner.strip(" .").lower() not in (initials, f"{initials}s")


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    word = text[start:end]
    leading = _LEADING.match(word.lstrip())
    start += len(word) - len(word.lstrip()) + (leading.end() if leading else 0)
    word = text[start:end].rstrip(" .:;,–—-)]")
    ending = _ENDING.search(word)
    word = word[: ending.start()] if ending else word
    said = re.search(r"\w", word) and not re.fullmatch(r"(?i)etc\.?|and|und|et", word)
    if said and len(word.split()) <= _LONGEST and not is_level(word):
        yield start, start + len(word)
