"""A section's lines as rows of a page, and which rows wrap the one above."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from greenroom.resume.model import Box, Document, Line
from greenroom.resume.parse.dates import find_dates
from greenroom.resume.parse.places import place_confidence
from greenroom.resume.parse.roles import company_score, title_score

Sort = Literal["head", "wrap", "bullet", "prose", "more"]

_UNSURE = re.compile(r"[a-zà-ÿ(&+]|\d+[%kKMx ]")
_SAYING = re.compile(
    r"(?:re-?)?(?:[A-Z][a-z]+(?:ed|ing)|Led|Built|Wrote|Ran|Held|Set|Drove|Grew|Cut|Took|Made|Won"
    r"|Kept|Gave|Taught|Sped|Oversaw|Rebuilt|Found|Brought|Spun|Did|Own|Lead|Work|Build|Develop"
    r"|Design|Manage|Write|Run|Support|Help|Create|Maintain)\b(?=\s)"
    r"|[^\W\d_a-z][^\W\d_]+(?:é|ée|és|í|ó|ai|ung|ción|ação|zione|age|ment)(?=\s)"
    r"|(?:Mise?|Conçu|Conception|Création|Analyse|Étude|Aufbau|Leitung|Pflege|Diseño|Desarrollo"
    r"|Análisis|Gestion|Progettazione|Sviluppo|Analisi|Encadrement|Erstellen|Bau)\b(?=\s)"
)
BROKEN = re.compile(r"[-‐\u00ad\ufffe\x02]$")
_OPEN = re.compile(r"(?:[&,/]|\b(?:and|or|of|for|with|the|to|in|by|a|an|und|et|de|y|e))$")
STACK = re.compile(
    r"(?:key |main |used )?(?:tech(?:nolog\w+|nical)?(?: (?:stack|skills|environment))?|stack|tools"
    r"|skills|environment|keywords|technologien|umgebung|environnement technique|tecnolog[ií]as)"
    r"(?: used| & tools| and tools)?\s*:",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """Lines that stand in one row.

    Attributes:
        line: The one that begins it, or the widest where none is in the main text.
        rails: Those beside it.
        sort: The head of an entry, the rest of a head's row, a bullet, prose, or more of these.
        gap: Blank space above, in heights of a line; 0 at the top of a page or column.
    """

    line: Line
    rails: tuple[Line, ...] = ()
    sort: Sort = "head"
    gap: float = 0.0

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its lines."""
        return (self.line, *self.rails)


def rows_of(document: Document, lines: Sequence[Line]) -> tuple[Row, ...]:
    """Rows in reading order, each told what it is."""
    rows: list[Row] = []
    page = _page(document, lines)
    for group in _beside(lines):
        main = max(group, key=lambda line: _prominence(document, line))
        row = Row(main, tuple(line for line in group if line is not main))
        above = rows[-1] if rows else None
        row = replace(row, gap=_gap(document, above, row))
        rows.append(replace(row, sort=_sort(document, rows, row, page)))
    return tuple(rows)


