"""The rules of scoring as the pack writes them, in resume/rules.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, with_config

from greenroom.content.load import read_file
from greenroom.content.model import STRICT, Text
from greenroom.resume.model import Flag

Phrases = tuple[Text, ...]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class FlagRule:
    """One thing a bullet may show."""

    flag: Annotated[Flag, Field(description="Its name.")]
    title: Annotated[Text, Field(description="Its name for candidates.")]
    policy: Annotated[Text, Field(description="When a person should say that a bullet shows it.")]
    shows: Annotated[Phrases, Field(description="Phrases that show it.")] = ()
    unless: Annotated[Phrases, Field(description="Phrases that do not, though they look so.")] = ()


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Verbs:
    """First words of a bullet."""

    strong: Annotated[Phrases, Field(description="They say what the candidate did.")]
    weak: Annotated[Phrases, Field(description="They hide it.")]
    before: Annotated[Phrases, Field(description="Words that may stand before the verb.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Rules:
    """All the rules by which a résumé is scored."""

    version: Annotated[Text, Field(description="Rises whenever a score may change.")]
    flags: Annotated[tuple[FlagRule, ...], Field(description="What bullets may show.")]
    verbs: Annotated[Verbs, Field(description="First words of a bullet.")]
    lists: Annotated[
        Mapping[str, Phrases], Field(description="Words that rules speak of, by the list's name.")
    ]

    def flag(self, name: Flag) -> FlagRule:
        """Find the rule of a flag.

        Raises:
            KeyError: There is no rule for it.
        """
        for rule in self.flags:
            if rule.flag == name:
                return rule
        raise KeyError(name)


def read_rules(pack_dir: Path) -> Rules:
    """Read a pack's rules of scoring.

    Raises:
        PackErrors: Everything that is wrong with the file.
    """
    return read_file(pack_dir / "resume" / "rules.yaml", Rules)


@cache
def bundled_rules() -> Rules:
    """The rules of the pack that comes with Greenroom."""
    package = Path(__file__).parents[2]
    installed = package / "packs" / "ml-engineer"
    return read_rules(
        installed if installed.is_dir() else package.parents[1] / "packs" / "ml-engineer"
    )
