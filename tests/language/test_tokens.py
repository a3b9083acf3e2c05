from pathlib import Path

import numpy as np
import pytest

from greenroom.language.embed import load_embedder
from greenroom.language.tokens import FIRST_WORD, FREQUENT, SMALL, load_read, rarity
from tests.language.tiny import WIDTH, tiny_model


def test_a_text_has_a_row_of_length_one_for_each_token(tiny_dir: Path) -> None:
    read = load_read(tiny_dir, tiny_model())
    assert read

    told = read("The model learns.")

    assert told.states.shape == (len(told.rarity), WIDTH)
    assert np.allclose(np.linalg.norm(told.states, axis=1), 1, atol=1e-5)


def test_the_tokens_and_the_sentence_come_from_one_encoder(tiny_dir: Path) -> None:
    read, embed = load_read(tiny_dir, tiny_model()), load_embedder(tiny_dir, 1, tiny_model())
    assert read
    assert embed

    assert read("the model").states.tobytes() == read("the model").states.tobytes()
    assert embed(["the model"]).shape == (1, WIDTH)


def test_no_text_has_no_tokens(tiny_dir: Path) -> None:
    read = load_read(tiny_dir, tiny_model())
    assert read

    assert read("").states.shape == (0, WIDTH)
    assert read("\ud800").rarity.min(initial=1.0) > 0


def test_a_rare_word_tells_more_than_a_frequent_one_and_a_mark_least() -> None:
    mark, frequent, rare = rarity(np.array([1012, FIRST_WORD, 20_000]))

    assert mark == SMALL
    assert frequent == FREQUENT
    assert rare > 2 * frequent


def test_without_the_encoder_there_is_no_reader(tmp_path: Path) -> None:
    assert load_read(tmp_path) is None


@pytest.mark.parametrize("text", ["word " * 3000, "a\x00b", "🙂"])
def test_any_text_is_read(tiny_dir: Path, text: str) -> None:
    read = load_read(tiny_dir, tiny_model())
    assert read

    assert len(read(text).states) == len(read(text).rarity)
