"""Courses of study out of the sections of education."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from greenroom.resume.document import Document, Line
from greenroom.resume.model import Dates, Education, Fact
from greenroom.resume.parse.blocks import Block
from greenroom.resume.parse.course_rows import unrailed, wrapped
from greenroom.resume.parse.courses import Part, Stretch, parts_of
from greenroom.resume.parse.dates import Found, range_over
from greenroom.resume.parse.degrees import degree_at
from greenroom.resume.parse.facts import clean, fact
from greenroom.resume.parse.highlights import sentences
from greenroom.resume.parse.rows import Row, rows_of
from greenroom.resume.parse.schools import school_score, takes_a_city


@dataclass(slots=True)
class _Course:
    """An entry while its rows are gathered."""

    rows: int = 0
    lines: tuple[Line, ...] = ()
    parts: list[Part] = field(default_factory=list)
    dates: list[Found] = field(default_factory=list)
    told: list[Row] = field(default_factory=list)

    def has(self, sort: str) -> bool:
        return any(part.sort == sort for part in self.parts)

    @property
    def schooled(self) -> bool:
        return any(school_score(part.text) >= 1.6 for part in self.parts if part.sort == "school")


def education_entries(
    document: Document, blocks: Sequence[Block], today: date | None = None
) -> tuple[Education, ...]:
    """The courses of study in all sections of education, in reading order."""
    entries: list[Education] = []
    for block in blocks:
        groups = wrapped(document, rows_of(document, block.lines))
        plain = unrailed(document, groups)
        for course in _gathered(plain, document, groups, today):
            entries.append(_entry(plain, course, entries[-1] if entries else None))
    return tuple(entry for entry in entries if entry.institution or entry.study_type)


def _gathered(
    plain: Document, document: Document, groups: Sequence[list[Row]], today: date | None
) -> list[_Course]:
    courses: list[_Course] = [_Course()]
    style: tuple[float, bool] | None = None
    for group in groups:
        row = group[0]
        parts, dates = _read(plain, document, group, today)
        over = _over(document, courses[-1].lines, row, today)
        if over:
            courses[-1].dates = [each for each in courses[-1].dates if each.end < over.start] + [
                over
            ]
            dates = [each for each in dates if not over.end - 20 < each.start < over.end]
        if _is_told(row, parts, dates):
            courses[-1].told.extend(group)
            courses[-1].dates.extend(each for each in dates if each.range and not courses[-1].dates)
            continue
        now = (row.line.size, row.line.bold)
        style = style or now
        if _begins(courses[-1], parts, dates, now == style and row.line.bold):
            courses.append(_Course())
        courses[-1].rows += 1
        courses[-1].lines = row.lines
        courses[-1].parts.extend(parts)
        courses[-1].dates.extend(dates)
    return _dated([course for course in courses if course.parts])


def _dated(courses: list[_Course]) -> list[_Course]:
    """Ranges that are read before the courses they stand beside go to those without any."""
    for number, course in enumerate(courses):
        ranges = [each for each in course.dates if each.range or each.ongoing]
        for other, found in zip(courses[number + 1 :], ranges[1:], strict=False):
            if other.dates:
                break
            other.dates.append(found)
    return courses


def _over(document: Document, above: Sequence[Line], row: Row, today: date | None) -> Found | None:
    """A range that begins beside the row above and ends beside this one."""
    for first in above:
        for line in row.lines:
            near = first.box is None or line.box is None or abs(first.box.left - line.box.left) < 90
            if near and line.end - line.start <= 20:
                found = range_over(document, first, line, today)
                if found:
                    return found
    return None


def _is_told(row: Row, parts: Sequence[Part], dates: Sequence[Found]) -> bool:
    """Whether a row says something about a course and does not name one."""
    if row.sort in ("bullet", "more") and row.line.role == "bullet":
        return not any(part.sort in ("degree", "school") for part in parts[:2]) or len(parts) > 6
    if row.sort == "more":
        return not (dates and any(part.sort in ("degree", "school") for part in parts))
    if parts and all(part.sort == "note" for part in parts):
        return True
    return row.sort == "prose" and not any(part.sort in ("degree", "school") for part in parts)


def _begins(course: _Course, parts: Sequence[Part], dates: Sequence[Found], styled: bool) -> bool:
    """Whether a row begins another course than the one so far."""
    if not course.parts:
        return False
    school = any(part.sort == "school" and school_score(part.text) >= 1.6 for part in parts)
    degree = any(part.sort == "degree" for part in parts)
    if course.told and (school or degree or styled):
        return True
    if school and course.schooled:
        return True
    if degree and course.has("degree"):
        return bool(dates) or school or course.schooled
    ranged = any(each.range or each.ongoing for each in dates)
    if ranged and any(each.range or each.ongoing for each in course.dates):
        return True
    complete = bool(course.dates) and course.has("degree") and course.rows > 1
    return complete and styled and any(part.sort in ("other", "field") for part in parts)


def _read(
    plain: Document, document: Document, group: Sequence[Row], today: date | None
) -> tuple[list[Part], list[Found]]:
    """The parts and dates of a row, its rails included, in the order they are read."""
    parts: list[Part] = []
    dates: list[Found] = []
    for number, stretch in enumerate(_stretches(group)):
        more, found = parts_of(document if number else plain, stretch, today)
        parts += more
        dates += found
    beside = [line for row in group for line in row.rails] + [row.line for row in group[1:]]
    halves = [
        whole for above, below in combinations(sorted(beside, key=lambda line: line.start)[:6], 2)
        if (whole := range_over(document, above, below, today))
    ]  # fmt: skip
    return sorted(parts, key=lambda part: part.start), halves or dates


def _stretches(group: Sequence[Row]) -> list[Stretch]:
    first = group[0].line
    main = Stretch(first.start, group[-1].line.end, first)
    rails: list[Stretch] = []
    beside = [line for row in group for line in row.rails]
    for line in sorted(beside, key=lambda line: line.start):
        joined = rails and line.start - rails[-1].end <= 1 and _dashed(rails[-1].line, line)
        if joined:
            rails[-1] = replace(rails[-1], end=line.end)
        else:
            rails.append(Stretch(line.start, line.end, line))
    return [main, *rails]


def _dashed(above: Line, line: Line) -> bool:
    """Whether two lines in a rail may be the two halves of a range."""
    return above.rail == line.rail and above.page == line.page and bool(above.box and line.box)


def _entry(document: Document, course: _Course, above: Education | None) -> Education:
    institution = _institution(document, course)
    degree, area = _degree(document, course, institution)
    if institution is None and above is not None and above.institution and degree:
        institution = replace(above.institution, confidence=0.5)
    return Education(
        institution=institution,
        study_type=degree,
        area=area,
        location=_first(document, course, "place", 0.85),
        dates=_dates(course.dates),
        score=_first(document, course, "grade", 0.9),
        highlights=sentences(document, course.told),
    )


def _first(document: Document, course: _Course, sort: str, sure: float) -> Fact | None:
    part = next((part for part in course.parts if part.sort == sort), None)
    return Fact(clean(part.text, document.text), part.start, part.end, sure) if part else None


def _institution(document: Document, course: _Course) -> Fact | None:
    schools = [part for part in course.parts if part.sort == "school"]
    if schools:
        best = max(schools, key=lambda part: (school_score(part.text), -part.start))
        city = [
            part for part in course.parts
            if 0 < part.start - best.end <= 2 and part.sort in ("place", "other")
        ]  # fmt: skip
        named = city and takes_a_city(best.text) and " " not in city[0].text
        return fact(document, best.start, city[0].end if named else best.end, 0.92)
    others = [part for part in course.parts if part.sort == "other"]
    if not others:
        others = [part for part in course.parts if part.sort == "place"][:1]
        others = others if course.has("degree") else []
    bold = [part for part in others if part.line.bold]
    chosen = next(iter(bold or others), None)
    return fact(document, chosen.start, chosen.end, 0.6) if chosen else None


def _degree(
    document: Document, course: _Course, institution: Fact | None
) -> tuple[Fact | None, Fact | None]:
    taken = (institution.start, institution.end) if institution else (-1, -1)
    degrees = [part for part in course.parts if part.sort == "degree"]
    if not degrees:
        return None, _field(document, course.parts, taken)
    part = degrees[0]
    found = degree_at(part.text)
    if found is None:
        return None, None
    name = fact(document, part.start + found.name[0], part.start + found.name[1], 0.93)
    low, high = part.start + found.area[0], part.start + found.area[1]
    if low < high:
        return name, fact(document, low, high, 0.92)
    after = [each for each in course.parts if each.start >= part.end]
    before = [each for each in course.parts if each.end <= part.start]
    return name, _field(document, [*after, *before], taken)


def _field(document: Document, parts: Iterable[Part], taken: tuple[int, int]) -> Fact | None:
    """The field of study: what looks like one, or else what is nothing else."""
    free = [part for part in parts if part.start >= taken[1] or part.end <= taken[0]]
    named = [part for part in free if part.sort == "field"]
    others = [part for part in free if part.sort == "other" and len(part.text.split()) <= 8]
    part = next(iter(named or others), None)
    return fact(document, part.start, part.end, 0.85 if named else 0.55) if part else None


def _dates(found: Sequence[Found]) -> Dates:
    """The range if one is written; else the last single date is the end."""
    ranges = [each for each in found if each.range or each.ongoing]
    if ranges:
        return ranges[0].dates
    singles = [each.dates for each in found]
    if not singles:
        return Dates()
    if len(singles) == 2 and singles[0].end and singles[1].end:
        first, second = sorted(singles, key=lambda dates: dates.end.value if dates.end else "")
        return Dates(first.end, second.end)
    return singles[0]
