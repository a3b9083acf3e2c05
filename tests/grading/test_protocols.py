import numpy as np
import pytest
from numpy.typing import NDArray

from greenroom.grading.protocols import ABOUT, PROTOCOLS, constant, embedding, lexical
from greenroom.grading.rated import Rated
from greenroom.language.readers import Readers

REFERENCE = "A stack returns the item added last."


def a_rated(score: float, answer: str = "x", dataset: str = "one", question: str = "q") -> Rated:
    return Rated(
        dataset=dataset,
        question=question,
        ask="",
        references=(REFERENCE,),
        answer=answer,
        score=score,
    )


def test_every_protocol_says_what_it_is() -> None:
    assert set(PROTOCOLS) <= set(ABOUT)


def test_the_constant_is_the_mean_of_the_other_data_sets() -> None:
    rated = [a_rated(0.0), a_rated(1.0, dataset="two"), a_rated(0.5, dataset="two"), a_rated(0.2)]

    found = constant(rated, Readers())

    assert [each.ours for each in found] == pytest.approx([0.75, 0.1, 0.1, 0.75])
    assert [each.human for each in found] == [0.0, 1.0, 0.5, 0.2]


def test_with_one_data_set_the_other_questions_stand_in() -> None:
    rated = [a_rated(0.0, question="a"), a_rated(1.0, question="b")]

    assert [each.ours for each in constant(rated, Readers())] == [1.0, 0.0]


def test_by_words_the_reference_leads_and_silence_is_not_graded() -> None:
    rated = [a_rated(1, REFERENCE), a_rated(0, "Pizza is hot."), a_rated(0, "")]

    right, wrong, silent = lexical(rated, Readers())

    assert right.ours is not None
    assert wrong.ours is not None
    assert right.ours > wrong.ours
    assert right.low <= right.ours <= right.high
    assert (silent.ours, silent.confidence) == (None, -1.0)
    assert right.words == 7


def test_the_cosine_head_is_a_line_fitted_on_the_other_data_sets() -> None:
    def embed(texts: object) -> NDArray[np.float32]:
        near = {REFERENCE: 1.0, "near": 0.8, "far": 0.0}
        rows = [[near[str(t)], np.sqrt(1 - near[str(t)] ** 2)] for t in texts]  # type: ignore[attr-defined]  # texts
        return np.array(rows, dtype=np.float32)

    rated = [a_rated(1.0, "near"), a_rated(0.2, "far"), a_rated(0.0, "near", "two")]

    found = embedding(rated, Readers(embed=embed))

    assert found[2].ours == pytest.approx(1.0)
    assert embedding(rated, Readers()) == []
