"""Which spans talk about a criterion at all: the first of the two things a mark needs."""

import numpy as np
from numpy.typing import NDArray

from greenroom.grading.wordings import Floats, Spoken, Wordings

NEAR = 0.28  # cosine to a criterion's wording from which a span is about it
COVERED = 0.22  # weighted share of a wording's words from which a span is about it
LEAD = 0.05  # a span must be nearer to the criterion than to empty talk by this
CALM = 0.35  # nearness to empty talk from which the lead must grow with it
IDLE = 0.35  # share of words found in empty talk from which a span is such, without an embedder
TELLING = 2  # words that neither the question nor empty talk has, without an embedder
SHARE = 0.2  # of the sentences on the topic that makes an attempt
ENOUGH = 10  # or so many of them, however much is said around them

Mask = NDArray[np.bool_]


def relevant(spoken: Spoken, wordings: Wordings, criterion: int) -> Mask:
    """Which spans are about one criterion, rather than empty talk."""
    return _about(spoken, wordings, np.flatnonzero(wordings.criteria == criterion))


def is_attempt(spoken: Spoken, wordings: Wordings) -> bool:
    """Whether enough of the answer's sentences are about the question to be an attempt at it."""
    about = _about(spoken, wordings, np.arange(len(wordings.statements)))
    about &= spoken.present @ wordings.telling > 0  # the question's words alone prove nothing
    single = np.array([span.first == span.last for span in spoken.spans], dtype=bool)
    count = int((about & single).sum())
    return count >= ENOUGH or (count > 0 and count >= SHARE * int(single.sum()))


def is_talk(spoken: Spoken) -> bool:
    """Whether most of an answer is nearer to empty talk than to the question's subject."""
    if not len(spoken.spans):
        return False
    return bool(
        spoken.filler.mean() > 0.25 if spoken.vectors is None else _talk(spoken).mean() > 0.5
    )


def touches(spoken: Spoken) -> bool:
    """Whether any of it is about the question's subject at all."""
    if spoken.vectors is None:
        return bool(spoken.present.any())
    return bool(max(spoken.echo.max(initial=0.0), spoken.cosine.max(initial=0.0)) >= NEAR)


def _talk(spoken: Spoken) -> Mask:
    """Which spans are nearer to empty talk than to anything in the rubric."""
    if spoken.vectors is None:
        return np.asarray(spoken.filler > IDLE)
    return np.asarray(spoken.filler > spoken.cosine.max(axis=1, initial=0.0))


def _holds_talk(spoken: Spoken) -> Mask:
    """Which spans have a sentence of empty talk in them: such are no evidence."""
    idle = {
        span.first
        for span, talk in zip(spoken.spans, _talk(spoken), strict=True)
        if talk and span.first == span.last
    }
    return np.array(
        [any(unit in idle for unit in range(s.first, s.last + 1)) for s in spoken.spans], dtype=bool
    )


def _about(spoken: Spoken, wordings: Wordings, places: NDArray[np.intp]) -> Mask:
    if not len(places) or not len(spoken.spans):
        return np.zeros(len(spoken.spans), dtype=bool)
    cosine: Floats = spoken.cosine[:, places].max(axis=1)
    cover: Floats = spoken.cover[:, places].max(axis=1)
    if wordings.vectors is None:
        telling = spoken.present @ wordings.telling >= TELLING
        return np.asarray((cover >= COVERED) & telling & ~_holds_talk(spoken))
    lead = LEAD + np.maximum(spoken.filler - CALM, 0.0)
    return np.asarray((cosine >= NEAR) & (cosine > spoken.filler + lead) & ~_holds_talk(spoken))
