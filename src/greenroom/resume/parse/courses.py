"""The parts of an entry of education: each stretch of its lines, and what it may be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from greenroom.resume.document import Document, Line
from greenroom.resume.parse.dates import Found, find_dates, is_duration
from greenroom.resume.parse.degrees import degree_at, field_score
from greenroom.resume.parse.grades import grade_in
from greenroom.resume.parse.places import place_confidence, region_of
from greenroom.resume.parse.schools import school_score, takes_a_city

Sort = Literal["degree", "school", "place", "grade", "field", "note", "other"]

_CUT = re.compile(
    r"\s*[,;]\s+|\s+[–—|•·@∙⋅▪◦]+\s+|\s+-\s+|\s*[\ue000-\uf8ff]+\s*|\s*\|\s*|\s{3,}"
    r"|\s+(?:at|from|an der|am|à l['’]|à la)\s+(?=(?:the\s+)?[A-ZÉÀ])|\s*/\s+(?=[A-Z])"
    r"|\s*[,:]\s*$|\s*:\s+"
)
_LEADING = re.compile(r"(?:at|from|bei|chez|presso)\s+(?=(?:the\s+)?[A-ZÉÀ])")
_NOTE = re.compile(
    r"(?:relevant\s+|selected\s+|key\s+)?(?:course\s?work|courses|thesis|dissertation"
    r"|advis[oe]rs?|supervis"
    r"|abschlussarbeit|masterarbeit|bachelorarbeit|these\b|memoire|tesis|tesi\b|focus"
    r"|honou?rs\s*:|awards?\s*:"
    r"|activit|minor\b|modules|schwerpunkt|specializ|specialis|scholarship|dean|topics"
    r"|concentration"
    r"|key modules|vertiefung|research\s*:|titled|title\s*:|member\b|teaching assistant"
    r"|president\b)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"([^()]+?)\s*\((.+)\)")
_GLUED = re.compile(
    r"(?:M[áa]ster|Bachelor|Grado|Diplom|Licence|B\.?Tech|M\.?Tech|B\.?Sc|M\.?Sc|B\.?Eng"
    r"|M\.?Eng|Ph\.?D"
    r"|MBA|Magister|Laurea)\.?(?=[A-ZÉÈ][A-Za-zé]+\s)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an entry.

    Attributes:
        start: Where it starts in the document.
        end: One past its last character.
        text: What stands there.
        sort: What it is.
        line: The line it begins in.
    """

    start: int
    end: int
    text: str
    sort: Sort
    line: Line


@dataclass(frozen=True, slots=True)
class Stretch:
    """A row's text that stands together, wrapped lines included."""

    start: int
    end: int
    line: Line


def parts_of(
    document: Document, stretch: Stretch, today: date | None
) -> tuple[tuple[Part, ...], tuple[Found, ...]]:
    """What a stretch says, and its dates."""
    text = document.text[stretch.start : stretch.end]
    dates = find_dates(text, stretch.start, today)
    if is_duration(text):
        return (), dates
    if _NOTE.match(text.strip("• -–")):
        ranges = tuple(each for each in dates if each.range)
        return (Part(stretch.start, stretch.end, text, "note", stretch.line),), ranges
    spans = list(_open_spans(document, stretch, dates))
    parts = [part for span in spans for part in _cut(document, span, stretch.line)]
    return tuple(_merged(document, parts)), dates


def _open_spans(
    document: Document, stretch: Stretch, dates: Sequence[Found]
) -> Iterator[tuple[int, int]]:
    """What is left between the dates and at changes of type."""
    edges = [stretch.start, *(t for t in stretch.line.turns if stretch.start < t < stretch.end)]
    place = stretch.start
    for found in (*dates, None):
        stop = found.start if found else stretch.end
        inner = [edge for edge in edges if place < edge < stop]
        if not any(_inside_word(document.text, edge) for edge in inner):
            for edge in inner:
                yield place, edge
                place = edge
        yield place, stop
        place = found.end if found else stop


def _inside_word(text: str, place: int) -> bool:
    return text[place - 1].isalnum() and text[place].isalnum()


def _cut(document: Document, span: tuple[int, int], line: Line) -> Iterator[Part]:
    start, end = span
    text = document.text[start:end]
    grade = grade_in(text)
    if grade:
        begin, stop, *value = grade
        yield from _cut(document, (start, start + begin), line)
        low, high = start + value[0], start + value[1]
        yield Part(low, high, document.text[low:high], "grade", line)
        yield from _cut(document, (start + stop, end), line)
        return
    for low, high in _between_signs(text):
        inner = text[low:high].strip(" \n,;:–—-|•·()")
        if not inner:
            continue
        at = start + text.index(inner, low)
        close = at + len(inner)
        if leading := _LEADING.match(inner):
            at, inner = at + leading.end(), inner[leading.end() :]
        if inner.count("(") > inner.count(")") and document.text[close : close + 1] == ")":
            close += 1
        yield from _split(document, (at, close), line)


