"""An entry's head cut into pieces: what stands between separators, without its dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from greenroom.resume.document import Document, Line
from greenroom.resume.parse.dates import Found, find_dates, is_duration
from greenroom.resume.parse.facts import clean
from greenroom.resume.parse.places import place_confidence
from greenroom.resume.parse.roles import title_score
from greenroom.resume.parse.rows import Row
from greenroom.resume.parse.stacked import stacked
from greenroom.resume.parse.wrapping import BROKEN

Cut = Literal["row", "rail", "hard", "at", "colon", "slash", "dash", "turn", "comma", "paren"]

_CUTS = re.compile(
    r"(?P<hard>\s*[|¦•·∙⋅▪■●○◦‣→»★☆◆❖⋄\t]\s*|\s{3,}|\s*;\s+)|(?P<slash>\s+/+\s+)"
    r"|(?P<dash>\s+[-–—―~]+\s+|(?<=\w)\s*[—―]\s*(?=\w)|,\s+[-–—]\s+)"
    r"|(?P<at>\s+(?:at|bei|chez|presso|bij)\s+)|(?P<sign>\s*@\s*)|(?P<where>\s+(?:in|à|a)\s+)"
    r"|(?P<colon>\s*:\s+)|(?P<comma>\s*,\s+|,(?=[^\W\d]))|(?P<paren>\s*[(\[]\s*|\s*[)\]])",
    re.IGNORECASE,
)
_CUT_NAMES: dict[str | None, Cut] = {
    "hard": "hard", "dash": "dash", "at": "at", "colon": "colon", "comma": "comma",
    "paren": "paren", "sign": "at", "where": "at", "slash": "slash",
}  # fmt: skip
_EDGES = " \t\n,;:|¦•·∙⋅–—―-()[]/■●○▪▫◦‣→»\u00a0@"
_LABEL = re.compile(
    r"(?:key |main |selected )?(?:achievements?|responsibilit\w+|accomplishments|tasks|duties"
    r"|highlights|contributions|projects?|aufgaben|missions?|réalisations|logros|funciones)"
    r"(?: ?(?:/|&|and) ?\w+)?|"
    r"(?:job )?(?:title|position|role|company|employer|organi[sz]ation|client|location|place|dates?"
    r"|duration|period|poste|entreprise|firma|arbeitgeber|empresa|puesto|cargo|azienda)",
    re.IGNORECASE,
)
_EMPLOYED = re.compile(
    r"(?:full|part)[- ]?time|contract(?:or)?|permanent|temporary|internship|apprenticeship|seasonal"
    r"|on[- ]?site|vollzeit|teilzeit|cdi|cdd|stage",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:formerly|(?:was )?acquired by|previously|now part of|part of|via|backed by|yc|y combinator"
    r"|series [a-e]|a subsidiary of|ex-)\b.*|page \d+|present|current|now|today|heute|actuel"
    r"|actualidad|https?://.*|www\..*|\d+(?:[-–+]\d*)? (?:employees|people)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an entry's head.

    Attributes:
        start: Its first character.
        end: One past its last.
        text: As it stands.
        row: The row of the head it stands in, from 0.
        cut: What separates it from the piece before.
        style: The type it is set in, comparable over entries.
        rail: Whether it stands beside the row.
        inside: In which brackets of its line it stands, from 1; 0 for none.
    """

    start: int
    end: int
    text: str
    row: int
    cut: Cut
    style: tuple[bool, bool, float, int] = (False, False, 0.0, 0)
    rail: bool = False
    inside: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """What an entry's head says, cut up.

    Attributes:
        pieces: In reading order; lengths of time, labels and asides are left out.
        found: Its dates, the likeliest first.
        bare: Whether nothing stands below it.
    """

    pieces: tuple[Piece, ...]
    found: tuple[Found, ...]
    bare: bool = False


def head_of(
    document: Document, rows: Sequence[Row], beside: Sequence[Line], today: date | None = None
) -> Head:
    """Cut an entry's head up.

    Args:
        document: The document.
        rows: The head's rows.
        beside: Rails that stand beside the entry's bullets.
        today: The document's date.
    """
    pieces: list[Piece] = []
    dates: list[Found] = []
    main: Line | None = None
    for number, line, wrapped in _numbered(rows, beside):
        whole, mends = line, wrapped and main is not None
        if wrapped and main is not None and line.start - main.end == 1:
            dates = [found for found in dates if found.start < main.start]
            pieces = [piece for piece in pieces if piece.start < main.start]
            whole, mends = replace(line, start=main.start), False
        found = find_dates(document.words(whole), whole.start, today)
        dates += found
        cut = list(_pieces(document, whole, found, number))
        broken = line.rail and bool(pieces) and _is_broken(document, pieces[-1])
        if mends or broken:
            pieces = _mended(document, pieces, cut, broken)
        else:
            pieces += cut
        main = main if line.rail else whole
    if dates and all(found.single or found.dangling for found in dates):
        places = [found.start for found in dates]
        brief = [
            line
            for _, line, _ in _numbered(rows, beside)
            if line.rail or any(line.start <= place < line.end for place in places)
        ]
        whole_range = stacked(document, brief, today)
        dates = [whole_range, *dates] if whole_range else dates
    dates.sort(key=lambda found: (found.single, found.start))
    return Head(tuple(pieces), tuple(dates))


