"""First words of bullets: which verb it is, in which form, and whether it says what was done."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Tense = Literal["past", "present", "either"]
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Form:
    """A verb as it is written: its base, and the tense of this form ("either" tells nothing)."""

    base: str
    tense: Tense


def forms(verbs: Sequence[str]) -> Mapping[str, Form]:
    """Every form of every verb; each is given as its base, and its past where it is irregular.

    >>> forms(["ship shipped", "analyse"])["shipping"]
    Form(base='ship', tense='either')
    >>> forms(["write wrote"])["wrote"]
    Form(base='write', tense='past')
    """
    table: dict[str, Form] = {}
    for verb in verbs:
        base, *pasts = verb.split()
        for word, tense in _of(base, pasts or [_past(base)]):
            known = table.get(word)
            table[word] = (
                Form(base, "either") if known and known.tense != tense else Form(base, tense)
            )
    return table


def _of(base: str, pasts: Sequence[str]) -> Iterator[tuple[str, Tense]]:
    yield base, "present"
    yield _third_person(base), "present"
    for past in pasts:
        yield past, "past"
    yield _gerund(base, pasts[0]), "either"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ied"
    return base + "ed"


def _third_person(base: str) -> str:
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ies"
    return base + ("es" if re.search(r"(?:s|x|z|ch|sh|o)$", base) else "s")


def _gerund(base: str, past: str) -> str:
    if past == base + base[-1] + "ed":
        return base + base[-1] + "ing"
    doubled = base in ("cut", "run", "set", "put", "win", "get", "begin")
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    return stem + (base[-1] if doubled else "") + "ing"


def first_word(text: str, before: re.Pattern[str]) -> tuple[int, int] | None:
    """Where the first word stands that could be the verb; None where there is none.

    Words such as "successfully" before it are passed over.
    """
    begin = len(text) - len(text.lstrip(" \"'“‘(*•-–"))
    while ahead := before.match(text, begin):
        rest = text[ahead.end() :]
        begin = ahead.end() + len(rest) - len(rest.lstrip(" ,-"))
    word = _WORD.match(text, begin)
    return word.span() if word else None
