"""How far the tokens of a reference are met by tokens of an answer, and the other way round.

Late interaction: each token looks for the one nearest to it in meaning, where it stands, on the
other side (Khattab and Zaharia 2020, "ColBERT"; Zhang et al. 2020, "BERTScore"). Rare tokens
count for more, and those that the question has already said for less.
"""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from greenroom.grading.wordings import Floats

if TYPE_CHECKING:
    from greenroom.language.tokens import Read

States = NDArray[np.float32]

LATE = (
    "met",  # of the reference: mean of each token's nearest in the answer, rare tokens first
    "news_met",  # the same, of what the question had not said
    "backed",  # of the answer: mean of each token's nearest in the reference
    "news_backed",
    "clearly_met",  # of the reference's news, what is nearer than `CLEAR`
    "least_met",  # the reference's token at the lower fifth
)
CLEAR = 0.5
FLOOR = 0.05  # what is left of a token that the question has said itself
LOWER = 0.2


def late(ask: str, reference: str, answer: str, read: "Read | None") -> Floats:
    """The features named by `LATE`, (6,); zeros without a reader or without words.

    Args:
        ask: The question; "" when it is not known.
        reference: What is looked for.
        answer: What was said.
        read: Reads a text's tokens.
    """
    if read is None or not answer.strip():
        return np.zeros(len(LATE))
    wanted, said, asked = read(reference), read(answer), read(ask)
    if not len(wanted.states) or not len(said.states):
        return np.zeros(len(LATE))
    near = _cosines(wanted.states, said.states)
    there, back = near.max(axis=1), near.max(axis=0)
    news = wanted.rarity * _novelty(wanted.states, asked.states)
    ours = said.rarity * _novelty(said.states, asked.states)
    clear = np.maximum(there - CLEAR, 0.0)
    return np.round(
        [
            np.average(there, weights=wanted.rarity),
            np.average(there, weights=news),
            np.average(back, weights=said.rarity),
            np.average(back, weights=ours),
            np.average(clear, weights=news),
            np.quantile(there, LOWER),
        ],
        4,
    )


def _novelty(states: States, asked: States) -> Floats:
    """For each token, how far it is from all that the question says, above 0."""
    if not len(asked):
        return np.ones(len(states))
    nearest: Floats = _cosines(states, asked).max(axis=1)
    return 1.0 - np.clip(nearest, 0.0, 1.0) + FLOOR


def _cosines(one: States, other: States) -> Floats:
    found: Floats = np.einsum("ik,jk->ij", one, other, optimize=False).astype(np.float64)
    return found
