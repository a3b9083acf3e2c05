"""Skills in groups, as they are listed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from greenroom.resume.document import Document, Line
from greenroom.resume.model import Fact, Skill
from greenroom.resume.parse.blocks import Block
from greenroom.resume.parse.facts import clean, fact
from greenroom.resume.parse.keywords import is_level, keywords
from greenroom.resume.parse.rows import rows_of
from greenroom.resume.parse.section_titles import section_called
from greenroom.resume.parse.tongues import is_tongue

_LABEL = re.compile(r"\s*([^:]{2,48}?)\s*:\s*(?=\S|$)")
_DASHED = re.compile(r"\s*([^,–—]{2,40}?)\s+[–—-]\s+(?=[^,]+,[^,]+)")
_ELSEWHERE = ("interests", "languages", "certificates", "awards", "volunteer", "publications")


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines that list one group of skills."""

    label: tuple[int, int] | None
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """What sections of skills list.

    Attributes:
        skills: Groups of skills.
        others: What such a section lists besides, by the id of the section it belongs to.
    """

    skills: tuple[Skill, ...]
    others: dict[str, tuple[Fact, ...]]


def skill_groups(document: Document, blocks: Sequence[Block]) -> Listed:
    """The groups in all sections of skills, in reading order."""
    skills: list[Skill] = []
    others: dict[str, tuple[Fact, ...]] = {}
    for block in blocks:
        for group in _groups(document, block.lines):
            label = fact(document, *group.label, 0.9) if group.label else None
            found = tuple(_keywords(document, group.spans))
            place = _elsewhere(label, found)
            if place:
                others[place] = (*others.get(place, ()), *found)
            elif found:
                skills.append(Skill(label, found))
            elif label:
                skills.append(Skill(None, (label,)))
    return Listed(tuple(_together(skills)), others)


def _elsewhere(label: Fact | None, found: Sequence[Fact]) -> str:
    """The section a group belongs to that lists no skills (`Languages: English, French`)."""
    spoken = [is_tongue(each.value) for each in found]
    if found and sum(spoken) >= 0.6 * len(found):
        return "languages"
    name = section_called(label.value) if label else ""
    return name if name in _ELSEWHERE and name != "languages" else ""


def _together(skills: Sequence[Skill]) -> Iterator[Skill]:
    """Groups without a label that follow each other are one."""
    gathered: list[Fact] = []
    for skill in skills:
        if skill.name is None:
            gathered.extend(skill.keywords)
            continue
        if gathered:
            yield Skill(None, tuple(gathered))
            gathered = []
        yield skill
    if gathered:
        yield Skill(None, tuple(gathered))


def _keywords(document: Document, spans: Sequence[tuple[int, int]]) -> Iterator[Fact]:
    seen: set[str] = set()
    for start, end in spans:
        for low, high in keywords(document.text[start:end]):
            found = fact(document, start + low, start + high, 0.92)
            if found.value and found.value.lower() not in seen:
                seen.add(found.value.lower())
                yield found


def _groups(document: Document, lines: Sequence[Line]) -> Iterator[_Group]:
    current: _Group | None = None
    above: Line | None = None
    for line, label, start in _labelled(document, lines):
        continued = label is None and above is not None and _continues(document, above, line, lines)
        if current and continued:
            *before, last = current.spans or ((start, start),)
            joined = start - last[1] <= 2
            spans = [*before, (last[0], line.end)] if joined else [*before, last, (start, line.end)]
            current = _Group(current.label, tuple(spans))
        elif current and label is None and current.label and _belongs(current, above, line):
            current = _Group(current.label, (*current.spans, (start, line.end)))
        else:
            if current:
                yield current
            current = _Group(label, ((start, line.end),) if start < line.end else ())
        above = line
    if current:
        yield current


def _belongs(group: _Group, above: Line | None, line: Line) -> bool:
    """Whether a line lists more of a group whose label stands alone above it."""
    alone = not group.spans or all(start >= end for start, end in group.spans)
    below = above is not None and line.bold == above.bold and line.role == above.role
    started = (
        bool(group.spans) and group.label is not None and group.spans[0][0] > group.label[1] + 3
    )
    return alone or (below and started and line.role != "bullet")


def _labelled(
    document: Document, lines: Sequence[Line]
) -> Iterator[tuple[Line, tuple[int, int] | None, int]]:
    """Each line with its label, and where its list begins."""
    for row in rows_of(document, lines):
        ordered = sorted(row.lines, key=lambda line: line.box.left if line.box else line.start)
        first = ordered[0]
        if len(ordered) == 2 and _is_label(document, first, ordered[1]):
            yield ordered[1], _trimmed(document, first.start, first.end), ordered[1].start
            continue
        for line in ordered:
            label = _label_in(document, line)
            yield line, label[0] if label else None, label[1] if label else line.start


def _is_label(document: Document, first: Line, second: Line) -> bool:
    text = document.words(first)
    return len(text.split()) <= 5 and "," not in text and (
        "," in document.words(second) or (first.bold and not second.bold) or text.endswith(":")
    )  # fmt: skip


def _label_in(document: Document, line: Line) -> tuple[tuple[int, int], int] | None:
    text = document.words(line)
    found = _LABEL.match(text) or (_DASHED.match(text) if text.count(",") >= 2 else None)
    if found and len(found[1].split()) <= 6 and "," not in found[1]:
        rest = text[found.end() :]
        if not is_level(rest.split(",")[0]) and not found[1].lower().startswith("http"):
            return _trimmed(
                document, line.start, line.start + found.end(1)
            ), line.start + found.end()
    for turn in line.turns[:1]:
        before, after = document.text[line.start : turn], document.text[turn : line.end]
        if "," not in before and len(before.split()) <= 5 and "," in after:
            return _trimmed(document, line.start, turn), turn
    alone = line.bold and len(text.split()) <= 5 and "," not in text
    if alone and not all(_bold_below(document, line)):
        return _trimmed(document, line.start, line.end), line.end
    return None


def _bold_below(document: Document, line: Line) -> list[bool]:
    """Whether the lines of the same column below are bold too."""
    below = [
        other
        for other in document.lines
        if other.start > line.start and other.column == line.column and not other.rail
    ]
    return [other.bold for other in below[:2]]


def _trimmed(document: Document, start: int, end: int) -> tuple[int, int]:
    text = document.text[start:end]
    inner = text.strip(" :–—-•|\n")
    at = start + text.index(inner) if inner else start
    return at, at + len(inner)


def _continues(document: Document, above: Line, line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line goes on with the list in the one above."""
    if line.role == "bullet" or line.bold != above.bold or line.page != above.page:
        return False
    before, text = document.words(above).rstrip(), clean(document.words(line))
    if before.endswith((",", "-", "&", "/", "(", "and", ";", "|", "•", "·")):
        return True
    if before.count("(") > before.count(")") or text[:1] in ",;|)":
        return True
    if above.box is None or line.box is None or "," not in before:
        return False
    edge = max((each.box.right for each in lines if each.box), default=0.0)
    letter = (above.box.right - above.box.left) / max(1, len(before))
    return above.box.right + letter * (len(text.split(",")[0].split()[0]) + 1) > edge
