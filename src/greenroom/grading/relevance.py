"""Which spans talk about a criterion at all: the first of the two things a mark needs."""

import numpy as np
from numpy.typing import NDArray

from greenroom.grading.wordings import Floats, Spoken, Wordings

NEAR = 0.30  # cosine to a criterion's wording from which a span is about it
COVERED = 0.22  # weighted share of a wording's words from which a span is about it
_LEAD = 0.02  # a span nearer to empty talk than to the criterion by this is empty talk


def relevant(spoken: Spoken, wordings: Wordings, criterion: int) -> NDArray[np.bool_]:
    """Which spans are about one criterion, rather than empty talk."""
    mine = np.flatnonzero(wordings.criteria == criterion)
    if not len(mine) or not len(spoken.spans):
        return np.zeros(len(spoken.spans), dtype=bool)
    cosine = spoken.cosine[:, mine].max(axis=1)
    cover = spoken.cover[:, mine].max(axis=1)
    about: NDArray[np.bool_] = (cosine >= NEAR) | (cover >= COVERED)
    if wordings.vectors is not None:
        about &= cosine + 0.3 * cover > spoken.filler + _LEAD
    return about


def on_topic(spoken: Spoken, wordings: Wordings) -> float:
    """How near the answer's nearest span comes to anything the rubric or the question says."""
    nearest: list[Floats] = [spoken.echo]
    if wordings.statements and len(spoken.spans):
        nearest += [spoken.cosine.max(axis=1), spoken.cover.max(axis=1)]
    return float(max((part.max(initial=0.0) for part in nearest), default=0.0))
