"""Knows a box of the board by its words: which part of the architecture it stands for.

A part is known by its names. All words of a name must be in the box, as stems, give or take a
letter in a long word; where names of several parts are, the one with the rarer words wins. Each
half of "rules and fallback" stands for itself. What is said to be missing is nothing.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from greenroom.content.cases import BoardPart
from greenroom.design.board import Box
from greenroom.language.embed import Embedder

BY_WORDS, BY_MEANING = 0.93, 0.75  # how sure we are of a box known by its words, by its meaning
MOST = 2  # parts one box may be
# Cosine of a name, and its lead over the next part's. Of 20 boxes that are no part of a fraud
# system the nearest comes to .65, so this finds little, and nothing that is not there.
NEAR, AHEAD = 0.7, 0.1
FORGIVING = 5  # letters from which a stem may have one wrong
LONGEST = 2_000  # characters of a text that are looked at
WINDOW = 2  # other words that may stand among a name's in a sentence
_ABBREVIATIONS = {
    "db": "database", "dbs": "database", "svc": "service", "srv": "server", "dwh": "warehouse",
    "msg": "message", "mq": "queue", "repo": "repository", "mgmt": "management", "auth":
    "authorisation", "txn": "transaction", "txns": "transaction", "tx": "transaction", "mon":
    "monitoring", "obs": "observability", "ab": "experiment", "eval": "evaluation", "prod":
    "production", "infra": "infrastructure", "params": "parameters", "feats": "features",
    "preds": "predictions", "fallbacks": "fallback",
    "alert": "alarm", "alerts": "alarm", "alerting": "alarm", "alarming": "alarm",
}  # fmt: skip
_TOGETHER = {("fall", "back"): "fallback", ("data", "bas"): "databas", ("a", "b"): "experiment"}
_ABSENT = re.compile(r"\b(?:no|not|none|without|missing|todo|skip(?:ped)?|later|never)\b|n[’']t\b")
_JOINED = re.compile(r"\s(?:and|with|plus|or)\s|[+/&;,.]")
_ABOUT = re.compile(r"\s(?:of|for|on|from|to|in|by|behind|when|at|who|that|which)\s")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?<=\w{3})(?:ings?|ers?|ed|es|s|e|y)$")


@dataclass(frozen=True)
class Known:
    """A part a text stands for, and how sure that is, 0 to 1."""

    part: str
    sure: float


def _stem(word: str) -> str:
    plain = word.replace("isation", "ization").replace("elling", "eling")
    plain = re.sub(r"ies$", "y", plain)
    return _ENDING.sub("", re.sub(r"(?<=\w{3})s$", "", plain))


def stems(text: str) -> tuple[str, ...]:
    """The words of a text, near enough to compare.

    >>> stems("Feature-Stores, the fraud scorer")
    ('featur', 'stor', 'the', 'fraud', 'scor')
    """
    words = _WORD.findall(_HUMP.sub(" ", text[:LONGEST]).casefold())
    found: list[str] = []
    for word in words:
        stem = _stem(_ABBREVIATIONS.get(word, word))
        pair = (found[-1], stem) if found else ("", "")
        if pair in _TOGETHER:
            found[-1] = _TOGETHER[pair]
        else:
            found.append(stem)
    return tuple(found)


_VESSELS = frozenset(
    stems(
        "list table cache store feed queue set database topic service job system module component "
        "api layer pipeline box process stream file bucket copy source flow stage part"
    )
)


class Names:
    """The names of a board's parts, ready to be looked for."""

    def __init__(self, parts: Sequence[BoardPart]) -> None:
        self.parts = parts
        self.names = [
            (part.id, frozenset(stems(name)))
            for part in parts
            for name in (part.title, *part.named)
        ]
        users = Counter(
            word
            for part in parts
            for word in {word for owner, name in self.names if owner == part.id for word in name}
        )
        self.weights: Mapping[str, float] = {
            word: math.log(1 + len(parts) / count) for word, count in users.items()
        }
        self.spelled = {word: word for word in users}

    def in_box(self, box: Box) -> tuple[Known, ...]:
        """The parts a box is, by its name and then by its note."""
        if _ABSENT.search(box.name.casefold()):
            return ()
        halves = [*map(self._part, _JOINED.split(box.name))]
        found = halves if any(halves) else [self._part(box.name)]
        found += [self._part(said) for said in _JOINED.split(box.note)]
        parts = [part for part in dict.fromkeys(found) if part]
        return tuple(Known(part, BY_WORDS) for part in parts[:MOST])

    def in_sentence(self, text: str) -> tuple[Known, ...]:
        """The parts a sentence speaks of: each by a name whose words stand together."""
        if _ABSENT.search(text.casefold()):
            return ()
        words = self._words(text)
        spoken = [part for part, name in self.names if name and _together(name, words)]
        return tuple(Known(part, BY_WORDS) for part in dict.fromkeys(spoken))

    def by_meaning(self, box: Box, embed: Embedder) -> tuple[Known, ...]:
        """The part whose name is nearest in meaning, where one is near and clearly nearest."""
        if _ABSENT.search(box.name.casefold()):
            return ()
        texts = [(part.id, name) for part in self.parts for name in (part.title, *part.named)]
        vectors = embed([box.name, *(name for _, name in texts)])
        near: dict[str, float] = {}
        for (part, _), cosine in zip(texts, vectors[1:] @ vectors[0], strict=True):
            near[part] = max(near.get(part, -1.0), float(cosine))
        first, second, *_ = [*sorted(near.values(), reverse=True), -1.0, -1.0]
        if first < NEAR or first - second < AHEAD:
            return ()
        return (Known(max(near, key=near.__getitem__), BY_MEANING),)

    def _words(self, text: str) -> tuple[str, ...]:
        """The stems of a text, each as the names spell it where it is one of theirs."""
        found = []
        for word in stems(text):
            if word not in self.spelled:
                near = (known for known in self.weights if _alike(word, known))
                self.spelled[word] = next(near, word)
            found.append(self.spelled[word])
        return tuple(found)

    def _part(self, text: str) -> str:
        """The part a few words stand for: what comes before "of" or "for" says it first."""
        if _ABSENT.search(text.casefold()):
            return ""
        first, whole = (
            self._words(said.replace("-", "")) + self._words(said)
            for said in (_ABOUT.split(text)[0], text)
        )
        return self._best(first) or self._best(whole, must=first[-1:])

    def _best(self, words: tuple[str, ...], must: tuple[str, ...] = ()) -> str:
        """The part with the weightiest name in some words; "" when none is.

        Args:
            words: The stems of what was said.
            must: What the name must have, unless it is a mere vessel: "checks on the scores" are
                no scores, while a "store for features" is told by what is in it.
        """
        best, most = "", 0.0
        for part, name in self.names:
            if not name or not name.issubset(words):
                continue
            if must and must[0] not in _VESSELS and must[0] not in name:
                continue
            head = 0.5 if words[-1] in name else 0.0
            weight = sum(self.weights[word] for word in name) + head
            best, most = (part, weight) if weight > most else (best, most)
        return best


def _alike(word: str, other: str) -> bool:
    """Whether two long stems differ by a letter at most."""
    if min(len(word), len(other)) < FORGIVING:
        return False
    return bool(OSA.distance(word, other, score_cutoff=1) <= 1)


def _together(name: frozenset[str], words: tuple[str, ...]) -> bool:
    reach = len(name) + (WINDOW if len(name) > 1 else 0)
    if not name.issubset(words):
        return False
    return any(
        name.issubset(words[start : start + reach])
        for start in range(max(1, len(words) - reach + 1))
    )
