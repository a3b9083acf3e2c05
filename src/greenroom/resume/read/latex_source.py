"""LaTeX source as tokens, its simple definitions expanded within limits; nothing is ever run."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z@]+\*?)(?:[ \t]*\n?(?![ \t]*\n)[ \t]*)?"
    r"|\\(?P<sign>.)|(?P<special>[{}&~$^_#])|(?P<par>\n[ \t]*\n\s*)|(?P<space>\s+)"
    r"|(?P<text>[^\\{}&~$^_#\s]+)|(?P<lone>.)",
    re.DOTALL,
)
_PLACE = re.compile(r"#([1-9])")
_SPACES = re.compile(r"(?:[ \t]|\n(?![ \t]*\n))*")
MOST_EXPANSIONS = 5_000
MOST_CHARACTERS = 2_000_000
_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Token:
    """A token: `word` and `sign` are commands, `special` a sign with a meaning, the rest text."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Macro:
    """What a command stands for.

    Attributes:
        count: How many arguments it takes.
        body: Its text, `#1` for an argument.
        default: The first argument where it is left out; None when it may not be.
    """

    count: int
    body: str
    default: str | None = None


@dataclass(slots=True)
class _Frame:
    text: str
    at: int = 0


class Source:
    """A source that is read token by token; what a command stands for is read in its place."""

    def __init__(self, text: str) -> None:
        """Begin at the start of a text."""
        self._frames = [_Frame(text)]
        self._expansions = 0
        self._characters = 0
        self.stopped = False

    def next(self) -> Token | None:
        """The next token; None at the end."""
        while self._frames:
            frame = self._frames[-1]
            found = _TOKEN.match(frame.text, frame.at)
            if found:
                frame.at = found.end()
                kind = found.lastgroup or "text"
                return Token(kind, found.group(kind))
            self._frames.pop()
        return None

    def _ahead(self) -> str:
        """The next character that is not white space."""
        while self._frames:
            frame = self._frames[-1]
            spaces = _SPACES.match(frame.text, frame.at)
            at = spaces.end() if spaces else frame.at
            if at < len(frame.text):
                return frame.text[at]
            if len(self._frames) == 1:
                return ""
            self._frames.pop()
        return ""

    def takes(self, sign: str) -> bool:
        """Whether this sign is next; then it is read."""
        if self._ahead() != sign:
            return False
        frame = self._frames[-1]
        frame.at = frame.text.index(sign, frame.at) + 1
        return True

    def option(self) -> str | None:
        """An optional argument in brackets, if one is next."""
        return self._balanced("]") if self.takes("[") else None

    def has_group(self) -> bool:
        """Whether an argument in braces is next."""
        return self._ahead() == "{"

    def argument(self) -> str:
        """The next argument: a group, a command, or a character."""
        if self.takes("{"):
            return self._balanced("}")
        if not self._ahead():
            return ""
        frame = self._frames[-1]
        spaces = _SPACES.match(frame.text, frame.at)
        start = spaces.end() if spaces else frame.at
        found = _TOKEN.match(frame.text, start)
        command = found is not None and found.lastgroup in {"word", "sign"}
        frame.at = found.end() if found and command else start + 1
        return frame.text[start : frame.at]

    def _balanced(self, closing: str) -> str:
        """What stands before the closing sign, groups in it whole."""
        if not self._frames:
            return ""
        frame = self._frames[-1]
        start = at = frame.at
        depth = 0
        while at < len(frame.text):
            sign = frame.text[at]
            if sign == "\\":
                at += 1
            elif sign == closing and depth == 0:
                break
            elif sign == "{":
                depth += 1
            elif sign == "}":
                depth -= 1
            at += 1
        frame.at = min(at + 1, len(frame.text))
        return frame.text[start:at]

    def before(self, ending: str) -> str:
        """What stands before a text, which is read too; all the rest where it is missing."""
        if not self._frames:
            return ""
        frame = self._frames[-1]
        at = frame.text.find(ending, frame.at)
        end = len(frame.text) if at < 0 else at
        passed = frame.text[frame.at : end]
        frame.at = end if at < 0 else end + len(ending)
        return passed

    def rest_of_group(self) -> str:
        """What stands before the end of a group whose beginning has been read."""
        return self._balanced("}")

    def stop(self) -> None:
        """Read no further."""
        self._frames = []

    def skip(self, pattern: re.Pattern[str]) -> None:
        """Leave out what a pattern matches here."""
        if not self._frames:
            return
        frame = self._frames[-1]
        if found := pattern.match(frame.text, frame.at):
            frame.at = found.end()

    def expand(self, macro: Macro) -> None:
        """Read a command's arguments, and go on with what it stands for."""
        arguments = []
        if macro.default is not None:
            told = self.option()
            arguments.append(macro.default if told is None else told)
        while len(arguments) < macro.count:
            arguments.append(self.argument())
        self.insert(_PLACE.sub(lambda place: _given(arguments, place), macro.body))

    def insert(self, text: str) -> None:
        """Go on with a text, and with the rest after it."""
        self._expansions += 1
        self._characters += len(text)
        over = self._expansions > MOST_EXPANSIONS or self._characters > MOST_CHARACTERS
        if over or len(self._frames) >= _DEEPEST:
            self.stopped = True
        else:
            self._frames.append(_Frame(text))


def _given(arguments: list[str], place: re.Match[str]) -> str:
    number = int(place.group(1)) - 1
    return arguments[number] if number < len(arguments) else ""
