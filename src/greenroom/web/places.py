"""Where what was found stands: on a page of a PDF in points, or in a text of no pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from greenroom.appraisal import Sheet
from greenroom.resume.document import Document, Finding, Line
from greenroom.resume.model import Bullet

# How wide letters are in common faces, as shares of a usual one: places in a line of which only
# the ends are known.
_NARROW = dict.fromkeys("fijlrtI.,:;'|!()[]-/ ", 0.55)
_WIDE = {**dict.fromkeys("mwMW@%&—", 1.5), **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ", 1.2)}
_WIDTHS = {**_NARROW, **_WIDE}


@dataclass(frozen=True, kw_only=True)
class Remark:
    """A finding as a page shows it; `start` and `end` count characters of the document's text."""

    id: str
    finding: Finding
    start: int
    end: int

    @property
    def placed(self) -> bool:
        """Whether it is about certain words."""
        return self.end > self.start


@dataclass(frozen=True, kw_only=True)
class Remarks:
    """Everything found in a résumé, as a page shows it: by part, of other machines, by bullet."""

    parts: tuple[tuple[Remark, ...], ...]
    ats: tuple[Remark, ...]
    bullets: tuple[tuple[Remark, ...], ...]

    @property
    def placed(self) -> tuple[Remark, ...]:
        """Those about certain words, in the document's order."""
        groups = (*self.parts, self.ats, *self.bullets)
        found = (each for group in groups for each in group if each.placed)
        return tuple(sorted(found, key=lambda each: (each.start, each.end, each.id)))


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A remark's words in one row of a page, in points from its top left corner."""

    remark: Remark
    left: float
    top: float
    width: float
    height: float
    first: bool


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A run of text under the same remarks; `opens` are those whose first words these are."""

    text: str
    under: tuple[Remark, ...]
    opens: tuple[Remark, ...]


def remarks_of(sheet: Sheet) -> Remarks:
    """Number what was found, and say where in the document each stands."""
    score, text = sheet.appraisal.score, sheet.appraisal.resume.document.text
    numbers = iter(range(1, 100_000))

    def remark(finding: Finding, start: int, end: int) -> Remark:
        return Remark(id=f"f{next(numbers)}", finding=finding, start=start, end=end)

    def whole(findings: Sequence[Finding]) -> tuple[Remark, ...]:
        return tuple(remark(each, each.start, each.end) for each in findings)

    def of_bullet(bullet: Bullet) -> tuple[Remark, ...]:
        found = bullet.findings
        return tuple(remark(f, *in_document(text, bullet, (f.start, f.end))) for f in found)

    return Remarks(
        parts=tuple(() if part.id == "ats" else whole(part.findings) for part in score.parts),
        ats=whole(score.ats),
        bullets=tuple(of_bullet(bullet) for bullet in score.bullets),
    )


def in_document(text: str, bullet: Bullet, span: tuple[int, int]) -> tuple[int, int]:
    """Where a span of a bullet's text stands in the document; all of the bullet for an empty one.

    >>> in_document("* Cut the los- ses", Bullet("Cut the losses", at=(2, 18)), (8, 14))
    (10, 18)
    """
    first, end = bullet.at
    if span[0] >= span[1]:
        return first, end
    place, places = first, []
    for letter in bullet.text:
        found = place
        while found < end and text[found] != letter and not letter.isspace():
            found += 1
        places.append(min(found, max(end - 1, first)) if found < end else place)
        place = found + 1 if found < end and not letter.isspace() else place
    return places[span[0]], min(places[min(span[1], len(places)) - 1] + 1, end)


def spots(document: Document, remarks: Sequence[Remark]) -> tuple[tuple[Spot, ...], ...]:
    """The places of remarks on each page."""
    found: list[list[Spot]] = [[] for _ in document.pages]
    for remark in remarks:
        first = True
        for line in document.lines:
            if line.box and line.start < remark.end and line.end > remark.start:
                found[line.page].append(_spot(document, line, remark, first=first))
                first = False
    return tuple(tuple(page) for page in found)


def pieces(text: str, remarks: Sequence[Remark]) -> Iterator[Piece]:
    """Cut a text wherever a remark starts or ends."""
    cuts = {0, len(text)} | {cut for each in remarks for cut in (each.start, each.end)}
    for left, right in pairwise(sorted(cuts)):
        under = tuple(each for each in remarks if each.start <= left and each.end >= right)
        opens = tuple(each for each in under if each.start == left)
        yield Piece(text=text[left:right], under=under, opens=opens)


def _spot(document: Document, line: Line, remark: Remark, *, first: bool) -> Spot:
    assert line.box  # noqa: S101 - asked for by the caller
    letters = document.words(line)
    widths = accumulate((_WIDTHS.get(letter, 1.0) for letter in letters), initial=0.0)
    edges = list(widths)
    across = (line.box.right - line.box.left) / (edges[-1] or 1.0)
    start, end = max(remark.start - line.start, 0), min(remark.end - line.start, len(letters))
    return Spot(
        remark=remark,
        left=round(line.box.left + edges[start] * across - 1, 1),
        top=round(line.box.top - 1, 1),
        width=round((edges[end] - edges[start]) * across + 2, 1),
        height=round(line.box.bottom - line.box.top + 2, 1),
        first=first,
    )
