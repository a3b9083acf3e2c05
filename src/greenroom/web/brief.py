"""A brief as HTML: paragraphs, lists, code and headings, the little Markdown that briefs use."""

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

_CODE = re.compile(r"`([^`]+)`")
_STRONG = re.compile(r"\*\*([^*]+)\*\*")
_ITEM = re.compile(r"\s*(?:[-*]|\d+\.)\s+(.*)")


def brief(text: str) -> Markup:
    r"""Render a brief, without its title.

    >>> str(brief("# T\n\nWrite `f`.\n\n- one\n- two"))
    '<p>Write <code>f</code>.</p>\n<ul><li>one</li><li>two</li></ul>'
    """
    blocks = re.split(r"(```.*?```)", text, flags=re.DOTALL)
    return Markup("\n").join(html for block in blocks for html in _block(block))


def _block(block: str) -> Iterator[Markup]:
    if block.startswith("```"):
        code = block.strip("`").partition("\n")[2].rstrip("\n")
        yield Markup('<pre tabindex="0"><code>{}</code></pre>').format(code)
        return
    for part in re.split(r"\n\s*\n", block):
        lines = [line for line in part.splitlines() if line.strip()]
        if lines and lines[0].startswith("# "):
            lines = lines[1:]
        if lines:
            yield from _paragraphs(lines)


def _paragraphs(lines: list[str]) -> Iterator[Markup]:
    """A heading, a table as it stands, or text with the list that follows it."""
    if lines[0].startswith("#"):
        yield Markup("<h2>{}</h2>").format(_inline(lines[0].lstrip("# ")))
        lines = lines[1:]
    if lines and lines[0].lstrip().startswith("|"):
        yield Markup('<pre tabindex="0">{}</pre>').format("\n".join(lines))
        return
    first = next((n for n, line in enumerate(lines) if _ITEM.match(line)), len(lines))
    if first:
        yield Markup("<p>{}</p>").format(_inline(" ".join(lines[:first])))
    if lines[first:]:
        yield _list(lines[first:])


def _list(lines: list[str]) -> Markup:
    items: list[str] = []
    for line in lines:
        found = _ITEM.match(line)
        if found:
            items.append(found.group(1))
        else:
            items[-1] += f" {line.strip()}"
    kind = "ol" if lines[0].lstrip()[0].isdigit() else "ul"
    inner = Markup("").join(Markup("<li>{}</li>").format(_inline(item)) for item in items)
    return Markup("<{0}>{1}</{0}>").format(kind, inner)


def _inline(text: str) -> Markup:
    escaped = _CODE.sub(r"<code>\1</code>", str(escape(text)))
    return Markup(_STRONG.sub(r"<strong>\1</strong>", escaped))  # noqa: S704 - escaped just above
