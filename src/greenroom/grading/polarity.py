"""Tells texts that say the same from texts that say the opposite in the same words.

A text is read as claims: a direction (more or less, before or after, ...) or a plain assertion,
each about a nearby word, each affirmed or negated. Two texts oppose where they make the same claim
about the same word with opposite signs.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from greenroom.grading.terms import STOP_WORDS, stem, words
from greenroom.grading.vocabulary import directions, word_set

_DIRECTION: Mapping[str, tuple[str, int]] = {
    stem(word): (pair, sign)
    for pair, sides in directions().items()
    for sign, side in zip((1, -1), sides, strict=True)
    for word in sorted(side)
}
_NEGATORS = word_set("negators")
_STOPS = word_set("claim_ends")  # a claim does not reach past these
_REACH = 4


class Claim(NamedTuple):
    """One thing said about a word: `kind` is a pair's name, or "said" for a plain mention."""

    kind: str
    about: str
    sign: int


@lru_cache(maxsize=16384)
def claims(text: str) -> frozenset[Claim]:
    """The claims a text makes."""
    tokens = [token for clause in _clauses(text) for token in (*clause, "but")]
    return frozenset(_read(tokens))


@lru_cache(maxsize=16384)
def _turned(text: str) -> frozenset[Claim]:
    """The claims of who says the opposite."""
    return frozenset(claim._replace(sign=-claim.sign) for claim in claims(text))


@lru_cache(maxsize=16384)
@lru_cache(maxsize=1024)  # the same wording is often nearest for several levels
def opposition(span: str, wording: str) -> float:
    """How far two texts oppose each other, 0 (not at all) to 1 (every shared claim opposes)."""
    ours, theirs = claims(span), claims(wording)
    against = sum(1.0 if claim.kind != "said" else 0.8 for claim in ours & _turned(wording))
    along = sum(_told_by_agreeing(claim) for claim in ours & theirs)
    return round(against / (against + along), 4) if against else 0.0


def negates(text: str) -> bool:
    """Whether anything in a text is negated."""
    return any(token in _NEGATORS for token in words(text))


def _told_by_agreeing(claim: Claim) -> float:
    """Directions and negations tell; that both texts mention a word tells little."""
    if claim.kind != "said":
        return 1.0
    return 0.8 if claim.sign < 0 else 0.1


def _clauses(text: str) -> Iterator[tuple[str, ...]]:
    for part in text.replace(";", ",").replace(":", ",").replace(".", ",").split(","):
        if found := words(part):
            yield found


def _read(tokens: Sequence[str]) -> Iterator[Claim]:
    for place, token in enumerate(tokens):
        root = stem(token)
        sign = -1 if _negated(tokens, place) else 1
        if root in _DIRECTION:
            pair, side = _DIRECTION[root]
            yield Claim(pair, _about(tokens, place), side * sign)
        elif token not in STOP_WORDS and token not in _NEGATORS:
            yield Claim("said", root, sign)


def _negated(tokens: Sequence[str], place: int) -> bool:
    """Whether an odd number of negators stands close before a word, in the same clause."""
    count = 0
    for back in range(place - 1, max(place - 1 - _REACH, -1), -1):
        if tokens[back] in _STOPS:
            break
        count += tokens[back] in _NEGATORS
    return count % 2 == 1


def _about(tokens: Sequence[str], place: int) -> str:
    """The word a direction is about: the next meaningful one, else the one before."""
    ahead = range(place + 1, min(place + 1 + _REACH, len(tokens)))
    behind = range(place - 1, max(place - 1 - _REACH, -1), -1)
    for side in (ahead, behind):
        for other in side:
            if tokens[other] in _STOPS:
                break
            root = stem(tokens[other])
            if tokens[other] not in STOP_WORDS | _NEGATORS and root not in _DIRECTION:
                return root
    return ""
