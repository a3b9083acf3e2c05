"""Runs in reading order into one text, with lines and links that say where in it they stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from greenroom.resume.document import Box, Line, Link, Role
from greenroom.resume.read.geometry import Run
from greenroom.resume.read.links import Area
from greenroom.resume.read.suspicious import clean
from greenroom.resume.read.turns import turns


@dataclass(frozen=True, slots=True)
class Assembled:
    """The text of a PDF.

    Attributes:
        text: Lines separated by a line feed.
        lines: In reading order.
        links: In reading order.
        removed: Characters without width that were taken out.
        smuggled: What those of them spell that mirror ASCII.
    """

    text: str
    lines: tuple[Line, ...]
    links: tuple[Link, ...]
    removed: int
    smuggled: str


def assembled(order: Sequence[tuple[int, Run]], links: Sequence[Sequence[Area]]) -> Assembled:
    """Put runs together; each comes with its page, and links come by page."""
    texts: list[str] = []
    lines: list[Line] = []
    runs: list[Run] = []
    at = removed = 0
    smuggled = ""
    for page, run in order:
        cleaned = clean(run.text)
        removed, smuggled = removed + cleaned.removed, smuggled + cleaned.smuggled
        text = " ".join(cleaned.text.split())
        if not text:
            continue
        line = _line(run, page, at, at + len(text))
        lines.append(replace(line, turns=turns(run.words, text, at)))
        texts.append(text)
        runs.append(run)
        at += len(text) + 1
    whole = "\n".join(texts)
    found = {
        _link(area, page, lines, runs, whole) for page, own in enumerate(links) for area in own
    }
    return Assembled(whole, tuple(lines), _told_once(found), removed, smuggled)


def _told_once(links: set[Link]) -> tuple[Link, ...]:
    """Links in order, without those over an icon that also lie under a text."""
    told = {link.url for link in links if link.end > link.start}
    kept = [link for link in links if link.end > link.start or link.url not in told]
    return tuple(sorted(kept, key=lambda link: (link.start, link.end, link.url)))


def _line(run: Run, page: int, start: int, end: int) -> Line:
    role: Role = "bullet" if run.bullet else ""
    if run.furniture or run.footer:
        role = "footer" if run.footer else "furniture"
    box = run.box
    return Line(
        start=start,
        end=end,
        page=page,
        box=Box(*(round(edge, 2) for edge in (box.left, box.top, box.right, box.bottom))),
        size=run.size,
        bold=run.bold,
        italic=run.italic,
        role=role,
        column=run.column,
        rail=run.rail,
        indent=run.indent,
    )


def _link(area: Area, page: int, lines: Sequence[Line], runs: Sequence[Run], text: str) -> Link:
    """A link with the words that lie in its area."""
    for line, run in zip(lines, runs, strict=True):
        if line.page != page or not _meets(area.box, run.box):
            continue
        words = [
            word
            for word in run.words
            if area.box.left - 1 <= _middle(word.box) <= area.box.right + 1
        ]
        if words:
            start = text.find(words[0].text, line.start, line.end)
            last = text.rfind(words[-1].text, line.start, line.end)
            if 0 <= start <= last:
                return Link(start, last + len(words[-1].text), area.url)
    return Link(0, 0, area.url)


def _middle(box: Box) -> float:
    return (box.left + box.right) / 2


def _meets(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 0 and down > 0.4 * (other.bottom - other.top)
