"""Which lines are headings, and which lines stand under each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from greenroom.resume.document import Document, Line
from greenroom.resume.model import Section
from greenroom.resume.parse.blocks import Block
from greenroom.resume.parse.dates import find_dates
from greenroom.resume.parse.places import place_confidence
from greenroom.resume.parse.roles import company_score, title_score
from greenroom.resume.parse.schools import school_score
from greenroom.resume.parse.section_titles import plain_title, section_called, section_like
from greenroom.resume.parse.tongues import is_tongue
from greenroom.resume.parse.typography import Style, Typography, typography
from greenroom.resume.parse.unheaded import sections_by_content

_UNREAD = ("header", "footer", "furniture")
_CORE = ("experience", "education", "projects", "skills", "summary")
_TOP = Section("", "", 0, 0)
_LONGEST = 50  # letters of a heading
_INLINE = ("summary", "skills", "experience", "education", "certificates", "interests", "awards")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line whose words name a section."""

    line: Line
    section: str
    style: Style
    weight: float


def blocks_of(document: Document) -> tuple[Block, ...]:
    """The document's sections with their lines.

    What stands before the first heading of a column is a block without a heading, its id empty.
    """
    lines = [line for line in document.lines if line.role not in _UNREAD]
    headings = _headings(document, lines)
    if not headings:
        return sections_by_content(document, lines)
    columns = _columns(lines, headings)
    pieces: list[tuple[Section, Line | None, list[Line]]] = []
    open_in: dict[int, int] = {}
    for line in lines:
        column = columns[line.column]
        section = headings.get(line.start)
        if section or column not in open_in:
            open_in[column] = len(pieces)
            pieces.append((section or _TOP, line if section else None, []))
        if section is None or section.end < line.end:
            rest = line if section is None else _after(document, line, section)
            pieces[open_in[column]][2].append(rest)
    return tuple(Block(section, tuple(inside), line) for section, line, inside in pieces)


def _columns(lines: Iterable[Line], headings: Mapping[int, Section]) -> Mapping[int, int]:
    """A column that holds nothing but headings belongs to the main one."""
    total = Counter(line.column for line in lines)
    named = Counter(line.column for line in lines if line.start in headings)
    return {
        column: 0 if named[column] >= 0.8 * count else column for column, count in total.items()
    }


def _after(document: Document, line: Line, section: Section) -> Line:
    """What stands behind a heading in its own line (`Skills: Python, Go`)."""
    rest = document.text[section.end : line.end]
    return replace(line, start=line.end - len(rest.lstrip(" :–—-|\t")))


def _headings(document: Document, lines: list[Line]) -> Mapping[int, Section]:
    usual = typography(document)
    found: dict[int, Section] = {}
    for column in sorted({line.column for line in lines}):
        inside = [line for line in lines if line.column == column]
        candidates = _candidates(document, inside, usual)
        if candidates:
            found |= _of_column(document, inside, candidates, usual)
    found = _without_labels(document, lines, found)
    return found | _inline(document, lines, {section.id for section in found.values()})


def _of_column(
    document: Document, lines: list[Line], candidates: list[_Candidate], usual: Typography
) -> dict[int, Section]:
    """Headings of one column: they are set alike."""
    style, least = _heading_style(candidates)
    kept = [each for each in candidates if each.style == style or each.weight >= least]
    named = {each.section for each in kept}
    alone = Counter(each.section for each in candidates)
    kept += [
        each for each in candidates
        if each.section in _CORE and each.section not in named
        and each.weight >= 1 and alone[each.section] == 1
    ]  # fmt: skip
    known = {each.line.start: _section(document, each.line, each.section) for each in kept}
    return known | _unknown(document, lines, usual, (style, kept))


