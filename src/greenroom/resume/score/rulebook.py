"""The rules made ready to be used: phrases compiled, verbs in all their forms."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from greenroom.content.scoring import FILE, FlagRule, Rule, Rules, read_rules
from greenroom.resume.model import Flag
from greenroom.resume.score.phrases import outside, pattern, spans
from greenroom.resume.score.verbs import Form, forms

# The lists that checks look for by themselves.
_SPOKEN = frozenset({
    "quality-measures", "bounded-measures", "methods", "model-names", "tools", "growth",
    "spoken-languages", "languages", "small-words",
})  # fmt: skip
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Phrases that count, and phrases in which they do not."""

    shows: re.Pattern[str]
    unless: re.Pattern[str]

    def find(self, text: str) -> Spans:
        """Where what counts stands in a text."""
        return outside(spans(text, self.shows), spans(text, self.unless))


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Rules ready to be used."""

    rules: Rules
    flags: Mapping[Flag, FlagRule]
    flag_words: Mapping[Flag, Pair]
    found: Mapping[str, Rule]
    rule_words: Mapping[str, Pair]
    lists: Mapping[str, re.Pattern[str]]
    levels: tuple[re.Pattern[str], ...]
    strong: Mapping[str, Form]
    weak: re.Pattern[str]
    before: re.Pattern[str]

    def form_of(self, word: str) -> Form | None:
        """The strong verb a word is a form of; of "cross-validated" the last part counts too."""
        plain = word.lower()
        return self.strong.get(plain) or self.strong.get(plain.rpartition("-")[2])


def make_rulebook(rules: Rules) -> Rulebook:
    """Compile the rules."""
    lists = rules.lists
    return Rulebook(
        rules=rules,
        flags={rule.flag: rule for rule in rules.flags},
        flag_words={
            rule.flag: Pair(pattern(rule.shows, lists), pattern(rule.unless, lists))
            for rule in rules.flags
        },
        found={rule.id: rule for rule in rules.rules},
        rule_words={
            rule.id: Pair(pattern(rule.words, lists), pattern(rule.unless, lists))
            for rule in rules.rules
        },
        lists={name: pattern(phrases, lists) for name, phrases in lists.items() if name in _SPOKEN},
        levels=tuple(pattern((phrase,)) for phrase in lists["levels"]),
        strong=forms(rules.verbs.strong),
        weak=pattern(rules.verbs.weak),
        before=pattern(rules.verbs.before),
    )


@cache
def rulebook(pack_dir: Path | None = None) -> Rulebook:
    """The rules of a pack; those that come with Greenroom when it is not named or has none.

    Raises:
        PackErrors: Everything that is wrong with the file.
    """
    if pack_dir is not None and (pack_dir / FILE).is_file():
        return make_rulebook(read_rules(pack_dir))
    package = Path(__file__).parents[2]
    installed = package / "packs" / "ml-engineer"
    bundled = installed if installed.is_dir() else package.parents[1] / "packs" / "ml-engineer"
    return make_rulebook(read_rules(bundled))
