from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from greenroom.errors import ModelProblem
from greenroom.language.agreement import SENTENCES
from greenroom.language.embed import Embedder, load_embedder, remembering
from greenroom.language.install import ENCODER, install_from
from tests.language.tiny import PLACES, WIDTH, tiny_model, write_files


def loaded(models_dir: Path, threads: int = 1) -> Embedder:
    embed = load_embedder(models_dir, threads, tiny_model())
    assert embed
    return embed


def test_a_text_is_a_row_of_length_one_in_its_place(tiny_dir: Path) -> None:
    vectors = loaded(tiny_dir)(SENTENCES)

    assert vectors.dtype == np.float32
    assert vectors.shape == (len(SENTENCES), WIDTH)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(SENTENCES)), abs=1e-5)


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_a_text_has_the_same_bytes_whatever_is_embedded_with_it(
    tiny_dir: Path, threads: int
) -> None:
    alone = loaded(tiny_dir)
    together = loaded(tiny_dir, threads)

    vectors = together(SENTENCES)

    for text, vector in zip(SENTENCES, vectors, strict=True):
        assert (alone([text])[0] == vector).all()


def test_no_texts_give_no_rows(tiny_dir: Path) -> None:
    assert loaded(tiny_dir)([]).shape == (0, WIDTH)


@pytest.mark.parametrize("text", ["", " \n", "\0", "half a smile \ud83d", "漢字 🎭"])
def test_any_string_has_a_vector(tiny_dir: Path, text: str) -> None:
    assert np.isfinite(loaded(tiny_dir)([text])).all()


def test_the_file_s_own_truncation_and_padding_are_overridden(tiny_dir: Path) -> None:
    embed = loaded(tiny_dir)
    words = " ".join(["yes", "precision", "recall"] * 4)

    assert not (embed([words]) == embed([f"{words} trees"])).all()
    assert (embed([words * PLACES]) == embed([words * PLACES + " trees"])).all()


def test_a_model_that_is_not_installed_is_none(tmp_path: Path) -> None:
    assert load_embedder(tmp_path, 2, tiny_model()) is None


def test_a_damaged_model_is_not_used(tmp_path: Path) -> None:
    install_from(tiny_model(), tmp_path / "models", write_files(tmp_path / "files"))
    (tmp_path / "models" / "tiny" / ENCODER).write_bytes(b"")

    with pytest.raises(ModelProblem, match=r"is damaged: encoder\.onnx is not the file"):
        load_embedder(tmp_path / "models", 2, tiny_model())


class Counted:
    """An embedder that keeps what it was asked."""

    def __init__(self, shift: float = 0.0) -> None:
        self.asked: list[str] = []
        self.shift = shift

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        rows = [[len(text) + self.shift, sum(map(ord, text))] for text in texts]
        return np.array(rows, np.float32).reshape(-1, 2)


def test_a_wording_is_embedded_once_and_kept_on_disk(tmp_path: Path) -> None:
    first, second = Counted(), Counted()
    vectors = remembering(first, tmp_path / "deep" / "kept.npz")(["a", "bb", "a"])

    again = remembering(second, tmp_path / "deep" / "kept.npz")(["bb", "ccc", "a"])

    assert first.asked[1:] == ["a", "bb"]
    assert second.asked[1:] == ["ccc"]
    assert (again[[2, 0]] == vectors[:2]).all()
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["kept.npz"]


def test_another_model_never_meets_these_vectors(tmp_path: Path) -> None:
    remembering(Counted(), tmp_path / "kept.npz")(["a"])
    other = Counted(shift=0.5)

    assert (remembering(other, tmp_path / "kept.npz")(["a"]) == Counted(shift=0.5)(["a"])).all()


@pytest.mark.parametrize("keep", [0, 1, 60, 200, -1])
def test_a_damaged_file_is_as_good_as_none_and_is_written_again(tmp_path: Path, keep: int) -> None:
    kept = tmp_path / "kept.npz"
    right = remembering(Counted(), kept)(["a", "bb"])
    kept.write_bytes(kept.read_bytes()[:keep])

    assert (remembering(Counted(), kept)(["a", "bb"]) == right).all()
    third = Counted()
    assert (remembering(third, kept)(["a", "bb"]) == right).all()
    assert len(third.asked) == 1


@pytest.mark.parametrize(
    "arrays",
    [
        {"keys": np.zeros((1, 32), np.uint8)},
        {"keys": np.zeros((2, 32), np.uint8), "vectors": np.zeros((1, 2), np.float32)},
        {"keys": np.zeros((1, 32), np.uint8), "vectors": np.full((1, 2), np.nan, np.float32)},
        {"keys": np.array([{}]), "vectors": np.zeros((1, 2), np.float32)},
    ],
)
def test_a_file_of_another_shape_is_as_good_as_none(
    tmp_path: Path, arrays: dict[str, NDArray[np.float32]]
) -> None:
    np.savez(tmp_path / "kept.npz", **arrays)  # type: ignore[arg-type] # its stub wants a flag

    vectors = remembering(Counted(), tmp_path / "kept.npz")(["a"])

    assert (vectors == Counted()(["a"])).all()


def test_two_that_share_a_file_add_to_it(tmp_path: Path) -> None:
    one = remembering(Counted(), tmp_path / "kept.npz")
    two = remembering(Counted(), tmp_path / "kept.npz")
    one(["a"])
    two(["bb"])
    third = Counted()

    remembering(third, tmp_path / "kept.npz")(["a", "bb"])

    assert len(third.asked) == 1


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    vectors = remembering(Counted(), tmp_path / "file" / "kept.npz")(["a"])

    assert (vectors == Counted()(["a"])).all()


def test_remembering_no_texts_gives_no_rows(tmp_path: Path) -> None:
    assert remembering(Counted(), tmp_path / "kept.npz")([]).shape == (0, 2)
