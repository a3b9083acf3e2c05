from collections.abc import Sequence

import numpy as np

from greenroom.grading.verdicts import DENIED, verdicts
from greenroom.grading.wordings import DENIES, Floats, Spoken, Statement, compare, cut, make_ready

WORDINGS = (
    Statement("the scaler is fitted on training rows", 0, 1),
    Statement("scale after the split", 0, 1),
    Statement("statistics come from the training part alone", 0, 1),
    Statement("scale everything first", 0, DENIES),
    Statement("fit the scaler on all rows", 0, DENIES),
    Statement("keep a pipeline", 1, 1),
)
ANSWER = (
    "First I look at the rows. Then I split. The scaler is fitted on training rows. "
    "It is part of a pipeline. Nothing else matters."
)


def heard(answer: str) -> tuple[Spoken, Floats, list[tuple[str, str]]]:
    asked: list[tuple[str, str]] = []

    def entail(question: str, said: Sequence[tuple[str, str]]) -> Floats:
        assert question == ""
        asked.extend(said)
        return np.tile([0.7, 0.2, 0.1], (len(said), 1))

    wordings = make_ready(WORDINGS, (), None)
    spoken = compare(cut(answer, None), wordings)
    return spoken, verdicts(entail, spoken, wordings), asked


def test_asks_about_the_nearest_wordings_of_each_level_only() -> None:
    _, found, asked = heard(ANSWER)
    points = [point for _, point in asked]

    assert "the scaler is fitted on training rows" in points
    assert "keep a pipeline" in points
    assert (
        sum(point in (w.text for w in WORDINGS if w.level == DENIES) for point in points) == DENIED
    )
    assert len(asked) == 2 + DENIED + 1
    for statement, row in zip(WORDINGS, found, strict=True):
        assert bool(row.any()) == (statement.text in points)


def test_a_wording_is_held_against_the_stretch_nearest_to_it() -> None:
    _, _, asked = heard(ANSWER)
    stretch = {point: said for said, point in asked}["the scaler is fitted on training rows"]

    assert "The scaler is fitted on training rows." in stretch
    assert stretch in ANSWER
    assert stretch.count(".") <= 3


def test_nothing_said_and_nothing_asked() -> None:
    spoken, found, asked = heard("")

    assert not spoken.spans
    assert not found.any()
    assert not asked
