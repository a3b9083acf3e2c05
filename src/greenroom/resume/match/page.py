"""Cuts a job description into pieces, each under its heading; sets a pasted page's noise aside."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from greenroom.content.requirements import Requirements
from greenroom.resume.match.rows import Row, rows
from greenroom.resume.match.words import at, folded, holds

Under = Literal["must", "nice", "duties", "aside", "open"]

_INLINE = re.compile(r"(?P<head>[^:.]{2,48}?)\s*(?::|\s[-–—]\s)\s*(?P<rest>\S.*)")
_LONGEST_HEADING = 12  # words
_LONGEST_SUBHEADING = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or a wrapped bullet that says something.

    Attributes:
        under: What its heading says of it; `open` where no heading does.
        signed: Whether it began with a bullet's sign.
        heading: Whether it is a heading.
    """

    text: str
    start: int
    end: int
    under: Under
    signed: bool = False
    heading: bool = False


class Headings:
    """The pack's headings, noise and cues, folded."""

    def __init__(self, requirements: Requirements) -> None:
        heads, cues = requirements.headings, requirements.cues
        kinds: tuple[tuple[Under, tuple[str, ...]], ...] = (
            ("must", heads.must),
            ("nice", heads.nice),
            ("duties", heads.duties),
            ("aside", heads.aside),
        )
        self.known = {folded(text): kind for kind, texts in kinds for text in texts}
        self.noise = tuple(folded(text) for text in requirements.noise)
        self.cues: tuple[tuple[Under, tuple[tuple[str, ...], ...]], ...] = (
            ("aside", tuple(folded(text) for text in cues.aside)),
            ("nice", tuple(folded(text) for text in cues.nice)),
            ("duties", tuple(folded(text) for text in cues.duties)),
            ("must", tuple(folded(text) for text in (*cues.must, *cues.asks))),
        )

    def exact(self, text: str) -> Under | None:
        """What a heading of exactly these words says."""
        return self.known.get(folded(text))

    def like(self, text: str) -> Under | None:
        """What a heading that begins with a known one, or holds a cue, says."""
        given = folded(text)
        begun = [head for head in self.known if given[: len(head)] == head]
        if begun:
            return self.known[max(begun, key=len)]
        for under, phrases in self.cues:
            if any(holds(given, phrase) for phrase in phrases):
                return under
        return None

    def is_noise(self, text: str) -> bool:
        """Whether a line asks nothing, wherever it stands."""
        given = folded(text)
        return any(at(given, phrase) >= 0 for phrase in self.noise)


def pieces(text: str, headings: Headings) -> tuple[Piece, ...]:
    """Read a page from top to bottom."""
    found: list[Piece] = []
    under: Under = "open"
    bulleted = False  # whether what stands under this heading has bullets
    for row in rows(text):
        if found and _continues(row, found[-1], text):
            found[-1] = replace(found[-1], end=row.end, text=text[found[-1].start : row.end])
            continue
        known = headings.exact(row.text)
        if not row.signed and not known and headings.is_noise(row.text):
            under = "open" if bulleted else under
            found.append(Piece(row.text, row.start, row.end, "aside"))
            continue
        kind = _heading(row, headings, under)
        if kind:
            under, bulleted = kind, row.signed
            found.append(Piece(row.text, row.start, row.end, under, heading=True))
            continue
        if bulleted and not row.signed and under != "aside":
            under = "open"  # prose after the bullets is no part of the list
        bulleted = bulleted or row.signed
        found.append(_inline(row, headings, under))
    return tuple(found)


def _continues(row: Row, last: Piece, text: str) -> bool:
    """Whether a line goes on with the bullet before it."""
    adjacent = "\n" not in text[last.end : row.start].strip(" *_`").replace("\n", "", 1)
    lower = row.text[0].islower() or row.indented
    return last.signed and not row.signed and not row.marked and adjacent and lower


def _heading(row: Row, headings: Headings, under: Under) -> Under | None:
    """What a heading says of what follows; None when the line is no heading."""
    count = len(row.text.split())
    if row.signed and row.before_bullet and row.text.endswith(":"):
        return under  # "- Working knowledge of the following:"
    if count > _LONGEST_HEADING or (row.signed and not row.numbered):
        return None
    if not row.signed:
        exact = headings.exact(row.text)
        if exact:
            return exact
    ends_open = row.text[-1] not in ".!?,;)"
    shouted = row.text.isupper() and count > 1
    looks = row.marked or row.text.endswith((":", "…", "...")) or shouted
    above_bullets = row.before_bullet and count <= _LONGEST_SUBHEADING and ends_open
    if not (looks or above_bullets or (row.alone and count <= 5 and ends_open)):
        return None
    inside = under if row.before_bullet and under != "aside" else "open"
    return None if row.signed and not above_bullets else headings.like(row.text) or inside


def _inline(row: Row, headings: Headings, under: Under) -> Piece:
    """A line whose first words are a heading: `what we need: strong Python`."""
    found = _INLINE.fullmatch(row.text)
    kind = headings.exact(found["head"]) if found else None
    if not found or not kind or row.signed:
        return Piece(row.text, row.start, row.end, under, row.signed)
    start = row.start + found.start("rest")
    return Piece(found["rest"], start, row.end, kind, row.signed)
