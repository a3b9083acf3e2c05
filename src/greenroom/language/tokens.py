"""Reads a text token by token: what each token means where it stands, and how rare it is.

The vectors are the last layer of the installed sentence encoder, so nothing more is downloaded.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from greenroom.language.catalog import MINILM, TOKENIZER, Model
from greenroom.language.embed import open_session, open_tokenizer
from greenroom.language.install import ENCODER, inspect

KEPT = 24  # texts whose tokens are remembered: those of the question at hand
FIRST_WORD = 1996  # of BERT's vocabulary, which goes from the most to the least frequent word
SMALL = 0.15  # the weight of marks, digits and single letters, which come before
FREQUENT = 0.6  # the weight of the most frequent words


class Told(NamedTuple):
    """A text's n tokens, without the marks at its ends."""

    states: NDArray[np.float32]  # (n, width), rows of length 1
    rarity: NDArray[np.float64]  # (n,) above 0


Read = Callable[[str], Told]


def load_read(models_dir: Path, model: Model = MINILM) -> Read | None:
    """The installed encoder as a reader of tokens; None when it is not installed.

    Args:
        models_dir: Where models are installed.
        model: One of the catalogue.
    """
    found = inspect(model, models_dir)
    if found.state != "installed":
        return None
    session = open_session(found.folder / ENCODER)
    tokenizer = open_tokenizer(found.folder / TOKENIZER, model.max_tokens)

    @lru_cache(KEPT)
    def read(text: str) -> Told:
        ids = np.array(tokenizer.encode(text.encode("utf-8", "replace").decode()).ids, np.int64)
        states: NDArray[np.float32] = session.run(["states"], {"ids": ids})[0]
        return Told(states[1:-1], rarity(ids[1:-1]))

    return read


def rarity(ids: NDArray[np.int64]) -> NDArray[np.float64]:
    """How much each token tells, by its rank in the vocabulary: Zipf's law stands for a count."""
    rank = np.maximum(ids, FIRST_WORD) / FIRST_WORD
    found: NDArray[np.float64] = np.where(ids < FIRST_WORD, SMALL, np.log(rank) + FREQUENT)
    return found
