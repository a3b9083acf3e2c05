"""How a DOCX makes text look: styles, what they inherit, and what is set on the spot."""

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from greenroom.resume.read.office import child_of, children_of, name_of, value_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

_OFF = frozenset({"0", "false", "off", "none"})
_NEAR = 12
_TINY = 2.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks; None is what is not told.

    Attributes:
        size: In points.
        vanished: Whether it is marked as hidden.
        colour: As `RRGGBB`, None for automatic.
        back: What it stands on, as `RRGGBB`; empty when there is something we cannot tell.
    """

    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    vanished: bool | None = None
    colour: str | None = None
    back: str | None = None

    def over(self, under: "Look") -> "Look":
        """This look where it is told, another where it is not."""
        return Look(
            bold=under.bold if self.bold is None else self.bold,
            italic=under.italic if self.italic is None else self.italic,
            size=under.size if self.size is None else self.size,
            vanished=under.vanished if self.vanished is None else self.vanished,
            colour=under.colour if self.colour is None else self.colour,
            back=under.back if self.back is None else self.back,
        )

    @property
    def unseen(self) -> bool:
        """Whether a reader cannot see it: hidden, too small, or in its background's colour."""
        if self.vanished or (self.size is not None and self.size < _TINY):
            return True
        back = "FFFFFF" if self.back is None else self.back
        return bool(self.colour and back) and _near(self.colour or "", back)


def _near(one: str, other: str) -> bool:
    try:
        pairs = [(int(one[n : n + 2], 16), int(other[n : n + 2], 16)) for n in (0, 2, 4)]
    except ValueError:
        return False
    return all(abs(a - b) <= _NEAR for a, b in pairs)


def is_on(element: "Element | None") -> bool | None:
    """A switch's position; None when it is not there."""
    return None if element is None else (value_of(element) or "1").lower() not in _OFF


def shade(properties: "Element | None") -> str | None:
    """The background colour some properties set."""
    shading = child_of(properties, "shd")
    if shading is None:
        return None
    if value_of(shading) == "solid" and (colour := value_of(shading, "color")) not in {
        None,
        "auto",
    }:
        return colour
    fill = value_of(shading, "fill")
    if value_of(shading, "themeFill") and fill is None:
        return ""
    return None if fill in {None, "auto"} else fill


def look_of(properties: "Element | None") -> Look:
    """What a run's properties set on the spot."""
    if properties is None:
        return Look()
    parts = {name_of(each): each for each in properties}
    size = value_of(parts.get("sz"))
    colour = value_of(parts.get("color"))
    back = shade(properties)
    if (value_of(parts.get("highlight")) or "none") not in {"none", "white"}:
        back = ""
    return Look(
        bold=is_on(parts.get("b")),
        italic=is_on(parts.get("i")),
        size=_half_points(size),
        vanished=is_on(parts.get("vanish")),
        colour="" if colour == "auto" else colour,
        back=back,
    )


