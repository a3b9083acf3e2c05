"""What LaTeX source has put on the page so far: the row being written, and how its words look."""

from dataclasses import dataclass, field, replace

from greenroom.resume.document import Role
from greenroom.resume.read.draft import Draft, Row, Words
from greenroom.resume.read.rows import TAB, rails_apart

NORMAL = 10.0
_MOST_SCOPES = 500
_SEPARATORS = frozenset({"|", "", ","})


@dataclass(frozen=True, slots=True)
class Style:
    """How words look inside a group."""

    bold: bool = False
    italic: bool = False
    size: float = NORMAL
    url: str = ""
    hidden: bool = False
    column: int = 0


@dataclass(slots=True)
class Page:
    """The page being written.

    Attributes:
        lists: For each open list, whether its elements have a sign.
        math: Whether a formula is open.
    """

    draft: Draft
    style: Style = Style()
    lists: list[bool] = field(default_factory=list)
    math: bool = False
    _scopes: list[Style] = field(default_factory=list)
    _words: list[Words] = field(default_factory=list)
    _hidden: str = ""
    _row: Row = field(default_factory=Row)

    def say(self, text: str) -> None:
        """Write words."""
        if self.style.hidden:
            self._hidden += text
            return
        style = self.style
        self._words.append(Words(text, style.bold, style.italic, style.size, style.url))

    def tab(self) -> None:
        """Go to the right end, or to the next cell."""
        self._words.append(Words(TAB))

    def label(self) -> None:
        """End a label, where there is one."""
        text = "".join(each.text for each in self._words).strip()
        if text:
            self.say(" " if text.endswith(":") else ": ")

    def separate(self) -> None:
        """Put a comma after what the row has already."""
        if self._words:
            self.say(", ")

    def begin(self, row: Row) -> None:
        """End the row and begin one of this kind."""
        self.end_row()
        self._row = row

    def bullet(self) -> None:
        """Begin a list's element."""
        signed = not self.lists or self.lists[-1]
        depth = max(sum(self.lists) - 1, 0)
        self.begin(Row(role="bullet" if signed else "", indent=depth if signed else 0))

    def break_line(self) -> None:
        """Break the line; a bullet goes on."""
        if self._row.role == "bullet":
            self._words.append(Words(" "))
        else:
            self.end_row()

    def end_row(self) -> None:
        """End the row; the next is a plain one."""
        while self._words and self._words[0].text.strip() in _SEPARATORS:
            self._words.pop(0)
        row = replace(self._row, words=tuple(self._words), column=self.style.column)
        self.draft.hide(self._hidden)
        self._words, self._hidden, self._row = [], "", Row()
        for each in rails_apart(row):
            self.draft.add(each)

    def gap(self) -> None:
        """End the row and the paragraph."""
        self.end_row()
        self.draft.gap()

    @property
    def role(self) -> Role:
        """What the row being written is."""
        return self._row.role

    def restyle(self, **changes: object) -> None:
        """Let the words to come look otherwise."""
        self.style = replace(self.style, **changes)  # type: ignore[arg-type]

    def open(self) -> None:
        """Begin a group."""
        if len(self._scopes) < _MOST_SCOPES:
            self._scopes.append(self.style)

    def close(self) -> None:
        """End a group."""
        if self._scopes:
            self.style = self._scopes.pop()