def _split(document: Document, span: tuple[int, int], line: Line) -> Iterator[Part]:
    """A degree beside a school or in brackets behind its field is a part of its own."""
    start, end = span
    text = document.text[start:end]
    place = _degree_then_school(text)
    bracket = _BRACKET.fullmatch(text)
    if place:
        name, school = text[: place[0]], text[place[1] :]
        yield Part(start, start + len(name), name, "degree", line)
        yield Part(start + place[1], end, school, "school", line)
    elif bracket and degree_at(text) is None and degree_at(bracket[2]):
        yield Part(start, start + len(bracket[1]), bracket[1], sort_of(bracket[1]), line)
        yield Part(start + bracket.start(2), start + bracket.end(2), bracket[2], "degree", line)
    else:
        yield Part(start, end, text, sort_of(text), line)


def _degree_then_school(text: str) -> tuple[int, int] | None:
    """Where a degree ends and a school begins that no sign parts (`MEng École Centrale`)."""
    glued = _GLUED.match(text)
    if glued and school_score(text[glued.end() :]) >= 1.6:
        return glued.end(), glued.end()
    degree = degree_at(text)
    if degree is None or degree.area[1] - degree.area[0] < 3:
        return None
    rest = text[degree.area[0] :]
    begun = school_score(rest.split()[0]) >= 1.6
    if (begun or sort_of(text) == "degree") and school_score(rest) >= 1.6:
        return degree.name[1], degree.area[0]
    return None


def _between_signs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between separators that do not stand in brackets."""
    place = 0
    for found in _CUT.finditer(text):
        before = text[place : found.start()]
        if before.count("(") > before.count(")"):
            continue
        yield place, found.start()
        place = found.end()
    yield place, len(text)


def sort_of(text: str) -> Sort:
    """What a stretch between separators is.

    >>> sort_of("MSc in Statistics"), sort_of("Reed College"), sort_of("Lyon")
    ('degree', 'school', 'place')
    """
    if _NOTE.match(text):
        return "note"
    school = school_score(text)
    degree = degree_at(text)
    if degree and not (school >= 2 and _names_school_first(text, degree.name[1])):
        return "degree"
    if text in ("MS", "MA", "BA") or school >= 1:
        return "school"
    if place_confidence(text) >= 0.7 or (region_of(text) and len(text) <= 3):
        return "place"
    return "field" if field_score(text) else "other"


def _names_school_first(text: str, end: int) -> bool:
    """`Master School X` and `Diploma College` are schools; `MSc University of X` has a degree."""
    abbreviated = sum(letter.isupper() for letter in text[:end]) > 1
    return not abbreviated and school_score(text[end:].strip()) >= 1 and not field_score(text[end:])


def _merged(document: Document, parts: Sequence[Part]) -> Iterator[Part]:
    """`University of California, Berkeley` in one; a place of two or three parts in one."""
    left = list(parts)
    while left:
        part = left.pop(0)
        while left and (sort := _together(document, part, left)) is not None:
            after = left.pop(0)
            text = document.text[part.start : after.end]
            part = Part(part.start, after.end, text, sort, part.line)
        yield part


def _is_city_and_state(city: str, state: str) -> bool:
    """Whether two parts are a city and the letters of its state, which may be those of a degree.

    >>> _is_city_and_state("Cambridge", "MA"), _is_city_and_state("Reed College", "MA")
    (True, False)
    """
    lettered = len(state) == 2 and bool(region_of(state))
    sure = place_confidence(f"{city}, {state}") >= 0.8
    return lettered and sure and place_confidence(city) >= 0.7


def _together(document: Document, part: Part, after: Sequence[Part]) -> Sort | None:
    follows = after[0]
    between = document.text[part.end : follows.start]
    if between.strip() not in (",", ""):
        return None
    if _is_city_and_state(part.text, follows.text):
        return "place"
    named = follows.sort == "other" and " " not in follows.text
    placed = named or follows.sort == "place" or place_confidence(follows.text) >= 0.7
    if part.sort == "school" and placed and between.strip() == ",":
        state = len(after) > 1 and after[1].sort == "place"
        alone = "," not in follows.text
        return "school" if takes_a_city(part.text) and alone and not state else None
    if (
        between.strip() == ","
        and follows.sort == "place"
        and part.sort in ("place", "other", "field")
    ):
        joined = document.text[part.start : follows.end]
        return "place" if place_confidence(joined) >= 0.8 else None
    if part.sort == "field" and follows.sort == "field" and between.strip() == ",":
        return "field"
    return None