def _half_points(size: str | None) -> float | None:
    try:
        return None if size is None else float(size) / 2
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a paragraph's properties say; None is what is not told.

    Attributes:
        level: A heading's level from 1; 0 for the title.
        list_id: Its list; `0` takes it out of one.
        depth: Its depth in the list.
        right_tab: Whether it has a tab stop that aligns to the right.
        right: Whether it is aligned to the right.
        ruled: Whether a line runs above or below it.
    """

    level: int | None = None
    list_id: str | None = None
    depth: int | None = None
    right_tab: bool | None = None
    right: bool | None = None
    ruled: bool | None = None
    look: Look = Look()

    def over(self, under: "Setting") -> "Setting":
        """This setting where it is told, another where it is not."""
        return Setting(
            level=under.level if self.level is None else self.level,
            list_id=under.list_id if self.list_id is None else self.list_id,
            depth=under.depth if self.depth is None else self.depth,
            right_tab=under.right_tab if self.right_tab is None else self.right_tab,
            right=under.right if self.right is None else self.right,
            ruled=under.ruled if self.ruled is None else self.ruled,
            look=self.look.over(under.look),
        )


def setting_of(properties: "Element | None") -> Setting:
    """What a paragraph's properties set on the spot."""
    if properties is None:
        return Setting()
    outline = _number(value_of(child_of(properties, "outlineLvl")))
    stops = [value_of(each) for each in children_of(child_of(properties, "tabs"))]
    side = value_of(child_of(properties, "jc"))
    borders = child_of(properties, "pBdr")
    ruled = None
    if borders is not None:
        sides = (child_of(borders, side) for side in ("top", "bottom"))
        ruled = any(value_of(each) not in {None, "nil", "none"} for each in sides)
    back = shade(properties)
    return Setting(
        level=outline + 1 if outline is not None and outline < 9 else None,
        list_id=value_of(child_of(properties, "numPr", "numId")),
        depth=_number(value_of(child_of(properties, "numPr", "ilvl"))),
        right_tab=any(stop in {"right", "end"} for stop in stops) if stops else None,
        right=side in {"right", "end"} if side else None,
        ruled=ruled,
        look=Look(back=back),
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else None


class Styles:
    """A document's styles, each with all that it inherits."""

    def __init__(self, styles: "Element | None", numbering: "Element | None") -> None:
        """Take the parts `styles` and `numbering`, either of which may be missing."""
        self._styles: dict[str, Element] = {}
        self._plain: str | None = None
        self._defaults = look_of(child_of(styles, "docDefaults", "rPrDefault", "rPr"))
        for each in children_of(styles):
            if name_of(each) == "style" and (key := value_of(each, "styleId")):
                self._styles[key] = each
                if value_of(each, "type") == "paragraph" and value_of(each, "default") == "1":
                    self._plain = key
        self._marks = _list_marks(numbering)
        self.of = cache(self._of)

    def _of(self, key: str | None) -> Setting:
        setting = Setting()
        seen: set[str] = set()
        while key and key in self._styles and key not in seen:
            seen.add(key)
            setting = setting.over(self._own(self._styles[key]))
            key = value_of(child_of(self._styles[key], "basedOn"))
        return setting

    def _own(self, style: "Element") -> Setting:
        name = (value_of(child_of(style, "name")) or "").lower()
        setting = setting_of(child_of(style, "pPr"))
        if name == "title":
            setting = replace(setting, level=0)
        elif name.startswith("heading ") and (level := _number(name[8:])):
            setting = replace(setting, level=level)
        elif name.startswith("list bullet"):
            setting = replace(setting, list_id="style", depth=(_number(name[12:]) or 1) - 1)
        return replace(setting, look=look_of(child_of(style, "rPr")).over(setting.look))

    def paragraph(self, properties: "Element | None") -> Setting:
        """How a paragraph with these properties is set, and how its text looks by default."""
        style = self.of(value_of(child_of(properties, "pStyle")) or self._plain)
        setting = setting_of(properties).over(style)
        return replace(setting, look=setting.look.over(self._defaults))

    def run(self, properties: "Element | None", paragraph: Look) -> Look:
        """How a run with these properties looks in a paragraph."""
        style = self.of(value_of(child_of(properties, "rStyle"))).look
        return look_of(properties).over(style).over(paragraph)

    def is_listed(self, setting: Setting) -> bool:
        """Whether a paragraph is an element of a list that shows a mark."""
        if setting.list_id in {None, "0"}:
            return False
        return self._marks.get((setting.list_id or "", setting.depth or 0), True)

    def shades(self, key: str | None) -> bool:
        """Whether a table's style colours cells."""
        style = self._styles.get(key or "")
        if style is None:
            return False
        return any(
            name_of(each) == "shd" and value_of(each, "fill") not in {None, "auto", "FFFFFF"}
            for each in style.iter()
        )


def _list_marks(numbering: "Element | None") -> "Mapping[tuple[str, int], bool]":
    """Whether each depth of each list shows a mark."""
    kinds: dict[str, dict[int, bool]] = {}
    marks: dict[tuple[str, int], bool] = {}
    for each in children_of(numbering):
        if name_of(each) == "abstractNum":
            kinds[value_of(each, "abstractNumId") or ""] = {
                _number(value_of(level, "ilvl")) or 0: value_of(child_of(level, "numFmt")) != "none"
                for level in each
                if name_of(level) == "lvl"
            }
        elif name_of(each) == "num":
            kind = kinds.get(value_of(child_of(each, "abstractNumId")) or "", {})
            for depth, mark in kind.items():
                marks[value_of(each, "numId") or "", depth] = mark
    return marks