def _beside(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines grouped by the row they stand in."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _same_row(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _prominence(document: Document, line: Line) -> tuple[bool, bool, int]:
    listed = line.role == "bullet" and not _is_dateline(document.words(line))
    return listed, not line.rail and line.role != "bullet", line.end - line.start


def _same_row(group: Sequence[Line], line: Line) -> bool:
    if line.role == "bullet" and any(other.role == "bullet" for other in group):
        return False
    first = group[0]
    if line.box is None or first.box is None:
        return line.rail
    if line.page != first.page:
        return False
    top = max(line.box.top, min(other.box.top for other in group if other.box))
    bottom = min(line.box.bottom, max(other.box.bottom for other in group if other.box))
    apart = any(
        other.box and (line.box.left >= other.box.right - 1 or line.box.right <= other.box.left + 1)
        for other in group
    )
    return apart and bottom - top > 0.5 * (line.box.bottom - line.box.top)


@dataclass(frozen=True, slots=True)
class _Page:
    """Where full lines end, and the usual blank space between lines of one paragraph."""

    edge: float
    space: float


def _page(document: Document, lines: Sequence[Line]) -> _Page:
    rights = [line.box.right for line in lines if line.box and not line.rail]
    spaces = sorted(
        _gap(document, Row(above), Row(line))
        for above, line in pairwise(lines)
        if line.page == above.page and not line.rail and not above.rail
    )
    spaces = [space for space in spaces if space > 0.02]
    return _Page(max(rights, default=0.0), spaces[len(spaces) // 4] if spaces else 0.0)


def _gap(document: Document, above: Row | None, row: Row) -> float:
    if above is None:
        return 0.0
    before = max(line.end for line in above.lines)
    if row.line.box is None or above.line.box is None:
        return float(document.text.count("\n", before, row.line.start) > 1)
    if row.line.page != above.line.page:
        return 0.0
    space = row.line.box.top - above.line.box.bottom
    return max(0.0, space / max(1.0, row.line.box.bottom - row.line.box.top))


def _sort(document: Document, rows: Sequence[Row], row: Row, page: _Page) -> Sort:
    words = document.words(row.line)
    above = rows[-1] if rows else None
    headed = above is not None and above.sort in ("head", "wrap")
    if row.line.role == "bullet":
        beside = bool(row.rails) and _is_dateline(words)
        return "head" if beside or (headed and _is_dateline(words)) else "bullet"
    if above and headed and any(wraps(document, line, row.line) for line in above.lines):
        return "wrap"
    if above and not headed and _continues(document, rows, row, page):
        return "more"
    if row.line.rail or any(find_dates(document.words(line)) for line in row.rails):
        return "head"
    return "prose" if is_prose(words) else "head"


def wraps(document: Document, above: Line, line: Line) -> bool:
    """Whether a row of a head is the rest of the row above."""
    before, words = document.words(above).rstrip(), document.words(line)
    if before.count("(") > before.count(")") and ")" in words:
        return True
    if before.endswith(("–", "—", " -")) or re.match(r"[–—-]\s*\S", words):
        return bool(words)
    if BROKEN.search(before) or _OPEN.search(before):
        return words[:1].isalpha()
    return words[:1].islower()


def _is_dateline(words: str) -> bool:
    """Whether a row says no more than when and where; icons before these look like bullets."""
    dates = find_dates(words)
    rest = words
    for found in reversed(dates):
        rest = rest[: found.start] + "," + rest[found.end :]
    rest = re.sub(r"^[\s,|·•–—-]+|[\s,|·•–—-]+$", "", rest)
    return (bool(dates) and not rest) or place_confidence(rest) > 0.6


def is_prose(words: str) -> bool:
    """Whether a line is a sentence, or the beginning of one, and no name.

    >>> is_prose("Developed Bayesian models for avalanche risk"), is_prose("Data Scientist, Acme")
    (True, False)
    """
    count = len(words.split())
    if STACK.match(words):
        return True
    if count < 4:
        return False
    ended = words.rstrip().endswith((".", ";")) and not re.search(r"\b\w{1,5}\.$", words.rstrip())
    parts = re.split(r"\s*[,|(–—:·•]\s*|\s-\s", words)
    if title_score(parts[0]) < 2.5 and _says(words):
        return True
    titled = any(title_score(part) >= 2.5 and len(part.split()) <= 7 for part in parts)
    dated = any(not found.single for found in find_dates(words))
    if (titled or dated) and not (ended and count >= 14):
        return False
    return (ended and count >= 5) or count >= 13 or len(words) > 95


def _says(words: str) -> bool:
    """Whether it begins with a verb, and goes on as a sentence does."""
    small = sum(word[:1].islower() or word[:1].isdigit() for word in words.split()[1:])
    return bool(_SAYING.match(words)) and small >= 0.4 * (len(words.split()) - 1)


def _continues(document: Document, rows: Sequence[Row], row: Row, page: _Page) -> bool:
    """Whether a row is the rest of the sentence in the row above."""
    first, line = rows[-1].line, row.line
    begun = next(each.sort for each in reversed(rows) if each.sort != "more")
    said = begun == "prose" and _says(document.words(line))
    if said and not _OPEN.search(document.words(first)):
        return False
    if line.bold and not first.bold:
        return False
    if line.size and first.size and abs(line.size - first.size) > 0.6:
        return False
    if line.box is None or first.box is None:
        return _continues_text(document, first, line)
    if line.page == first.page and row.gap > page.space + 0.15:
        return False
    return _continues_column(document, (first, first.box), (line, line.box), page)


def _continues_column(
    document: Document, above: tuple[Line, Box], below: tuple[Line, Box], page: _Page
) -> bool:
    """The same for lines in a column: does the row above end where full rows end?"""
    (first, upper), (line, lower) = above, below
    words = document.words(line)
    unsure = bool(_UNSURE.match(words))
    if line.page == first.page and lower.left < upper.left - 14:
        return unsure and upper.right > page.edge - 30
    letter = (upper.right - upper.left) / max(1, first.end - first.start)
    full = upper.right + letter * (len(words.split()[0]) + 0.5) > page.edge - 1.5 * letter
    if full and (unsure or document.words(first).endswith(("-", "\u00ad"))):
        return True
    if abs(lower.left - upper.left) < 3 or line.page != first.page:
        return full or unsure
    named = title_score(words) >= 2.5 or company_score(words) >= 2.0 or bool(find_dates(words))
    return full and not named


def _continues_text(document: Document, first: Line, line: Line) -> bool:
    if document.kind not in ("text", "markdown"):
        return False
    if document.text.count("\n", first.end, line.start) > 1:
        return False
    above, words = document.words(first), document.words(line)
    if above.endswith("-") or _UNSURE.match(words):
        return True
    return len(above) >= 60 and not above.endswith((".", ";")) and not find_dates(words)
