"""Reads a DOCX: its body with tables and text boxes, and the headers and footers of its pages."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from greenroom.resume.document import Document, Role
from greenroom.resume.read.docx_story import Story
from greenroom.resume.read.draft import Draft, Row
from greenroom.resume.read.office import Package, child_of, name_of, value_of
from greenroom.resume.read.typography import Styles, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w|\+?\d[\d ().\-/]{7,}\d|linkedin\.com|github\.com")


def read_docx(content: bytes) -> Document:
    """Read a DOCX as text in reading order.

    What stands in the headers of its pages comes first, what stands in their footers last.

    Raises:
        UserError: It is no DOCX, or protected, damaged or far too big.
    """
    return _Reader(Package(content)).document()


class _Reader:
    """Reads the parts of one package into one draft."""

    def __init__(self, package: Package) -> None:
        self._package = package
        main = package.main
        self._relations = package.relations(main)
        self._styles = Styles(package.related(main, "styles"), package.related(main, "numbering"))
        self._even = child_of(package.related(main, "settings"), "evenAndOddHeaders")
        self._draft = Draft("docx")

    def document(self) -> Document:
        root = self._package.part(self._package.main)
        if root is None or child_of(root, "body") is None:
            return self._draft.document()
        around = list(self._around(root))
        self._margins([part for kind, part in around if kind == "headerReference"], "header")
        story = self._story(self._package.main)
        if colour := value_of(child_of(root, "background"), "color"):
            story.back = colour
        story.blocks(child_of(root, "body"))
        self._margins([part for kind, part in around if kind == "footerReference"], "footer")
        self._footnotes()
        self._tell_of_margins()
        self._level_columns()
        return self._draft.document()

    def _around(self, root: "Element") -> Iterator[tuple[str, str]]:
        """The parts of headers and footers that are shown, none twice, in order."""
        seen: set[str] = set()
        for section in (each for each in root.iter() if name_of(each) == "sectPr"):
            shown = {"default"}
            if is_on(child_of(section, "titlePg")):
                shown.add("first")
            if is_on(self._even):
                shown.add("even")
            found = [each for each in section if value_of(each, "type") in shown]
            for each in sorted(found, key=lambda one: value_of(one, "type") != "first"):
                _, part, _ = self._relations.get(value_of(each, "id") or "", ("", "", False))
                if part and part not in seen and name_of(each).endswith("Reference"):
                    seen.add(part)
                    yield name_of(each), part

    def _story(self, part: str) -> Story:
        links = {
            key: target
            for key, (_, target, external) in self._package.relations(part).items()
            if external
        }
        return Story(self._draft, self._styles, links)

    def _margins(self, parts: list[str], role: Role) -> None:
        """Headers or footers; a line that an earlier one has is left out."""
        seen: set[str] = set()
        for part in parts:
            root = self._package.part(part)
            if root is None:
                continue
            before = len(self._draft.rows)
            story = self._story(part)
            story.role = role
            story.blocks(root)
            rows = self._draft.rows[before:]
            del self._draft.rows[before:]
            for row in rows:
                if row.text not in seen:
                    seen.add(row.text)
                    self._draft.add(row)
        if seen:
            self._draft.gap()

    def _footnotes(self) -> None:
        root = self._package.related(self._package.main, "footnotes")
        for note in () if root is None else root:
            if value_of(note, "type") in {None, "normal"}:
                story = self._story(self._package.main)
                story.role = "footer"
                story.blocks(note)

    def _tell_of_margins(self) -> None:
        rows = self._draft.rows
        body = "\n".join(row.text for row in rows if row.role not in {"header", "footer"})
        for row in rows:
            if row.role in {"header", "footer"} and _says_more(row, body):
                self._draft.note(
                    "contact-in-header",
                    "fault",
                    f"Move your contact details out of the page {row.role} into the page itself: "
                    "many systems that read applications skip it.",
                    row.text,
                )

    def _level_columns(self) -> None:
        """Call no column a side column where it holds nearly everything."""
        rows = self._draft.rows
        whole = sum(len(row.text) for row in rows)
        main = sum(len(row.text) for row in rows if not row.column)
        if 4 * main < whole:
            self._draft.rows = [replace(row, column=0) for row in rows]


def _says_more(row: Row, body: str) -> bool:
    """Whether a row has a contact that the body lacks."""
    found = [each.group() for each in _CONTACT.finditer(row.text)]
    return any(each not in body for each in found)
