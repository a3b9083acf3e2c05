import numpy as np
import pytest

from greenroom.grading.late import CLEAR, LATE, late
from greenroom.language.readers import load_readers
from greenroom.language.tokens import Told
from greenroom.world import open_world

MEANINGS = {"fast": 0, "quick": 0, "slow": 1, "tree": 2, "is": 3, "list": 4}


def by_word(text: str) -> Told:
    """Words of one meaning share a direction; "is" tells little."""
    names = text.split()
    states = np.zeros((len(names), 5), np.float32)
    for row, name in enumerate(names):
        states[row, MEANINGS[name]] = 1
    return Told(states, np.array([0.1 if name == "is" else 1.0 for name in names]))


def of(ask: str, reference: str, answer: str) -> dict[str, float]:
    return dict(zip(LATE, late(ask, reference, answer, by_word), strict=True))


def test_a_reference_in_other_words_is_met_whole() -> None:
    found = of("", "tree is fast", "quick tree is")

    assert found["met"] == found["backed"] == 1.0
    assert found["clearly_met"] == pytest.approx(1 - CLEAR)


def test_what_is_not_said_is_not_met_and_rare_words_count_for_more() -> None:
    found = of("", "tree is fast", "is")

    assert found["met"] == pytest.approx(0.1 / 2.1, abs=1e-3)
    assert found["least_met"] == 0.0


def test_what_the_question_has_said_is_no_news() -> None:
    told = of("tree is", "tree is fast", "tree is")

    assert told["met"] > 0.5
    assert told["news_met"] < 0.15


def test_talk_beside_the_point_is_not_backed() -> None:
    found = of("", "tree fast", "tree fast slow list")

    assert found["met"] == 1.0
    assert found["backed"] == 0.5


@pytest.mark.parametrize(("answer", "read"), [("", by_word), ("tree", None), (" ", by_word)])
def test_nothing_said_or_nobody_to_read_gives_zeros(answer: str, read: object) -> None:
    assert (late("", "tree", answer, read) == 0).all()  # type: ignore[arg-type]


@pytest.mark.models
def test_a_paraphrase_meets_more_than_another_subject() -> None:
    settings = open_world().settings
    read = load_readers(settings.models_dir, 1).read
    if read is None:
        pytest.skip("the sentence encoder is not installed: make models")
    ask, reference = "What does dropout do?", "It switches off random units during training."

    same = late(ask, reference, "Some neurons are turned off by chance while it trains.", read)
    other = late(ask, reference, "The customers come back every second month.", read)

    assert (same[:5] > other[:5]).all()
