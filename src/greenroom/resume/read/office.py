"""A word processor's package: zipped XML, opened within limits and without following anything."""

import posixpath
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from greenroom.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element

MOST_ENTRIES = 4_000
MOST_BYTES = 24 * 2**20
"""All parts of a document that we read may unpack to this much."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DAMAGED = "This DOCX is damaged; open it in a word processor, save it again and try that file."
_TOO_BIG = (
    f"This DOCX unpacks to more than {MOST_BYTES // 2**20} MB of text, so we do not open it; "
    "save the résumé alone as a new file."
)


def name_of(element: "Element") -> str:
    """An element's name without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value_of(element: "Element | None", name: str = "val") -> str | None:
    """An attribute by its name without namespace."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child_of(element: "Element | None", *path: str) -> "Element | None":
    """The first child by each name in turn."""
    for name in path:
        element = next((each for each in children_of(element) if name_of(each) == name), None)
    return element


def children_of(element: "Element | None") -> "Iterator[Element]":
    """An element's children; none of nothing."""
    return iter(()) if element is None else iter(element)


class Package:
    """The parts of a DOCX.

    Attributes:
        main: The name of the part that holds the document.
    """

    def __init__(self, content: bytes) -> None:
        """Open the package.

        Raises:
            UserError: It is no DOCX, or protected, damaged or far too big.
        """
        if content.startswith(_OLE):
            raise UserError(
                "This DOCX is protected by a password; save a copy without one."
                if _ENCRYPTED in content
                else "This is Word's old .doc format; save it as .docx or PDF."
            )
        self._left = MOST_BYTES
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as problem:
            raise UserError(_DAMAGED) from problem
        self._names = frozenset(self._zip.namelist())
        if len(self._names) > MOST_ENTRIES:
            raise UserError(_TOO_BIG)
        self.main = self._find_main()

    def _find_main(self) -> str:
        for kind, target, _ in self.relations("").values():
            if kind == "officeDocument" and target in self._names:
                return target
        if "word/document.xml" in self._names:
            return "word/document.xml"
        raise UserError("This file holds no Word document; export the résumé as DOCX or PDF.")

    def part(self, name: str) -> "Element | None":
        """A part's XML; None when there is no such part.

        Raises:
            UserError: The part is damaged, or the parts are too big together.
        """
        if name not in self._names:
            return None
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            return etree.fromstring(self._read(name), parser)
        except (etree.XMLSyntaxError, ValueError) as problem:
            raise UserError(_DAMAGED) from problem

    def _read(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as part:
                content = part.read(self._left + 1)
        except (
            zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError,
            ValueError,
        ) as problem:  # fmt: skip
            raise UserError(_DAMAGED) from problem
        self._left -= len(content)
        if self._left < 0:
            raise UserError(_TOO_BIG)
        return content

    def relations(self, name: str) -> "Mapping[str, tuple[str, str, bool]]":
        """A part's relations by id: kind, target (a part's name or an address), external."""
        folder, _, file = name.rpartition("/")
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, tuple[str, str, bool]] = {}
        for each in children_of(root):
            target = value_of(each, "Target") or ""
            external = value_of(each, "TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = (value_of(each, "Type") or "").rpartition("/")[2]
            found[value_of(each, "Id") or ""] = (kind, target, external)
        return found

    def related(self, name: str, kind: str) -> "Element | None":
        """The XML of the first part that another is related to in this way."""
        for each, target, external in self.relations(name).values():
            if each == kind and not external:
                return self.part(target)
        return None
