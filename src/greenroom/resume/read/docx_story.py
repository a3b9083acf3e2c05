"""The paragraphs, tables and text boxes of one DOCX part, as rows."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from greenroom.resume.document import Role
from greenroom.resume.read.docx_runs import Box, Picture, Piece, Runs, Unseen, chosen
from greenroom.resume.read.draft import Draft, Row, Words
from greenroom.resume.read.office import child_of, children_of, name_of, value_of
from greenroom.resume.read.rows import (
    TAB,
    as_columns,
    cut,
    holds_columns,
    rails_apart,
    side_by_side,
)
from greenroom.resume.read.signs import names_section, without_bullet
from greenroom.resume.read.typography import Look, Setting, Styles, shade

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PASSED = frozenset({"ins", "moveTo", "customXml", "smartTag", "sdtContent"})
_PICTURE = "Leave out pictures and icons that say something: software cannot read them."
_TABLE = "Put your text in plain paragraphs: some systems read a table's cells in another order."
_COLUMNS = "Use one column: some systems read across columns and mix them up."
_BOX = "Move this out of its text box into the page: many systems skip text boxes."


class Story:
    """Reads one part's blocks into a draft.

    Attributes:
        role: What its rows are called, where it is not the body.
        back: The colour its text stands on; None for paper, empty when it cannot be told.
    """

    def __init__(self, draft: Draft, styles: Styles, links: Mapping[str, str]) -> None:
        """Take the draft to write to, the document's styles, and the part's addresses by id."""
        self._draft = draft
        self._styles = styles
        self._runs = Runs(styles, links)
        self._in_tables = 0
        self.role: Role = ""
        self.back: str | None = None

    def blocks(self, parent: "Element | None") -> None:
        """Read all that a body, a cell, a header or a text box holds."""
        for each in children_of(parent):
            name = name_of(each)
            if name == "p":
                self._paragraph(each)
            elif name == "tbl":
                self._table(each)
            elif name == "sdt":
                self.blocks(child_of(each, "sdtContent"))
            elif name in _PASSED:
                self.blocks(each)
            elif name == "AlternateContent":
                self.blocks(chosen(each))
            elif name == "sectPr":
                self._section(each)

    def _section(self, properties: "Element | None") -> None:
        columns = value_of(child_of(properties, "cols"), "num") or "1"
        if columns not in {"0", "1"}:
            self._draft.note("two-columns", "advice", _COLUMNS)

    def _paragraph(self, paragraph: "Element") -> None:
        properties = child_of(paragraph, "pPr")
        setting = self._styles.paragraph(properties)
        pieces = self._runs.read(paragraph, setting.look.over(Look(back=self.back)))
        self._draft.hide("".join(each.text for each in pieces if isinstance(each, Unseen)))
        before = len(self._draft.rows)
        for row in self._rows(pieces, setting):
            self._draft.add(row)
        if len(self._draft.rows) == before:
            self._draft.gap()
        self._section(child_of(properties, "sectPr"))
        for each in pieces:
            if isinstance(each, Box):
                self._box(each)
            elif isinstance(each, Picture):
                self._draft.note("picture", "note", _PICTURE)

    def _rows(self, pieces: list[Piece], setting: Setting) -> Iterator[Row]:
        listed = self._styles.is_listed(setting) and setting.level is None
        for words in _broken(pieces, listed):
            text = "".join(each.text for each in words)
            rest = None if setting.level is not None else without_bullet(text)
            signed = 0 if rest is None else len(text) - len(rest)
            row = Row(tuple(cut(words, signed)), self.role)
            if not self.role and (listed or rest is not None):
                row = replace(row, role="bullet", indent=setting.depth or 0)
            for each in rails_apart(row, bool(setting.right_tab)):
                yield self._settled(each, setting)

    def _settled(self, row: Row, setting: Setting) -> Row:
        """A row with what its paragraph's style makes of it."""
        if row.role or row.rail:
            return row
        if setting.level == 0:
            return replace(row, role="title")
        rail = bool(setting.right and self._in_tables)
        return replace(row, level=setting.level or self._faked_level(row, setting), rail=rail)

    def _faked_level(self, row: Row, setting: Setting) -> int:
        """1 for a heading that has no heading's style."""
        text = row.text
        bold = all(each.bold for each in row.words if each.text.strip())
        marked = bold or text.isupper() or bool(setting.ruled) or not self._in_tables
        return 1 if marked and names_section(text) else 0

    def _box(self, box: Box) -> None:
        before, self.back, paper = len(self._draft.rows), "" if box.filled else None, self.back
        self.blocks(box.content)
        self.back = paper
        rows = self._taken(before)
        if box.hidden:
            self._draft.hide(" ".join(row.text for row in rows))
            return
        told = [row for row in rows if row.words]
        if told:
            self._draft.note("text-box", "fault", _BOX, told[0].text)
        side = 1 if len(told) >= 4 and not self.role else 0
        self._draft.rows += [replace(row, column=side or row.column) for row in rows]

    def _taken(self, start: int) -> list[Row]:
        """The draft's rows from here on, taken out of it."""
        rows = self._draft.rows[start:]
        del self._draft.rows[start:]
        return rows

    def _table(self, table: "Element") -> None:
        paper = self.back
        if self._styles.shades(value_of(child_of(table, "tblPr", "tblStyle"))):
            self.back = ""
        self._in_tables += 1
        cells = [[self._cell(cell) for cell in _parts(row, "tc")] for row in _parts(table, "tr")]
        self._in_tables -= 1
        self.back = paper
        self._draft.note("table", "advice", _TABLE)
        if holds_columns(cells):
            self._draft.note("two-columns", "advice", _COLUMNS)
            self._draft.rows += as_columns(cells)
        else:
            self._draft.rows += [row for each in cells for row in side_by_side(each)]
        self._draft.gap()

    def _cell(self, cell: "Element") -> list[Row]:
        paper, before = self.back, len(self._draft.rows)
        back = shade(child_of(cell, "tcPr"))
        self.back = paper if back is None else back
        self.blocks(cell)
        self.back = paper
        return self._taken(before)


def _parts(parent: "Element", name: str) -> "Iterator[Element]":
    """A table's rows or a row's cells, those in content controls included, deleted ones not."""
    for each in parent:
        found = name_of(each)
        if found == name:
            if child_of(each, "trPr", "del") is None:
                yield each
        elif found == "sdt" or found in _PASSED:
            yield from _parts(each, name)


def _broken(pieces: list[Piece], listed: bool) -> Iterator[list[Words]]:
    """The words of each line of a paragraph; a list's element is one line."""
    words: list[Words] = []
    for piece in pieces:
        if piece == "\n" and not listed:
            yield words
            words = []
        elif isinstance(piece, str):
            words.append(Words(TAB if piece == TAB else " "))
        elif isinstance(piece, Words):
            words.append(piece)
    yield words
