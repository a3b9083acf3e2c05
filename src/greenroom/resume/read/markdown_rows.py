"""The inside of a Markdown block: bold and italic words, links and breaks, as rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from greenroom.resume.read.draft import Draft, Row, Words
from greenroom.resume.read.markup import hides, stands_right
from greenroom.resume.read.rows import TAB, cut, gapped, rails_apart
from greenroom.resume.read.signs import without_bullet

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode as Node

_ELEMENT = re.compile(r"<\s*(/?)\s*([a-zA-Z][\w-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([\w-]+)\s*(?:=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_FILL = re.compile(r"\\hfill\b")
_DEFINED = re.compile(r"[:~]\s+")
_FULL = 55
"""A source line of this length may go on in the next one."""


@dataclass(slots=True)
class _State:
    """What is open while an inline is read."""

    bold: bool = False
    italic: bool = False
    url: str = ""
    hidden: str = ""


def inline_rows(draft: Draft, inline: "Node", like: Row) -> Iterator[Row]:
    """The rows of an inline; they take their role, level and depth from `like`."""
    words: list[Words] = []
    for each in _pieces(draft, inline, _State()):
        if each.text == "\n" or (each.text == "\r" and _ends(words, like)):
            yield from _finished(words, like)
            words = []
        else:
            words += [Words(" ")] if each.text == "\r" else [each]
    yield from _finished(words, like)


def _ends(words: list[Words], like: Row) -> bool:
    """Whether a line break in the source, which Markdown shows as a space, ends a row."""
    text = "".join(each.text for each in words)
    return like.role == "" and not like.level and len(text) < _FULL


def _finished(words: list[Words], like: Row) -> list[Row]:
    text = "".join(each.text for each in words)
    defined = _DEFINED.match(text)
    rest = without_bullet(text) if like.role == "" and not like.level else None
    if rest is not None:
        like = replace(like, role="bullet")
        words = cut(words, len(text) - len(rest))
    elif defined:
        words = cut(words, defined.end())
    return rails_apart(replace(like, words=tuple(words)))


def _pieces(draft: Draft, node: "Node", state: _State) -> Iterator[Words]:
    """The words of an inline; a hard break is a line feed, a soft one a carriage return."""
    for each in node.children:
        match each.type:
            case "text" | "code_inline":
                if state.hidden:
                    draft.hide(each.content)
                else:
                    yield from _told(each.content, state)
            case "softbreak":
                yield Words("\r")
            case "hardbreak":
                yield Words("\n")
            case "html_inline":
                yield from _element(draft, each.content, state)
            case "image":
                draft.note(
                    "picture", "note", "Say in words what a picture says: software skips it."
                )
            case _:
                yield from _pieces(draft, each, _inner(each, state))


def _inner(node: "Node", state: _State) -> _State:
    inner = replace(state)
    if node.type == "strong":
        inner.bold = True
    elif node.type == "em":
        inner.italic = True
    elif node.type == "link":
        inner.url = str(node.attrGet("href") or "")
    return inner


def _told(text: str, state: _State) -> Iterator[Words]:
    for number, part in enumerate(_FILL.split(text)):
        if number:
            yield Words(TAB)
        yield from gapped(Words(part, state.bold, state.italic, 0.0, state.url))


def _element(draft: Draft, source: str, state: _State) -> Iterator[Words]:
    """What an HTML element inside a line does to it."""
    if source.startswith("<!--"):
        draft.remark(source[4:-3])
        return
    found = _ELEMENT.match(source)
    if not found:
        return
    closing, tag = bool(found.group(1)), found.group(2).lower()
    attributes: list[tuple[str, str | None]] = [
        (key.lower(), one or two or three)
        for key, one, two, three in _ATTRIBUTE.findall(found.group(3))
    ]
    if tag == "br":
        yield Words("\n")
    elif closing and state.hidden == tag:
        state.hidden = ""
    elif not closing and hides(attributes):
        state.hidden = tag
    elif not closing and stands_right(attributes):
        yield Words(TAB)
    _restyle(state, tag, closing, dict(attributes).get("href") or "")


def _restyle(state: _State, tag: str, closing: bool, url: str) -> None:
    if tag in {"b", "strong"}:
        state.bold = not closing
    elif tag in {"i", "em"}:
        state.italic = not closing
    elif tag == "a":
        state.url = "" if closing else url
