import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.errors import CallerError
from greenroom.grading.model import Scorecard, Ungraded
from greenroom.grading.reference import grade_reference
from greenroom.language.embed import Embedder
from greenroom.language.readers import Readers

ASK = "What is overfitting?"
REFERENCE = (
    "Overfitting means that a model has learned the noise in its training data. "
    "It therefore does badly on new data. Regularisation and more data help against it."
)
OTHER = "The model is too flexible, so its error on unseen samples is far above that in training."


def graded(answer: str, *references: str, embed: Embedder | None = None) -> Scorecard:
    found = grade_reference(ASK, references or (REFERENCE,), answer, Readers(embed))
    assert isinstance(found, Scorecard)
    return found


def test_the_reference_itself_earns_nearly_everything() -> None:
    assert graded(REFERENCE).share >= 0.9
    assert all(mark.level == 1 for mark in graded(REFERENCE).marks)


def test_another_subject_earns_little() -> None:
    assert graded("Pizza needs a hot oven and good flour.").share <= 0.25


def test_a_part_earns_a_part_and_is_quoted() -> None:
    half = "It does badly on new data, and more data helps."

    found = graded(half)

    assert graded("Pizza.").share < found.share < graded(REFERENCE).share
    assert [mark.level for mark in found.marks][:2] == [0, 1]
    assert found.marks[1].evidence[0].quote in half


def test_the_best_of_several_references_counts() -> None:
    assert graded(OTHER, REFERENCE, OTHER).share == graded(OTHER, OTHER).share


def test_silence_is_ungraded() -> None:
    assert isinstance(grade_reference(ASK, [REFERENCE], " ", Readers()), Ungraded)


def test_a_reference_is_needed() -> None:
    with pytest.raises(CallerError, match="reference answer is needed"):
        grade_reference(ASK, ["", " "], "Anything.", Readers())


@given(
    st.text(),
    st.text(min_size=1).filter(lambda text: any(c.isascii() and c.isalnum() for c in text)),
)
def test_any_texts_get_a_share_in_its_interval(answer: str, reference: str) -> None:
    found = grade_reference("", [reference], answer, Readers())

    if isinstance(found, Scorecard):
        assert 0 <= found.interval[0] <= found.share <= found.interval[1] <= 1


@pytest.mark.models
def test_meaning_counts_where_words_differ(embed: Embedder) -> None:
    plain = "It memorises quirks of the examples it saw and fails on fresh ones."

    assert graded(plain, embed=embed).share > graded("Pizza is baked hot.", embed=embed).share + 0.1
