import numpy as np

from greenroom.grading.terms import content, presence_matrix, weigh, weight_matrix


def test_keeps_the_stems_of_words_that_carry_meaning() -> None:
    assert content("We were overfitting the training sets, weren't we?") == (
        "overfit",
        "train",
        "set",
    )


def test_a_rare_word_tells_more_and_a_word_of_the_question_less() -> None:
    told = weigh([["model", "bias"], ["model", "noise"], ["model", "fraud"]], ["fraud"])

    assert told["bias"] > told["model"]
    assert told["bias"] > told["fraud"]


def test_rows_of_weights_sum_to_one() -> None:
    documents = [["model", "bias"], ["noise"], []]

    assert np.allclose(weight_matrix(documents, weigh(documents, ())).sum(axis=1), [1, 1, 0])


def test_a_typo_is_forgiven() -> None:
    assert presence_matrix([["regularistion"]], ["regularis", "regularisation"]).tolist() == [
        [0, 1]
    ]


def test_the_opposite_is_not_a_typo() -> None:
    assert presence_matrix([["unsupervis"], ["underfit"]], ["supervis", "overfit"]).sum() == 0
