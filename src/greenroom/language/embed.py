"""Turns sentences into vectors whose dot product says how near they are in subject.

Each text is run alone, on one thread, so its vector is the same bytes whatever else is embedded
with it and however many threads there are; the threads take a text each.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from greenroom.errors import ModelProblem
from greenroom.language.catalog import MINILM, TOKENIZER, Model
from greenroom.language.install import ENCODER, inspect

if TYPE_CHECKING:
    from onnxruntime import InferenceSession  # type: ignore[import-untyped] # it ships no types
    from tokenizers import Tokenizer

Embedder = Callable[[Sequence[str]], NDArray[np.float32]]
"""n texts to (n, width) float32, each row of length 1."""


def load_embedder(models_dir: Path, threads: int, model: Model = MINILM) -> Embedder | None:
    """The installed model as a function; None when it is not installed.

    The files are hashed before they are used, which takes about 20 ms.

    Args:
        models_dir: Where models are kept.
        threads: How many texts are embedded at the same time.
        model: One of the catalogue.

    Raises:
        ModelProblem: The installed files are not what was installed.
    """
    found = inspect(model, models_dir)
    if found.state == "missing":
        return None
    if found.state == "damaged":
        raise ModelProblem(
            f"{model.title} is damaged: {found.problem}; `greenroom models install` mends it"
        )
    tokenizer = open_tokenizer(found.folder / TOKENIZER, model.max_tokens)
    return make_embedder(open_session(found.folder / ENCODER), tokenizer, threads)


def make_embedder(session: "InferenceSession", tokenizer: "Tokenizer", threads: int) -> Embedder:
    """An embedder from an open encoder and its tokenizer."""
    width = session.get_outputs()[0].shape[0]
    pool = ThreadPoolExecutor(threads, "embed") if threads > 1 else None

    def embed_one(text: str) -> NDArray[np.float32]:
        # A lone surrogate, which JSON can carry, has no UTF-8 form.
        readable = text.encode("utf-8", "replace").decode()
        ids = np.array(tokenizer.encode(readable).ids, np.int64)
        vector: NDArray[np.float32] = session.run(["vector"], {"ids": ids})[0]
        return vector

    def embed(texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.empty((len(texts), width), np.float32)
        # The longest first, so that no thread is left alone with one at the end.
        order = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
        run: Callable[..., Any] = pool.map if pool and len(texts) > 1 else map
        for place, vector in zip(order, run(embed_one, [texts[i] for i in order]), strict=True):
            vectors[place] = vector
        return vectors

    return embed


def open_session(encoder: Path | bytes) -> "InferenceSession":
    """Open an encoder for runs of one thread each."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = 3  # errors only
    source = encoder if isinstance(encoder, bytes) else str(encoder)
    return InferenceSession(source, options, providers=["CPUExecutionProvider"])


def open_tokenizer(path: Path, max_tokens: int) -> "Tokenizer":
    """Open a tokenizer without the truncation and padding its file asks for."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens)
    return tokenizer


_FINGERPRINT = "A model is asked for one known sentence, and its answer is its fingerprint."
_KEY = 32  # bytes of a SHA-256


def remembering(embed: Embedder, cache_file: Path) -> Embedder:
    """An embedder that keeps the vectors of fixed wordings on disk.

    A vector is found again by the text and by what the model answers to one known sentence, so
    another model, or another processor that rounds differently, never meets these vectors.
    The file may be deleted at any time, and a damaged one is as good as none. Processes may share
    it: each reads what the others wrote when it adds its own.

    Args:
        embed: The embedder that works out what is not there.
        cache_file: An .npz file; its folder is made when needed.
    """
    model = hashlib.sha256(embed([_FINGERPRINT]).tobytes()).digest()
    known = _read_vectors(cache_file)
    lock = Lock()

    def remembered(texts: Sequence[str]) -> NDArray[np.float32]:
        keys = [_key(model, text) for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing or not texts:
            fresh = embed(list(missing.values()))
            if not texts:
                return fresh
            with lock:
                known.update(zip(missing, fresh, strict=True))
                _write_vectors(cache_file, {**_read_vectors(cache_file), **known})
        return np.stack([known[key] for key in keys])

    return remembered


def _key(model: bytes, text: str) -> bytes:
    return hashlib.sha256(model + text.encode("utf-8", "surrogatepass")).digest()


def _read_vectors(cache_file: Path) -> dict[bytes, NDArray[np.float32]]:
    try:
        with cache_file.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            keys, vectors = kept["keys"], kept["vectors"]
    except Exception:  # noqa: BLE001 - however the file is broken, its vectors are worked out again
        return {}
    fits = keys.dtype == np.uint8 and vectors.dtype == np.float32 and vectors.ndim == 2
    if not fits or keys.shape != (len(vectors), _KEY) or not np.isfinite(vectors).all():
        return {}
    return {key.tobytes(): vector for key, vector in zip(keys, vectors, strict=True)}


def _write_vectors(cache_file: Path, known: Mapping[bytes, NDArray[np.float32]]) -> None:
    """Write all vectors beside the file and rename; without room or permission, write nothing."""
    width = max(len(vector) for vector in known.values())
    rows = {key: vector for key, vector in known.items() if len(vector) == width}
    keys = np.frombuffer(b"".join(rows), np.uint8).reshape(-1, _KEY)
    with suppress(OSError):
        cache_file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".vectors-", dir=cache_file.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                np.savez(file, keys=keys, vectors=np.stack(list(rows.values())))
            Path(name).replace(cache_file)
        finally:
            Path(name).unlink(missing_ok=True)
