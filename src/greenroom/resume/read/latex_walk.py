"""Walks through LaTeX source token by token, and writes what it shows to a page."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from greenroom.resume.read.draft import Draft
from greenroom.resume.read.latex_letters import ACCENTS, SYMBOLS, accented, raised, typeset
from greenroom.resume.read.latex_macros import DROPPED, LENGTHS, MACROS
from greenroom.resume.read.latex_page import Page
from greenroom.resume.read.latex_source import Macro, Source, Token
from greenroom.resume.read.signs import names_section

_SPACES = {" ": " ", "\n": " ", "\t": " ", ",": " ", ";": " ", ":": " ", "~": " "}
_ICON = re.compile(r"fa[A-Z]\w*|faicon|ding|symbol|Letter|Telefon|Mobilefone|Mundus")
_LENGTH = re.compile(r"\s*=?\s*-?[\d.]+\s*(?:pt|em|ex|cm|mm|in|bp|sp)?\b|\s*=?\s*\\\w+")
_WIDEST = 9


@dataclass(slots=True)
class Walk:
    """A walk through one source.

    Attributes:
        macros: What commands stand for, the source's own definitions among them.
        environments: The same for environments: how each begins and ends.
        open: The environments that are open, each with the number of rows there were.
        missing: Files the source takes in, which we do not have.
    """

    source: Source
    page: Page
    commands: "Mapping[str, Command]"
    macros: dict[str, Macro]
    environments: dict[str, tuple[Macro, str]] = field(default_factory=dict)
    open: list[tuple[str, int, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    document_class: str = ""

    @property
    def draft(self) -> Draft:
        """Where the rows go."""
        return self.page.draft

    def run(self) -> None:
        """Walk to the end."""
        while token := self.source.next():
            self._take(token)
        self.page.end_row()

    def _take(self, token: Token) -> None:
        if token.kind == "word":
            self.command(token.text)
        elif token.kind == "sign":
            self._sign(token.text)
        elif token.kind == "special":
            self._special(token.text)
        elif token.kind == "par":
            self.page.gap()
        else:
            self.page.say(" " if token.kind == "space" else typeset(token.text))

    def _sign(self, sign: str) -> None:
        if sign == "\\":
            self.source.takes("*")
            self.source.option()
            self.page.break_line()
        elif sign in ACCENTS:
            self.page.say(accented(sign, self.source.argument()))
        else:
            self.page.say(_SPACES.get(sign, SYMBOLS.get(sign, "")))

    def _special(self, sign: str) -> None:
        page = self.page
        if sign == "{":
            page.open()
        elif sign == "}":
            page.close()
        elif sign == "&":
            page.tab()
        elif sign == "~":
            page.say(" ")
        elif sign == "$":
            page.math = not page.math
        elif sign == "^" and page.math:
            page.say(raised(self.source.argument()))
        elif not page.math:
            page.say(sign)

    def command(self, name: str) -> None:
        """Do what a command says, by our tables first and the source's own definitions after."""
        name = name.rstrip("*")
        own = self.macros.get(name)
        known = MACROS.get(name)
        if name in self.commands and (own is None or name.startswith("@")):
            self.commands[name](self)
        elif own is not None and (known is None or known.count != own.count):
            self.source.expand(own)
        elif known is not None:
            self.source.option()
            self.source.expand(known)
        elif name in DROPPED:
            self.drop(name)
        elif name in SYMBOLS:
            self.page.say(SYMBOLS[name])
        elif name in ACCENTS:
            self.page.say(accented(name, self.source.argument()))
        else:
            self._unknown(name)

    def drop(self, name: str) -> None:
        """Leave out a command's arguments."""
        while self.source.option() is not None:
            continue
        for _ in range(DROPPED[name]):
            self.source.argument()
            self.source.option()
        if name in LENGTHS:
            self.source.skip(_LENGTH)

    def _unknown(self, name: str) -> None:
        """A command of a class we do not have: its arguments are shown, several as rows."""
        if _ICON.fullmatch(name):
            if self.source.has_group():
                self.source.argument()
            return
        arguments: list[str] = []
        while len(arguments) < _WIDEST and self.source.has_group():
            arguments.append(self.source.argument())
        if len(arguments) > 1:
            self.source.insert(r"\@row " + r"\@row ".join(arguments) + r"\@row ")
        elif arguments and names_section(arguments[0]):
            self.source.insert(r"\@level{1}" + arguments[0] + r"\@row ")
        elif arguments:
            self.source.insert("{" + arguments[0] + "}")


Command = Callable[[Walk], None]
