"""Asks the support model about the wordings that come nearest to an answer.

Each wording is held against the stretch of the answer, up to three sentences, that is nearest to
it. Only the nearest wordings of each level are asked about: the others would cost as much and say
less.
"""

from typing import TYPE_CHECKING

import numpy as np

from greenroom.grading.wordings import Floats, Places, Spoken, Wordings

if TYPE_CHECKING:
    from greenroom.language.entail import Entail

ASKED = 2  # wordings of each level
DENIED = 1  # wordings of what denies the point


def verdicts(entail: "Entail", spoken: Spoken, wordings: Wordings) -> Floats:
    """What the support model says of each wording, (statements, 3); zeros where it is not asked.

    Args:
        entail: The support model.
        spoken: The answer compared with the wordings.
        wordings: The rubric's, or those of mistakes.
    """
    found = np.zeros((len(wordings.statements), 3))
    near = spoken.cosine + 0.3 * spoken.cover
    wide = _widest(spoken)
    if not len(wide) or not len(wordings.statements):
        return found
    asked = _nearest(near.max(axis=0), wordings)
    stretches = wide[near[np.ix_(wide, asked)].argmax(axis=0)]
    said = [
        (spoken.spans[stretch].text, wordings.statements[place].text)
        for stretch, place in zip(stretches, asked, strict=True)
    ]
    found[asked] = entail("", said)
    return found


def _widest(spoken: Spoken) -> Places:
    """The spans that no other span holds."""
    held = [
        any(
            other is not span and other.first <= span.first and span.last <= other.last
            for other in spoken.spans
        )
        for span in spoken.spans
    ]
    return np.flatnonzero(~np.array(held, dtype=bool))


def _nearest(near: Floats, wordings: Wordings) -> Places:
    """The places of the wordings to ask about, in their order."""
    chosen: list[int] = []
    for criterion in np.unique(wordings.criteria):
        mine = wordings.criteria == criterion
        for level in np.unique(wordings.levels[mine]):
            places: Places = np.flatnonzero(mine & (wordings.levels == level))
            order = np.argsort(-near[places], kind="stable")
            chosen += map(int, places[order[: ASKED if level > 0 else DENIED]])
    return np.array(sorted(chosen), dtype=np.intp)
