"""What the interviewer knows of a case and tells when asked, or leaves to the candidate."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from greenroom.coding.clarify import clarify
from greenroom.coding.model import Assumption
from greenroom.content.cases import Fact
from greenroom.language.embed import Embedder

YOUR_CALL = (
    "Nobody has told me that: it is your call. Say what you assume, and what would change if it "
    "were otherwise."
)
# Of the fraud case's own ways to ask, with the one that is asked left out, seven in ten reach what
# they ask for, one in seven another fact, the rest none; each fact names what it is about.
ALSO = 0.08

Teller = Callable[[str, Sequence[Fact]], str]


def make_teller(embed: Embedder | None) -> Teller:
    """Make who answers questions for facts: by the nearest of them, or the nearest two.

    Args:
        embed: The embedder, None where no model is installed. What facts say is embedded once;
            what a candidate asks is not kept.
    """
    near = None if embed is None else _knowing(embed)

    def tell(asked: str, facts: Sequence[Fact]) -> str:
        open_ones = [Assumption(about=f.about, asks=f.asks, answer=f.say) for f in facts]
        return clarify(asked, open_ones, near, YOUR_CALL, ALSO)

    return tell


def _knowing(embed: Embedder) -> Embedder:
    """Embeds the first text each time, and whatever follows it once."""
    vectors: dict[str, NDArray[np.float32]] = {}

    def known(texts: Sequence[str]) -> NDArray[np.float32]:
        asked, *others = texts
        fresh = [text for text in dict.fromkeys(others) if text not in vectors]
        made = embed([asked, *fresh])
        vectors.update(zip(fresh, made[1:], strict=True))
        return np.stack([made[0], *(vectors[text] for text in others)])

    return known
