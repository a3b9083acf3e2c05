"""What stands in a DOCX paragraph: words as they look, tabs, breaks and text boxes, in order."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from greenroom.resume.read.draft import Words
from greenroom.resume.read.office import child_of, children_of, name_of, value_of
from greenroom.resume.read.typography import Look, Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ENTERED = frozenset(
    {"ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "dir", "bdo", "customXml"}
)
_DRAWN = frozenset({"drawing", "pict", "object"})
_LINK_FIELD = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')
_WIDE = re.compile(r"[ \xa0\u2003]{4,}")
_FILLS = frozenset({"solidFill", "gradFill", "pattFill", "blipFill", "blip", "fill"})


@dataclass(frozen=True, slots=True)
class Unseen:
    """Words that a reader cannot see."""

    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """A text box, anchored here.

    Attributes:
        content: The element that holds its paragraphs.
        filled: Whether its shape is coloured.
        hidden: Whether the shape is marked as hidden.
    """

    content: "Element"
    filled: bool
    hidden: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, anchored here."""


Sign = Literal["\t", "\n"]
Piece = Words | Unseen | Box | Picture | Sign


def chosen(alternatives: "Element") -> "Element | None":
    """Which of the alternatives that say the same is to be read: the first with text in it."""
    branches = [each for each in alternatives if name_of(each) in {"Choice", "Fallback"}]
    told = (each for each in branches if any(name_of(inner) == "t" for inner in each.iter()))
    return next(told, branches[0] if branches else None)


class Runs:
    """Reads the runs of one part, fields that reach over paragraphs included."""

    def __init__(self, styles: Styles, targets: Mapping[str, str]) -> None:
        """Take the styles, and the addresses of the part's links by id."""
        self._styles = styles
        self._targets = targets
        self._fields: list[tuple[str, bool]] = []  # what is asked, and whether its answer began

    def read(self, paragraph: "Element", look: Look) -> list[Piece]:
        """The pieces of a paragraph whose text looks like this unless told otherwise."""
        if any(value_of(each, "behindDoc") == "1" for each in _anchors(paragraph)):
            look = replace(look, back="")
        return list(self._inside(paragraph, look, ""))

    def _inside(self, parent: "Element", look: Look, url: str) -> Iterator[Piece]:
        for each in parent:
            name = name_of(each)
            if name == "r":
                yield from self._run(each, look, url)
            elif name == "hyperlink":
                target = self._targets.get(value_of(each, "id") or "", "")
                yield from self._inside(each, look, target or url)
            elif name in _ENTERED:
                asked = _LINK_FIELD.match(value_of(each, "instr") or "")
                yield from self._inside(each, look, asked.group(1) if asked else url)
            elif name == "AlternateContent" and (branch := chosen(each)) is not None:
                yield from self._inside(branch, look, url)
            elif name in {"oMath", "oMathPara"}:
                yield Words("".join(t.text or "" for t in each.iter() if name_of(t) == "t"))

    def _run(self, run: "Element", look: Look, url: str) -> Iterator[Piece]:
        own = self._styles.run(child_of(run, "rPr"), look)
        for each in run:
            name = name_of(each)
            if name in _DRAWN or name == "AlternateContent":
                yield from _drawn(each)
            elif name in {"fldChar", "instrText"}:
                self._field(name, each)
            elif self._is_asking():
                continue
            elif name in {"tab", "ptab"}:
                yield "\t"
            elif name in {"br", "cr"}:
                yield "\n"
            else:
                yield from _words(_letters(name, each), own, url or self._field_url())

    def _field(self, name: str, element: "Element") -> None:
        kind = value_of(element, "fldCharType")
        if kind == "begin":
            self._fields.append(("", False))
        elif self._fields and kind == "end":
            self._fields.pop()
        elif self._fields:
            asked, answered = self._fields[-1]
            asked += (element.text or "") if name == "instrText" else ""
            self._fields[-1] = (asked, answered or kind == "separate")

    def _is_asking(self) -> bool:
        return any(not answered for _, answered in self._fields)

    def _field_url(self) -> str:
        found = (_LINK_FIELD.match(asked) for asked, _ in reversed(self._fields))
        return next((each.group(1) for each in found if each), "")


def _letters(name: str, element: "Element") -> str:
    if name == "t":
        return element.text or ""
    if name == "noBreakHyphen":
        return "-"
    if name == "sym":
        return _symbol(value_of(element, "char") or "")
    return ""


def _symbol(code: str) -> str:
    """A character of a symbol font; as these are signs, not letters, most become a bullet."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    private = 0xE000 <= number <= 0xF8FF
    return "•" if private else chr(number) if 32 <= number < 0xD800 else ""


def _words(text: str, look: Look, url: str) -> Iterator[Piece]:
    if not text:
        return
    if look.unseen:
        yield Unseen(text)
        return
    for number, part in enumerate(_WIDE.split(text)):
        if number:
            yield "\t"
        if part:
            yield Words(part, bool(look.bold), bool(look.italic), look.size or 0.0, url)


def _anchors(paragraph: "Element") -> "Iterator[Element]":
    return (each for each in paragraph.iter() if name_of(each) == "anchor")


def _drawn(element: "Element") -> Iterator[Piece]:
    boxes = list(_boxes(element))
    if not boxes and any(name_of(each) in {"blip", "imagedata"} for each in element.iter()):
        yield Picture()
        return
    filled = any(name_of(each) in _FILLS or value_of(each, "fillcolor") for each in element.iter())
    hidden = any(
        name_of(each) == "docPr" and value_of(each, "hidden") in {"1", "true"}
        for each in element.iter()
    )
    for content in boxes:
        yield Box(content, filled, hidden)


def _boxes(element: "Element") -> "Iterator[Element]":
    """The contents of the text boxes in a drawing, none twice."""
    if name_of(element) == "txbxContent":
        yield element
    elif name_of(element) == "AlternateContent":
        branch = chosen(element)
        for each in children_of(branch):
            yield from _boxes(each)
    else:
        for each in element:
            yield from _boxes(each)
