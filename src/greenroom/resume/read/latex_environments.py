"""Where LaTeX's environments begin and end: lists, tables, columns, and those of templates."""

import re

from greenroom.resume.read.draft import Row
from greenroom.resume.read.latex_macros import ENVIRONMENTS
from greenroom.resume.read.latex_walk import Walk

_LISTS = frozenset(
    {"itemize", "enumerate", "tightemize", "cvitems", "zitemize", "highlights", "description"}
    | {"highlightsforbulletentries", "compactitem", "list", "tightitemize", "resumeitemlist"}
)
_TABLES = {
    "tabular": 1, "tabular*": 2, "tabularx": 2, "tabulary": 2, "longtable": 1, "array": 1,
    "tabularx*": 2, "supertabular": 1, "tabu": 1, "multicols": 1, "multicols*": 1, "paracol": 1,
    "adjustwidth": 2, "adjustbox": 1, "spacing": 1, "wrapfigure": 2, "onecolentry": 0,
}  # fmt: skip
"""Environments whose arguments say how it looks, and how many they are."""

_DRAWN = frozenset({"tikzpicture", "picture", "filecontents", "filecontents*", "comment"})
_NO_SIGN = re.compile(r"label\s*=\s*(?:\{\s*\}|,|$)")
_SHARE = re.compile(r"\s*(0?\.\d+)\s*\\\w*width")


def begin(walk: Walk) -> None:
    """Begin an environment."""
    name = walk.source.argument().strip()
    if name in _DRAWN:
        walk.source.before(f"\\end{{{name}}}")
        return
    walk.page.open()
    rail = ""
    if name in _LISTS:
        _begin_list(walk)
    elif name in {"twocolentry", "threecolentry"}:
        rail = _begin_entry(walk, name)
    elif name == "minipage":
        _begin_column(walk)
    elif name in ENVIRONMENTS:
        walk.page.end_row()
        walk.source.expand(ENVIRONMENTS[name])
    elif name in _TABLES:
        _begin_table(walk, _TABLES[name])
    elif name in walk.environments:
        walk.source.expand(walk.environments[name][0])
    else:
        walk.page.end_row()
        walk.source.option()
    walk.open.append((name, len(walk.draft.rows), rail))


def end(walk: Walk) -> None:
    """End an environment."""
    name = walk.source.argument().strip()
    if name == "document":
        walk.page.end_row()
        walk.source.stop()
        return
    if name in walk.environments and name not in _LISTS and name not in ENVIRONMENTS:
        walk.source.insert(walk.environments[name][1] + rf"\@row\@end{{{name}}}")
        return
    finish(walk, name)


def finish(walk: Walk, name: str) -> None:
    """Close what an environment opened."""
    walk.page.end_row()
    if name in _LISTS and walk.page.lists:
        walk.page.lists.pop()
    if walk.open and walk.open[-1][0] == name:
        _, rows, rail = walk.open.pop()
        if rail:
            _set_rail(walk, rows, rail)
    walk.page.close()


def _begin_list(walk: Walk) -> None:
    walk.page.end_row()
    option = walk.source.option() or ""
    walk.page.lists.append(not _NO_SIGN.search(option))


def _begin_entry(walk: Walk, name: str) -> str:
    """An entry whose argument stands at its right end; one to its left is a label."""
    walk.page.end_row()
    walk.source.option()
    if name == "threecolentry":
        walk.source.insert(walk.source.argument() + r"\@label ")
    return walk.source.argument()


def _set_rail(walk: Walk, rows: int, rail: str) -> None:
    """Put the rail of an entry after its first row."""
    later = walk.draft.rows[rows + 1 :]
    del walk.draft.rows[rows + 1 :]
    pieces = [piece for piece in re.split(r"\\\\|\n\s*\n", rail) if piece.strip()]
    for piece in pieces:
        _write_rail(walk, piece)
    walk.draft.rows += later


def _write_rail(walk: Walk, text: str) -> None:
    from greenroom.resume.read.latex_page import Page
    from greenroom.resume.read.latex_source import Source

    page = Page(walk.draft)
    page.begin(Row(rail=True))
    Walk(Source(text), page, walk.commands, walk.macros).run()


def _begin_column(walk: Walk) -> None:
    walk.page.end_row()
    while walk.source.option() is not None:
        continue
    share = _SHARE.match(walk.source.argument())
    if share and float(share.group(1)) <= 0.4:
        walk.page.restyle(column=1)


def _begin_table(walk: Walk, count: int) -> None:
    walk.page.end_row()
    walk.source.option()
    for _ in range(count):
        walk.source.argument()
    walk.source.option()
