"""Reads which terms of a clause are alternatives and which are all asked for."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from greenroom.resume.match.lexicon import Lexicon, Mention

Link = Literal["or", "and", "comma", "loose", "example", "bracket"]

_OR = re.compile(r"\bor\b|/|\|")
_AND = re.compile(r"\band\b|&|\+|\bplus\b")
_SUCH_AS = r"(?:such as|e\.g|for example|for instance|like|including,? but not limited to)"
_EXAMPLE = re.compile(rf"\b{_SUCH_AS}\b")
_EXAMPLES_OF_IT = re.compile(rf"\b{_SUCH_AS}\b[\s.,:(]*$")
_OR_ALIKE = re.compile(
    r"\s*,?\s*or (?:an?y? )?(?:related|similar|other|equivalent|comparable|another)\b"
)
_ANY_OF = re.compile(r"\b(?:(?:at least )?one(?: or more)? of|any of|either)\b[^,;]*$")
_COMMA = re.compile(r"[\s,]*")
_LOOSE = re.compile(r"(?:[\s,]*[\w.+#-]+){0,3}\s*,\s*")  # names we do not know, in a list


def groups(text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[tuple[str, ...], ...]:
    """Put a clause's terms into groups: each group is asked for, one of its terms will do.

    "Python, and Kafka or Flink" is ((python), (kafka, flink)); "an orchestrator (e.g. Airflow,
    Dagster)" is one group of three. A term that is above another group's term is left out.
    """
    if not mentions:
        return ()
    made: list[list[str]] = [[mentions[0].term]]
    links = _links(text, mentions, lexicon)
    before = text[: mentions[0].start]
    state = _State(any_of=bool(_ANY_OF.search(before) or _EXAMPLES_OF_IT.search(before.lower())))
    for place, mention in enumerate(mentions[1:]):
        gap = text[mentions[place].end : mention.start]
        if state.joins(links[place], gap):
            made[-1].append(mention.term)
        else:
            made.append([mention.term])
    return _without_parents([tuple(dict.fromkeys(group)) for group in made], lexicon)


class _State:
    """Whether the list we are in is one of alternatives."""

    def __init__(self, any_of: bool) -> None:
        self.any_of = any_of
        self.bracket = False
        self.said_or = False

    def joins(self, link: Link | None, gap: str) -> bool:
        """Whether what comes after a gap is an alternative to what came before it."""
        closed = self.bracket and ")" in gap
        if link in ("example", "bracket"):
            self.any_of, self.bracket, self.said_or = True, "(" in gap, False
            return not _AND.search(_EXAMPLE.split(gap.lower())[0])
        if closed or link is None or (link == "and" and self.said_or and not self.bracket):
            self.any_of, self.bracket = False, False
        if _ANY_OF.search(gap):
            self.any_of, self.said_or = True, False
            return False
        self.said_or = self.said_or or link == "or"
        return link == "or" or (self.any_of and link is not None)


def _links(text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Link | None]:
    """How each mention is joined to the one before it; a comma is what its list ends with."""
    found: list[Link | None] = [
        _link(text, left, right, lexicon) for left, right in pairwise(mentions)
    ]
    if found and found[-1] == "comma" and _OR_ALIKE.match(text, mentions[-1].end):
        found[-1] = "or"
    for place in reversed(range(len(found) - 1)):
        if found[place] == "comma" and found[place + 1] == "or":
            found[place] = "or"
    return found


def _link(text: str, left: Mention, right: Mention, lexicon: Lexicon) -> Link | None:
    gap = text[left.end : right.start].lower()
    if _EXAMPLE.search(gap):
        return "example"
    if "(" in gap:
        near = left.term in lexicon.above(right.term) or left.term in _families(right, lexicon)
        return "bracket" if near and ")" not in gap else None
    if _OR.search(gap):
        return "or"
    if _AND.search(gap):
        return "and"
    if _COMMA.fullmatch(gap):
        return "comma"
    return "loose" if _LOOSE.fullmatch(gap) else None


def _families(mention: Mention, lexicon: Lexicon) -> tuple[str, ...]:
    return lexicon.kin(mention.term)


def _without_parents(
    made: Sequence[tuple[str, ...]], lexicon: Lexicon
) -> tuple[tuple[str, ...], ...]:
    """Drop a lone general term where another group names something under it, and repeats."""
    kept: list[tuple[str, ...]] = []
    for place, group in enumerate(made):
        others = [term for number, other in enumerate(made) if number != place for term in other]
        general = len(group) == 1 and any(
            group[0] in lexicon.above(term) and term != group[0] for term in others
        )
        if not general and group not in kept:
            kept.append(group)
    return tuple(kept)
