"""Answers what a candidate asks before coding: by a problem's assumptions, or honestly not at all.

An answer names what it is about, so that a question misunderstood is seen to be one.
"""

import re
from collections.abc import Sequence

from greenroom.coding.model import Assumption
from greenroom.language.embed import Embedder

UP_TO_YOU = (
    "The brief leaves that to you: say what you assume, and go on. If it matters to how you solve "
    "it, note it in a comment."
)
# Of the pack's own ways to ask, with the one that is asked left out, half reach it, one in seven
# reaches it with another assumption, and of questions that nothing settles one in fifty does.
NEAR = 0.43
SHARED = 0.5  # of the words that carry meaning, where no model is installed
_WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile(
    r"an?|and|any|are|as|at|be|by|can|could|do|does|for|from|give|given|has|have|how|i|if|in|is|"
    r"its?|like|may|me|my|need|needs|of|on|one|or|shall|should|so|that|the|there|they|this|time|"
    r"to|use|want|was|we|what|when|where|which|who|will|with|would|your?|data"
)


def clarify(
    asked: str,
    assumptions: Sequence[Assumption],
    embed: Embedder | None,
    otherwise: str = UP_TO_YOU,
    also: float = 0.0,
) -> str:
    """Answer with the nearest assumption, or say that it is the candidate's to decide.

    Args:
        asked: What the candidate asks.
        assumptions: What the problem settles.
        embed: The embedder, None where no model is installed: then words are compared.
        otherwise: What is said where nothing is near.
        also: The second-nearest is told too where it is so little less near; 0 tells one alone.
    """
    if not assumptions or not asked.strip():
        return otherwise
    if embed is None:
        near, enough = [_by_words(asked, each) for each in assumptions], SHARED
    else:
        near, enough = [_by_meaning(asked, each, embed) for each in assumptions], NEAR
    ranked = sorted(range(len(near)), key=lambda place: -near[place])
    told = [place for place in ranked[:2] if near[place] >= max(enough, near[ranked[0]] - also)]
    return "\n".join(_told(assumptions[place]) for place in told[: 2 if also else 1]) or otherwise


def _told(assumption: Assumption) -> str:
    about = assumption.about
    return f"{about[:1].upper()}{about[1:].rstrip('.')}: {assumption.answer}"


def _by_meaning(asked: str, each: Assumption, embed: Embedder) -> float:
    """The cosine to the nearest wording, with a say for the next two."""
    with_topic = [f"{each.about}: {way}" for way in each.asks]
    vectors = embed([asked, each.about, each.answer, *each.asks, *with_topic])
    near = sorted((float(one) for one in vectors[1:] @ vectors[0]), reverse=True)
    return 0.6 * near[0] + 0.4 * sum(near[:3]) / len(near[:3])


def _by_words(asked: str, each: Assumption) -> float:
    """The largest share of the words that carry meaning which a wording has in common."""
    mine = _words(asked)
    return max(_shared(mine, _words(way)) for way in (each.about, *each.asks))


def _shared(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / max(min(len(mine), len(theirs)), 2)


def _words(text: str) -> frozenset[str]:
    """Stems, roughly: what is plural or a form of a verb is the same word."""
    words = {word for word in _WORD.findall(text.lower()) if not _PLAIN.fullmatch(word)}
    return frozenset(re.sub(r"(ies|es|ing|ed|s|y)$", "", word) or word for word in words)
