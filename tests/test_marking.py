from collections.abc import Sequence
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from greenroom.marking import grader_remembering_wordings
from tests.builders import a_criterion, a_mistake, a_question

ANSWER = "I would begin with a plain baseline. Then the cost of each mistake decides the threshold."


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    rows = [np.frombuffer(sha256(text.encode()).digest(), np.uint8) for text in texts]
    vectors = np.array(rows, np.float32).reshape(-1, 32)
    norms: NDArray[np.float32] = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / norms


def test_the_pack_s_wordings_are_remembered_and_the_candidate_s_never() -> None:
    kept: set[str] = set()
    worked_out: set[str] = set()
    question = a_question("q", a_criterion("baseline"), mistakes=("default-threshold",))
    mistake = a_mistake(shows=("I take half as the threshold.",))

    def remembered(texts: Sequence[str]) -> NDArray[np.float32]:
        kept.update(texts)
        return embed(texts)

    def plain(texts: Sequence[str]) -> NDArray[np.float32]:
        worked_out.update(texts)
        return embed(texts)

    grader_remembering_wordings(plain, remembered, {mistake.id: mistake})(question, ANSWER)

    assert {"baseline 1 wording a", question.ask, "I take half as the threshold."} <= kept
    assert worked_out
    assert all(text in ANSWER for text in worked_out)
    assert not any(text in ANSWER for text in kept)
