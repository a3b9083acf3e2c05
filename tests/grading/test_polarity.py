import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.grading.polarity import opposition

OPPOSITE = [
    ("raising lambda raises the bias", "raising lambda lowers the bias"),
    ("fit the scaler before the split", "fit the scaler after the split"),
    ("accuracy is misleading here", "accuracy is not misleading here"),
    ("it has low bias and high variance", "it has high bias and low variance"),
    ("you always need scaling for trees", "you never need scaling for trees"),
    ("evaluate it on the training data", "evaluate it on the test data"),
]
ALIKE = [
    ("the bias goes up and the variance comes down", "raising lambda raises bias, cuts variance"),
    ("the variance shrinks", "it lowers the variance"),
    ("do not tune on the test set", "never tune on the test set"),
    ("pizza is nice", "the variance falls"),
]


@pytest.mark.parametrize(("one", "other"), OPPOSITE)
def test_sees_opposites_in_the_same_words(one: str, other: str) -> None:
    assert opposition(one, other) >= 0.3


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_sees_no_opposition_where_there_is_none(one: str, other: str) -> None:
    assert opposition(one, other) == 0


VOCABULARY = "bias variance not never raises lowers before after the but model"
WORDS = st.lists(st.sampled_from(sorted(VOCABULARY.split()))).map(" ".join)


@given(WORDS, WORDS)
def test_opposition_is_mutual_and_between_0_and_1(one: str, other: str) -> None:
    assert 0 <= opposition(one, other) == opposition(other, one) <= 1


@given(WORDS)
def test_no_text_without_negation_opposes_itself(text: str) -> None:
    plain = " ".join(word for word in text.split() if word in {"bias", "variance", "model", "the"})

    assert opposition(plain, plain) == 0