def _numbered(rows: Sequence[Row], beside: Sequence[Line]) -> Iterator[tuple[int, Line, bool]]:
    """Each line with the number of its row, and whether it is the rest of the row above."""
    for number, row in enumerate(rows):
        for line in row.lines:
            yield number, line, row.sort == "wrap" and line is row.line
    for line in beside:
        yield len(rows), line, False


def _is_broken(document: Document, piece: Piece) -> bool:
    """Whether a piece in a rail ends within a word."""
    after = document.text[piece.end : piece.end + 2]
    return piece.rail and after.endswith("\n") and BROKEN.match(after) is not None


def _mended(
    document: Document, above: Sequence[Piece], below: Sequence[Piece], rail: bool
) -> list[Piece]:
    """Pieces of two rows that are one, the piece across their border whole."""
    numbers = reversed(range(len(above)))
    last = next((number for number in numbers if above[number].rail == rail), None)
    if last is None or not below:
        return [*above, *below]
    row, first = above[last].row, below[0]
    rest = [replace(piece, row=row) for piece in below[1:]]
    between = document.text[above[last].end : first.start].split("\n")[0]
    if mark := re.search(r"[,–—|:()]|\s-\s*$", between):
        cut: Cut = "comma" if "," in between else "paren" if mark[0] in "()" else "dash"
        return [*above[: last + 1], replace(first, row=row, cut=cut), *rest, *above[last + 1 :]]
    joiner = "-\n" if BROKEN.search(between.rstrip()) else "\n"
    text = clean(above[last].text + joiner + first.text, document.text)
    start, end = min(above[last].start, first.start), max(above[last].end, first.end)
    whole = replace(above[last], start=start, end=end, text=text)
    return [*above[:last], whole, *rest, *above[last + 1 :]]


def _pieces(document: Document, line: Line, dates: Sequence[Found], row: int) -> Iterator[Piece]:
    text = document.words(line)
    cut: Cut = "rail" if line.rail else "row"
    for start, end, before in _stretches(text, line, dates):
        stretch = text[start:end]
        place = line.start + start + len(stretch) - len(stretch.lstrip(_EDGES))
        stretch = stretch.strip(_EDGES)
        cut = cut if cut in ("row", "rail") else _stronger(cut, before)
        if not any(char.isalpha() for char in stretch):
            continue
        inside = _brackets(document.text[line.start : place])
        employed = inside and _EMPLOYED.fullmatch(stretch)
        if employed or not _skipped(stretch):
            turn = sum(place >= each for each in line.turns)
            style = (line.bold, line.italic, round(line.size * 2) / 2, turn)
            yield Piece(
                place,
                place + len(stretch),
                clean(stretch, document.text),
                row,
                cut,
                style,
                line.rail,
                inside,
            )
        cut = "comma"


def _brackets(before: str) -> int:
    """In which brackets a place is, given the text before it; 0 when they are closed."""
    opened = before.count("(")
    return opened if opened > before.count(")") else 0


_STRENGTH: tuple[Cut, ...] = (
    "comma", "paren", "turn", "dash", "slash", "colon", "at", "hard", "rail", "row",
)  # fmt: skip


def _stronger(one: Cut, other: Cut) -> Cut:
    return max(one, other, key=_STRENGTH.index)


def _skipped(text: str) -> bool:
    return is_duration(text) or bool(_LABEL.fullmatch(text)) or is_aside(text)


def is_aside(text: str) -> bool:
    """Whether a text only says how somebody was employed, or what else is known of a company.

    >>> is_aside("Full-time"), is_aside("Fulcrum")
    (True, False)
    """
    return (_EMPLOYED.fullmatch(text) or _ASIDE.fullmatch(text)) is not None


def _stretches(text: str, line: Line, dates: Sequence[Found]) -> Iterator[tuple[int, int, Cut]]:
    """Start, end and what is before each stretch between separators and dates."""
    marks: list[tuple[int, int, Cut]] = [
        (found.start - line.start, found.end - line.start, "hard") for found in dates
    ]
    dated = len(marks)
    for mark in _CUTS.finditer(text):
        inside = any(s < mark.end() and mark.start() < e for s, e, _ in marks[:dated])
        if not inside and _cuts(text, mark):
            marks.append((mark.start(), mark.end(), _CUT_NAMES[mark.lastgroup]))
    places = sorted({place - line.start for place in line.turns})
    marks = [_turned(mark, places) for mark in marks]
    for place in places:
        if not any(start - 1 <= place <= end + 1 for start, end, _ in marks):
            marks.append((place, place, "turn"))
    at, before_it = 0, _STRENGTH[0]
    for start, end, kind in sorted(marks):
        yield at, max(at, start), before_it
        at, before_it = max(at, end), kind
    yield at, len(text), before_it


def _cuts(text: str, mark: re.Match[str]) -> bool:
    """Whether a separator that is a word separates."""
    if mark.lastgroup == "at":
        return (
            title_score(text[: mark.start()]) >= 0.4 and text[mark.end() : mark.end() + 1].isupper()
        )
    if mark.lastgroup == "where":
        after = re.split(r"[(|;–—]|\s-\s|,?\s*\w*\s*\d", text[mark.end() :])[0]
        return place_confidence(after.strip(" ,.")) > 0.6
    return True


def _turned(mark: tuple[int, int, Cut], places: Sequence[int]) -> tuple[int, int, Cut]:
    start, end, kind = mark
    if kind == "comma" and any(start - 1 <= place <= end for place in places):
        return start, end, "turn"
    return mark
