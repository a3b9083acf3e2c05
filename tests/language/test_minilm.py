from pathlib import Path

import numpy as np
import pytest

from greenroom.language.agreement import SENTENCES
from greenroom.language.catalog import MINILM
from greenroom.language.embed import Embedder, load_embedder
from greenroom.language.install import AGREEMENT, verify
from greenroom.world import open_world

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def models_dir() -> Path:
    folder = open_world().settings.models_dir
    if verify(folder)[0].state != "installed":
        pytest.skip(f"no model in {folder}: greenroom models install")
    return folder


@pytest.fixture(scope="module")
def embed(models_dir: Path) -> Embedder:
    loaded = load_embedder(models_dir, 2)
    assert loaded
    return loaded


def test_the_installed_encoder_agrees_with_the_float_one(models_dir: Path) -> None:
    (found,) = verify(models_dir)

    assert found.agreement >= AGREEMENT
    assert 20e6 < found.size < 38e6


def test_a_paraphrase_is_nearer_than_another_subject(embed: Embedder) -> None:
    said, paraphrase, other = embed(
        [
            "Accuracy misleads when one class is rare.",
            "With so few positives, being right most of the time says little.",
            "My manager and I disagreed about the deadline.",
        ]
    )

    assert said @ paraphrase > said @ other + 0.2


def test_known_cosines_have_not_moved(embed: Embedder) -> None:
    by_sentence_transformers = [0.334, 0.348, -0.065, 0.311, -0.102, -0.012]  # 6.2, torch 2.13
    vectors = embed([SENTENCES[0], SENTENCES[1], SENTENCES[2], SENTENCES[-1]])

    cosines = (vectors @ vectors.T)[np.triu_indices(4, 1)]
    assert cosines == pytest.approx(by_sentence_transformers, abs=0.04)


def test_real_vectors_are_the_same_bytes_in_any_company(embed: Embedder, models_dir: Path) -> None:
    alone = load_embedder(models_dir, 1)
    assert alone

    together = embed(SENTENCES)

    assert together.shape == (len(SENTENCES), MINILM.width)
    for text, vector in zip(SENTENCES, together, strict=True):
        assert (alone([text])[0] == vector).all()
