"""Rows beside each other: what stands at the right end of a row, and what a table's cells make."""

import re
from collections.abc import Sequence
from dataclasses import replace

from greenroom.resume.read.draft import Row, Words

TAB = "\t"
_RAIL = 45
_LABEL = 32
_WHEN = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}/\d{2,4}\b|'\d\d\b|\bpresent\b|\bcurrent\b|\bnow\b|\btoday\b"
    r"|aujourd|heute|actual|presente",
    re.IGNORECASE,
)
_GAP = re.compile(r"\t+| {3,}| {2}(?=\(?(?:[^\W\d]+\.? ){0,2}'?\d{2,4}\b[^\n]{0,30}$)")


def rails_apart(row: Row, right_tab: bool = False) -> list[Row]:
    """A row that tabs divide, as the rows it shows.

    A label keeps what it labels; the last part of a row stands at its right end.
    """
    parts = [part for part in _divided(row.words) if "".join(each.text for each in part).strip()]
    if len(parts) < 2:
        return [replace(row, words=tuple(parts[0]) if parts else ())]
    rows = [replace(row, words=tuple(part)) for part in parts]
    last = rows[-1]
    railed = right_tab or (len(last.text) <= _RAIL and len(rows) <= 3)
    if row.role == "bullet" and not (railed and len(rows) == 2 and _WHEN.search(last.text)):
        return [row]
    if rows[0].text.endswith(":"):
        return [row]
    if is_label(rows[0], rows[1]) and len(rows) == 2:
        return [_labelled(rows[0], [rows[1]])]
    rest = [
        *rows[1:-1],
        replace(last, rail=railed, role="" if last.role == "bullet" else last.role),
    ]
    return [rows[0], *rest]


def _divided(words: tuple[Words, ...]) -> list[list[Words]]:
    parts: list[list[Words]] = [[]]
    for each in words:
        if each.text == TAB:
            parts.append([])
        else:
            parts[-1].append(each)
    return parts


def is_label(row: Row, following: Row) -> bool:
    """Whether a short row names the enumeration beside it (`Languages`, `Python, Go`)."""
    enumerates = "," in following.text or ";" in following.text
    return (
        len(row.text) <= _LABEL
        and not row.role
        and "," not in row.text
        and enumerates
        and len(following.text) > len(row.text)
        and not _WHEN.search(row.text + " " + following.text)
    )


def _labelled(label: Row, rows: list[Row]) -> Row:
    """A label and what it labels as one row."""
    sign = " " if label.text.endswith(":") else ": "
    words = (*label.words, Words(sign))
    for row in rows:
        words += (*row.words, Words(" "))
    return replace(label, words=words, level=0, rail=False)


def side_by_side(cells: list[list[Row]]) -> list[Row]:
    """The rows that the cells of one table row make."""
    full = [trimmed(cell) for cell in cells]
    full = [cell for cell in full if cell]
    if not full:
        return []
    first = [replace(row, rail=False) for row in full[0]]
    if len(full) == 2 and len(first) == 1 and _is_enumeration(first[0], full[1]):
        return [_labelled(first[0], full[1])]
    if len(full) == 2 and _is_rail(full[1]) and not any(row.role == "bullet" for row in first):
        return _interleaved(first, [replace(row, rail=True) for row in full[1]])
    rest = [row if _is_rail(full[-1]) else replace(row, rail=False) for row in full[-1]]
    if len(full) == 1:
        rest = []
    elif len(full[-1]) == 1 and len(first) == 1 and _is_rail(full[-1]):
        rest = [replace(full[-1][0], rail=True)]
    middle = [replace(row, rail=False) for cell in full[1:-1] for row in cell]
    return first + middle + rest


def _is_enumeration(label: Row, rows: list[Row]) -> bool:
    told = Row(tuple(each for row in rows for each in (*row.words, Words(" "))))
    return all(not row.role for row in rows) and is_label(label, told)


def _is_rail(cell: list[Row]) -> bool:
    """Whether a cell holds what stands at the right of an entry: dates, a place."""
    short = all(len(row.text) <= _RAIL and row.role == "" for row in cell) and len(cell) <= 3
    return short and (any(_WHEN.search(row.text) for row in cell) or all(row.rail for row in cell))


def _interleaved(left: list[Row], right: list[Row]) -> list[Row]:
    """Rows of two cells as they are seen, one beside the other."""
    rows: list[Row] = []
    for number in range(max(len(left), len(right))):
        rows += left[number : number + 1] + right[number : number + 1]
    return rows


def trimmed(rows: list[Row]) -> list[Row]:
    """Rows without empty ones at either end."""
    full = [number for number, row in enumerate(rows) if row.words]
    return rows[full[0] : full[-1] + 1] if full else []


def holds_columns(table: list[list[list[Row]]]) -> bool:
    """Whether a table's cells are the columns of a page, and not the cells of a table."""
    return any(
        sum(1 for cell in cells if len([row for row in cell if row.words]) >= 4) >= 2
        for cells in table
    )


def as_columns(table: list[list[list[Row]]]) -> list[Row]:
    """The rows of a table that sets a page in columns: the one with most text is the main one."""
    sizes: dict[int, int] = {}
    for cells in table:
        for number, cell in enumerate(cells):
            sizes[number] = sizes.get(number, 0) + sum(len(row.text) for row in cell)
    main = max(sizes, key=lambda number: sizes[number])
    rows: list[Row] = []
    for cells in table:
        for number, cell in enumerate(cells):
            alone = len([each for each in cells if trimmed(each)]) < 2
            side = 0 if number == main or alone else 1
            rows += [replace(row, rail=False, column=side) for row in trimmed(cell)] + [Row()]
    return rows


def dated(text: str) -> bool:
    """Whether a text holds what looks like a date."""
    return _WHEN.search(text) is not None


def gapped(words: Words) -> list[Words]:
    """Words that wide gaps divide, with a tab for each gap; a narrower one does before a date."""
    text = words.text.replace("\xa0", " ").replace("\u2003", "  ")
    found: list[Words] = []
    for number, part in enumerate(_GAP.split(text)):
        if number and part:
            found.append(Words(TAB))
        if part:
            found.append(replace(words, text=part))
    return found


def cut(words: Sequence[Words], count: int) -> list[Words]:
    """Words without their first characters."""
    rest: list[Words] = []
    for each in words:
        kept = each.text[count:]
        count = max(0, count - len(each.text))
        if kept:
            rest.append(replace(each, text=kept))
    return rest
