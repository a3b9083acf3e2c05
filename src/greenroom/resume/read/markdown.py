"""Reads Markdown: headings, lists, tables, links, and the front matter of a page."""

import re
from typing import TYPE_CHECKING

from greenroom.resume.document import Document
from greenroom.resume.read.draft import Draft, Row
from greenroom.resume.read.markdown_rows import inline_rows
from greenroom.resume.read.markup import add_markup
from greenroom.resume.read.plain import add_plain
from greenroom.resume.read.rows import dated, side_by_side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.tree import SyntaxTreeNode as Node

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"\s*(\w[\w -]*?)\s*:\s+(\S.*)")
_TOLD = frozenset(
    {"position", "label", "headline", "role", "email", "mail", "e-mail", "phone", "tel", "mobile"}
    | {"address", "location", "city", "website", "homepage", "url", "site", "github", "linkedin"}
)
_LISTS = frozenset({"bullet_list", "ordered_list"})
_TABLE = "Put your text in plain lines: some systems read a table's cells in another order."


def read_markdown(text: str) -> Document:
    """Read Markdown (CommonMark with tables) as text in reading order."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    draft = Draft("markdown")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    if front:
        text = text[front.end() :]
        _add_front(draft, front.group(1), text)
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable(["table", "strikethrough"])
    _Reader(draft).blocks(SyntaxTreeNode(parser.parse(text)).children)
    return draft.document()


def _add_front(draft: Draft, front: str, page: str) -> None:
    """The name and the contacts that a page's front matter tells and the page does not."""
    told = {}
    for line in front.split("\n"):
        if found := _KEY.fullmatch(line):
            told[found.group(1).lower()] = found.group(2).strip().strip("\"'")
    name = next((told[key] for key in ("name", "author", "title") if key in told), "")
    rows = [Row.of(name, "title")] + [Row.of(told[key]) for key in told if key in _TOLD]
    for row in rows:
        if row.text and row.text not in page:
            draft.add(row)
    draft.gap()


class _Reader:
    """Writes the rows of a Markdown tree to a draft."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._depth = 0

    def blocks(self, nodes: "Sequence[Node]") -> None:
        for node in nodes:
            if node.type == "heading":
                self._inline(node, Row(level=int(node.tag[1])))
            elif node.type == "paragraph":
                self._inline(node, Row())
            elif node.type in _LISTS:
                self._list(node)
            elif node.type == "table":
                self._table(node)
            elif node.type in {"html_block", "fence", "code_block"}:
                (add_markup if node.type == "html_block" else add_plain)(self._draft, node.content)
            else:
                self.blocks(node.children)
            if self._depth == 0:
                self._draft.gap()

    def _inline(self, node: "Node", like: Row) -> None:
        for inline in node.children:
            for row in inline_rows(self._draft, inline, like):
                self._draft.add(row)

    def _list(self, node: "Node") -> None:
        self._depth += 1
        for entry in node.children:
            for number, block in enumerate(entry.children):
                if number == 0 and block.type == "paragraph":
                    bullet = Row(role="bullet", indent=self._depth - 1)
                    self._inline(block, Row() if _is_entry(entry) else bullet)
                else:
                    self.blocks([block])
        self._depth -= 1

    def _table(self, node: "Node") -> None:
        self._draft.note("table", "advice", _TABLE)
        for part in node.children:
            for row in part.children:
                cells = [
                    [each for inline in cell.children for each in self._cell(inline)]
                    for cell in row.children
                ]
                for each in side_by_side(cells):
                    self._draft.add(each)

    def _cell(self, inline: "Node") -> list[Row]:
        return [row for row in inline_rows(self._draft, inline, Row()) if row.text]


def _is_entry(entry: "Node") -> bool:
    """Whether a list's element is a job or a project with a list of its own."""
    lists = [each for each in entry.children if each.type in _LISTS]
    if not lists or not entry.children[0].children:
        return False
    source = entry.children[0].children[0].content
    return source.startswith(("**", "__")) or dated(source)