def _without_labels(
    document: Document, lines: list[Line], found: Mapping[int, Section]
) -> dict[int, Section]:
    """`Languages` over `Python, Go` is a label among skills, or a section of skills."""
    kept: dict[int, Section] = {}
    above: dict[int, str] = {}
    for number, line in enumerate(lines):
        section = found.get(line.start)
        if section is None:
            continue
        if section.id == "languages":
            below = [each for each in lines[number + 1 : number + 4] if each.column == line.column]
            told = " ".join(document.words(each) for each in below if each.start not in found)
            if told and not is_tongue(told):
                if above.get(line.column) == "skills":
                    continue
                section = replace(section, id="skills")
        kept[line.start] = section
        above[line.column] = section.id
    return kept


def _section(document: Document, line: Line, name: str) -> Section:
    return Section(name, document.words(line).strip(" :"), line.start, line.end)


def _candidates(document: Document, lines: list[Line], usual: Typography) -> list[_Candidate]:
    found = []
    for line in lines:
        text = document.words(line)
        if len(text) > _LONGEST or line.rail or line.role in ("bullet", "title"):
            continue
        if line is document.lines[0] and plain_title(text) == "resume":
            continue  # a caption over the name
        name = section_called(text)
        if not name and line.role == "heading":
            name = section_like(text)
        if name:
            style = usual.style(line, text)
            found.append(_Candidate(line, name, style, usual.weight(line, text)))
    return found


def _heading_style(candidates: list[_Candidate]) -> tuple[Style, float]:
    """The style most sections are headed in, and the least weight another heading must have."""
    named: dict[Style, set[str]] = {}
    weights: dict[Style, float] = {}
    for each in candidates:
        named.setdefault(each.style, set()).add(each.section)
        weights[each.style] = max(weights.get(each.style, -9.0), each.weight)

    def worth(style: Style) -> tuple[float, float]:
        core = sum(1.0 if name in _CORE else 0.4 for name in named[style])
        return core + 0.3 * weights[style], weights[style]

    best = max(sorted(named), key=worth)
    return best, max(weights[best], 0.5)


def _unknown(
    document: Document,
    lines: list[Line],
    usual: Typography,
    known: tuple[Style, list[_Candidate]],
) -> dict[int, Section]:
    """Lines set as the known headings are, whose words we do not know."""
    style, kept = known
    if not kept or max(each.weight for each in kept) < 2:
        return {}
    first = min(each.line.start for each in kept)
    starts = {each.line.start for each in kept}
    alike = [
        line
        for line in lines
        if line.start > first and line.start not in starts and not line.rail
        and line.role not in ("bullet", "title")
        and len(document.words(line)) <= _LONGEST
        and usual.style(line, document.words(line)) == style
        and usual.weight(line, document.words(line)) >= 2
        and _may_be_title(document, lines, line)
    ]  # fmt: skip
    if len(alike) > len(kept):
        return {}
    return {
        line.start: _section(document, line, section_like(document.words(line))) for line in alike
    }


def _may_be_title(document: Document, lines: list[Line], line: Line) -> bool:
    """Whether a line may be a section's title: no date, no name of a school, firm or job."""
    text = document.words(line)
    beside = any(
        other.rail and other.page == line.page and other.box and line.box
        and abs(other.box.top - line.box.top) < 4
        for other in lines
    )  # fmt: skip
    if beside or find_dates(text) or school_score(text) >= 1.5:
        return False
    return title_score(text) < 1.5 and company_score(text) < 1.5 and not place_confidence(text)


def _inline(document: Document, lines: list[Line], known: set[str]) -> dict[int, Section]:
    """Headings with their text in the same line, where the section has no heading of its own."""
    found: dict[int, Section] = {}
    for line in lines:
        text = document.words(line)
        title, colon, rest = text.partition(":")
        if not colon or not rest.strip() or len(title) > 30 or line.role == "bullet":
            continue
        name = section_called(title)
        if name in _INLINE and name not in known and len(title.split()) <= 3:
            end = line.start + len(title)
            found[line.start] = Section(name, title.strip(), line.start, end)
    return found
