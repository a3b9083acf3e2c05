import json
from pathlib import Path

import numpy as np
import pytest
import yaml

from greenroom.grading.unseen import held_out
from greenroom.language.entail import Entail, load_entail
from greenroom.world import open_world

PAIRS = Path(__file__).parents[2] / "grader" / "data" / "pairs"
SAID = "We fitted the scaler on the training rows alone, so nothing of the test set leaked."
POINTS = (
    "The scaler is fitted on the training data only.",
    "The scaler is fitted on all of the data.",
    "A heap gives the smallest element in constant time.",
)


@pytest.fixture(scope="module")
def entail() -> Entail:
    settings = open_world().settings
    loaded = load_entail(settings.models_dir, 2)
    if loaded is None:
        pytest.skip("the sentence encoder is not installed: make models")
    return loaded


@pytest.mark.models
def test_puts_what_supports_a_point_above_what_does_not(entail: Entail) -> None:
    """On points it was kept from; bench/support_pairs.py measures it kind by kind."""
    points = yaml.safe_load((PAIRS / "harder-fundamentals.yaml").read_text(encoding="utf-8"))
    unseen = [point for point in points if held_out(point["point"])]
    said = [
        (text["say"], point["point"], side)
        for point in unseen
        for side in ("supported", "contradicted", "absent")
        for text in point[side]
    ]
    chances = entail("", [(text, point) for text, point, _ in said])[:, 0]
    right = np.array([side == "supported" for *_, side in said])

    above = (chances[right][:, None] > chances[~right][None]).mean()
    assert len(unseen) >= 20
    assert above >= 0.7


@pytest.mark.models
def test_what_is_about_something_else_is_absent(entail: Entail) -> None:
    assert entail("", [(SAID, POINTS[2])]).argmax() == 1


@pytest.mark.models
def test_a_verdict_is_a_distribution_and_the_same_in_any_company(entail: Entail) -> None:
    together = entail("How did you scale?", [(SAID, point) for point in POINTS])
    alone = np.concatenate([entail("How did you scale?", [(SAID, point)]) for point in POINTS])

    assert np.allclose(together.sum(axis=1), 1, atol=1e-3)
    assert np.allclose(together, alone, atol=0.02)  # int8 sums differ in the last digits


@pytest.mark.models
def test_the_same_input_gives_the_same_bytes_on_one_thread_or_two(entail: Entail) -> None:
    one = load_entail(open_world().settings.models_dir, 1)
    assert one
    many = [(SAID, point) for point in POINTS] * 20  # several runs

    assert entail("", many).tobytes() == one("", many).tobytes()
    assert entail("", many).tobytes() == entail("", many).tobytes()


@pytest.mark.models
@pytest.mark.parametrize("said", ["", "\ud800", "word " * 3000, "\u200b", "ok"])
def test_any_text_is_read(entail: Entail, said: str) -> None:
    assert entail(said, [(said, point) for point in (said, *POINTS)]).shape == (4, 3)


@pytest.mark.models
def test_no_points_no_verdicts(entail: Entail) -> None:
    assert entail("", []).shape == (0, 3)


def test_without_the_encoder_there_is_none(tmp_path: Path) -> None:
    assert load_entail(tmp_path, 1) is None
    (tmp_path / "all-minilm-l6-v2").mkdir()
    (tmp_path / "all-minilm-l6-v2" / "manifest.json").write_text(json.dumps({}))
    assert load_entail(tmp_path, 1) is None
