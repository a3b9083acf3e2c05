"""HTML inside a text: what it shows as rows, what it hides apart; nothing is fetched or run."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from greenroom.resume.read.draft import Draft, Row, Words
from greenroom.resume.read.rows import TAB, rails_apart

_BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "table", "tr", "section", "header", "footer", "article"}
    | {"main", "aside", "hr", "dl", "dt", "dd", "center", "blockquote", "pre", "address"}
    | {f"h{n}" for n in range(1, 7)}
)
_SILENT = frozenset({"script", "style", "head", "template", "noscript", "svg"})
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr", "area", "col", "source"})
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])|font-size\s*:\s*[01](?![.\d])"
    r"|(?<![-\w])color\s*:\s*(?:white|#fff(?:fff)?|transparent)\b",
    re.IGNORECASE,
)
_RIGHT = re.compile(r"float\s*:\s*right|text-align\s*:\s*right|margin-left\s*:\s*auto", re.I)
Attributes = list[tuple[str, str | None]]


def hides(attributes: Attributes) -> bool:
    """Whether an element's attributes hide what is in it."""
    told = {key: value or "" for key, value in attributes}
    return "hidden" in told or bool(_HIDDEN.search(told.get("style", "")))


def stands_right(attributes: Attributes) -> bool:
    """Whether an element's attributes put it at the right end of its row."""
    told = {key: value or "" for key, value in attributes}
    return told.get("align", "").lower() == "right" or bool(_RIGHT.search(told.get("style", "")))


class Markup(HTMLParser):
    """Writes the rows of HTML to a draft."""

    def __init__(self, draft: Draft) -> None:
        """Take the draft to write to."""
        super().__init__(convert_charrefs=True)
        self._draft = draft
        self._words: list[Words] = []
        self._open: list[tuple[str, str]] = []  # elements, and what closing them ends
        self._urls: list[str] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Begin an element."""
        if tag in _BLOCKS:
            self._end_row()
        if stands_right(attrs) or tag in {"td", "th"}:
            self._words.append(Words(TAB))
        if tag in _VOID:
            return
        silent = "hidden" if hides(attrs) else "silent" if tag in _SILENT else ""
        self._open.append((tag, silent))
        if tag == "a":
            self._urls.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        """End an element, and what was left open in it."""
        if tag in _BLOCKS:
            self._end_row()
        if all(tag != each for each, _ in self._open):
            return
        while self._open:
            last, _ = self._open.pop()
            if last == "a":
                self._urls.pop()
            if last == tag:
                return

    def handle_data(self, data: str) -> None:
        """Take text."""
        states = {state for _, state in self._open}
        if "hidden" in states:
            self._draft.hide(data)
        elif "silent" not in states:
            tags = {tag for tag, _ in self._open}
            bold, italic = bool(tags & {"b", "strong", "th"}), bool(tags & {"i", "em"})
            url = self._urls[-1] if self._urls else ""
            self._words.append(Words(data.replace("\t", " "), bold, italic, 0.0, url))

    def handle_comment(self, data: str) -> None:
        """Keep a comment apart."""
        self._draft.remark(data)

    def close(self) -> None:
        """End the last row."""
        super().close()
        self._end_row()

    def _end_row(self) -> None:
        row = Row(tuple(self._words))
        self._words = []
        tags = [tag for tag, _ in self._open]
        level = next((int(tag[1]) for tag in reversed(tags) if re.fullmatch(r"h[1-6]", tag)), 0)
        if level:
            row = replace(row, level=level)
        elif "li" in tags:
            depth = sum(1 for tag in tags if tag in {"ul", "ol"})
            row = replace(row, role="bullet", indent=max(depth - 1, 0))
        if row.text:
            for each in rails_apart(row):
                self._draft.add(each)


def add_markup(draft: Draft, text: str) -> None:
    """Add the rows of HTML to a draft."""
    markup = Markup(draft)
    markup.feed(text)
    markup.close()
