"""Fixtures every test may ask for: the pack and the installed embedding model."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings
from numpy.typing import NDArray

from greenroom.content.load import read_bank
from greenroom.content.model import Bank
from greenroom.language.embed import Embedder, load_embedder
from greenroom.world import open_world

# A speed is never a test, and the same code gets the same examples on every machine.
settings.register_profile("unhurried", deadline=None, derandomize=True)
settings.load_profile("unhurried")

PACK = Path(__file__).resolve().parents[1] / "packs" / "ml-engineer"


@pytest.fixture(scope="session")
def bank() -> Bank:
    """The pack that is shipped."""
    return read_bank(PACK)


@pytest.fixture(scope="session")
def embed() -> Embedder:
    """The installed embedding model, asked once for each text; mark such tests `models`."""
    settings = open_world().settings
    loaded = load_embedder(settings.models_dir, settings.threads)
    if loaded is None:
        pytest.skip("the embedding model is not installed (greenroom models install)")
    known: dict[str, NDArray[np.float32]] = {}

    def remembered(texts: Sequence[str]) -> NDArray[np.float32]:
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(fresh, loaded(fresh), strict=True))
        return np.stack([known[text] for text in texts])

    return remembered
