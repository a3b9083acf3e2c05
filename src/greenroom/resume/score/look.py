"""One bullet as the checks look at it, and how a check's find becomes a finding."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from greenroom.resume.document import Finding
from greenroom.resume.model import Flag, Shown
from greenroom.resume.score.numbers import Number
from greenroom.resume.score.rulebook import Rulebook, Spans

WORD = re.compile(r"[^\W_]+(?:[-'’.&+#/][^\W_]+)*[+#]*")


@dataclass(frozen=True, slots=True)
class Look:
    """A bullet with all that checks ask of it."""

    text: str
    ongoing: bool
    placed: bool
    shown: tuple[Shown, ...]
    numbers: tuple[Number, ...]
    book: Rulebook

    def first(self, *flags: Flag) -> tuple[int, int] | None:
        """Where the first stretch stands that earns any of these flags."""
        found = [(each.start, each.end) for each in self.shown if each.flag in flags]
        return min(found) if found else None

    def shows(self, *flags: Flag) -> bool:
        """Whether it earns any of these flags."""
        return self.first(*flags) is not None

    def words(self, rule: str) -> Spans:
        """Where a rule's phrases stand."""
        return self.book.rule_words[rule].find(self.text)

    @property
    def whole(self) -> tuple[int, int]:
        """The span of the whole bullet."""
        return 0, len(self.text)


Check = Callable[[Look], Iterable[tuple[int, int]]]


def finding(book: Rulebook, rule_id: str, text: str, start: int, end: int) -> Finding:
    """A rule's finding about a stretch of a text."""
    rule = book.found[rule_id]
    quote = text[start:end]
    return Finding(rule_id, rule.severity, quote, start, end, rule.advice.replace("{quote}", quote))


def findings(look: Look, checks: Iterable[tuple[str, Check]]) -> tuple[Finding, ...]:
    """All that the checks find, in their order, each once for each place."""
    return tuple(
        finding(look.book, rule, look.text, start, end)
        for rule, check in checks
        for start, end in dict.fromkeys(check(look))
    )
