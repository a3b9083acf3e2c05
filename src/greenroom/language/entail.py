"""Says whether what was said supports a point, contradicts it, or is silent about it.

The support model (grader/README.md) reads question, answer and point in one sequence. Its layers
come with Greenroom; the word embeddings are those of the installed sentence encoder. Several
sequences share a run, each blind to the others.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from greenroom.language.catalog import MINILM, TOKENIZER, Model
from greenroom.language.embed import open_session, open_tokenizer
from greenroom.language.install import WORDS, inspect

if TYPE_CHECKING:
    from onnxruntime import InferenceSession  # type: ignore[import-untyped] # it ships no types
    from tokenizers import Tokenizer

SUPPORT = Path(__file__).parent / "support-2.onnx"
NAME = "support-2"
QUESTION, ANSWER, POINT = 40, 300, 160  # tokens read of each, as in training
POINT_ROLE = 2
UNCUT = 1 << 20  # tokens: what is read of a text is cut here, at both ends
TOGETHER = 256  # tokens in one run, unless one sequence alone has more

Floats = NDArray[np.float64]
Entail = Callable[[str, Sequence[tuple[str, str]]], Floats]
"""Question or "", and n of (what was said, point), to (n, 3): supported, absent, contradicted."""


def load_entail(
    models_dir: Path, threads: int, model: Model = MINILM, weights: Path = SUPPORT
) -> Entail | None:
    """The support model as a function; None when the sentence encoder is not installed.

    Args:
        models_dir: Where models are kept.
        threads: How many runs go side by side.
        model: The encoder whose tokens and word embeddings it was trained on.
        weights: The model's layers.
    """
    found = inspect(model, models_dir)
    if found.state != "installed" or not weights.exists():
        return None
    from safetensors.numpy import load_file

    table = load_file(found.folder / WORDS)
    reader = _Reader(
        session=open_session(weights),
        tokenizer=open_tokenizer(found.folder / TOKENIZER, UNCUT),
        words=table["words"],
        scale=table["scale"],
        places=table["places"],
    )
    pool = ThreadPoolExecutor(threads, "entail") if threads > 1 else None

    def entail(question: str, said: Sequence[tuple[str, str]]) -> Floats:
        runs = tuple(reader.runs(question, said))
        found = pool.map(reader.read, runs) if pool and len(runs) > 1 else map(reader.read, runs)
        logits = np.concatenate([np.zeros((0, 3)), *found])
        chances = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares: Floats = np.round(chances / chances.sum(axis=1, keepdims=True), 4)
        return shares

    return entail


Parts = tuple[list[int], list[int], list[int]]
"""The tokens of question, answer and point."""


@dataclass(frozen=True, kw_only=True, eq=False)
class _Reader:
    session: "InferenceSession"
    tokenizer: "Tokenizer"
    words: NDArray[np.int8]
    scale: NDArray[np.float32]
    places: NDArray[np.float32]

    def runs(self, question: str, said: Sequence[tuple[str, str]]) -> Iterator[tuple[Parts, ...]]:
        """Share the sequences out among runs of bounded length, in order."""
        start, end = (int(self.tokenizer.token_to_id(mark) or 0) for mark in ("[CLS]", "[SEP]"))
        asked = [start, *self._ids(question, QUESTION), end]
        known: dict[str, list[int]] = {}
        group: list[Parts] = []
        held = 0
        for answer, point in said:
            if answer not in known:
                known[answer] = [*self._ids(answer, ANSWER), end]
            parts = (asked, known[answer], [start, *self._ids(point, POINT), end])
            size = sum(map(len, parts))
            if group and held + size > TOGETHER:
                yield tuple(group)
                group, held = [], 0
            group.append(parts)
            held += size
        if group:
            yield tuple(group)

    def _ids(self, text: str, limit: int) -> list[int]:
        """At most `limit` tokens of a text: its beginning and its end."""
        readable = text.encode("utf-8", "replace").decode()
        ids: list[int] = self.tokenizer.encode(readable, add_special_tokens=False).ids
        return ids if len(ids) <= limit else ids[: limit // 2] + ids[limit // 2 - limit :]

    def read(self, run: tuple[Parts, ...]) -> Floats:
        """The logits of a run, (sequences, 3)."""
        sizes = np.array([[len(part) for part in parts] for parts in run])
        ids = np.array([one for parts in run for part in parts for one in part])
        places = np.concatenate(
            [
                np.arange(begin, begin + size)
                for asked, answer, point in sizes
                for begin, size in ((0, asked), (asked, answer), (0, point))
            ]
        )
        whole = sizes.sum(axis=1)
        block = np.repeat(np.arange(len(run)), whole)
        role = np.repeat(np.tile(np.arange(3), len(run)), sizes.ravel())
        own = (block[None, :] == np.arange(len(run))[:, None]) & (role == POINT_ROLE)[None, :]
        given = {
            "embedded": self.words[ids] * self.scale[ids] + self.places[places],
            "roles": role.astype(np.int64),
            "attend": np.where(block[:, None] == block[None, :], 0.0, -1e4).astype(np.float32),
            "first": (whole.cumsum() - sizes[:, 2]).astype(np.int64),
            "pool": (own / own.sum(axis=1, keepdims=True)).astype(np.float32),
        }
        logits: Floats = self.session.run(None, given)[0].astype(float)
        return logits
