"""Finds mistakes of the fixed vocabulary in an answer: by what was said, or by what never was."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from greenroom.content.model import Mistake
from greenroom.grading.calibration import constants
from greenroom.grading.model import FoundMistake
from greenroom.grading.polarity import opposition
from greenroom.grading.spans import word_count
from greenroom.grading.wordings import DENIES, Floats, Spoken, Statement, Wordings

Places = NDArray[np.intp]
REAL_ATTEMPT = 60  # words an answer needs before something never said counts against it


def mistake_statements(mistakes: Sequence[Mistake]) -> tuple[Statement, ...]:
    """The wordings of mistakes: what shows one is level 1, what clears it `DENIES`."""
    return tuple(
        Statement(text, place, level)
        for place, mistake in enumerate(mistakes)
        for level, texts in ((1, mistake.shows), (DENIES, mistake.clears))
        for text in texts
    )


def find_mistakes(
    answer: str, mistakes: Sequence[Mistake], spoken: Spoken, wordings: Wordings
) -> tuple[FoundMistake, ...]:
    """The mistakes an answer shows, in the question's order; what was said is quoted."""
    said = [
        _detector(mistake)(answer, place, spoken, wordings)
        for place, mistake in enumerate(mistakes)
    ]
    return tuple(
        FoundMistake(
            id=mistake.id,
            title=mistake.title,
            quote=answer[at[0] : at[1]],
            start=at[0],
            end=at[1],
            why=mistake.why,
            instead=mistake.instead,
            serious=mistake.serious,
        )
        for mistake, at in zip(mistakes, said, strict=True)
        if at is not None
    )


def _detector(mistake: Mistake) -> "Detector":
    return _omitted if mistake.by == "omission" else _said


def _said(_answer: str, place: int, spoken: Spoken, wordings: Wordings) -> tuple[int, int] | None:
    """Where the mistake is said: the shortest span clearly nearer to `shows` than to `clears`."""
    limits = _limits(wordings)
    shows, clears = _columns(wordings, place)
    near_shows = _nearness(spoken, wordings, shows)
    near_clears = _nearness(spoken, wordings, clears)
    strong = near_shows - limits["said"]
    lead = near_shows - near_clears - limits["lead"]
    for index in np.argsort(-near_shows, kind="stable"):
        span = spoken.spans[index]
        if strong[index] < 0:
            return None
        nearest = shows[int(spoken.cosine[index, shows].argmax())]
        if not wordings.vectors is not None:
            nearest = shows[int(spoken.cover[index, shows].argmax())]
        if lead[index] >= 0 and opposition(span.text, wordings.statements[nearest].text) < 0.5:
            return span.start, span.end
    return None


def _omitted(answer: str, place: int, spoken: Spoken, wordings: Wordings) -> tuple[int, int] | None:
    """The end of a real attempt that never comes near what would clear the mistake."""
    _, clears = _columns(wordings, place)
    near = _nearness(spoken, wordings, clears)
    if not len(clears) or word_count(answer) < REAL_ATTEMPT:
        return None
    if near.max(initial=0.0) >= _limits(wordings)["cleared"]:
        return None
    return len(answer), len(answer)


Detector = Callable[[str, int, Spoken, Wordings], tuple[int, int] | None]


def _limits(wordings: Wordings) -> Mapping[str, float]:
    kind = "embedding" if wordings.vectors is not None else "lexical"
    found: Mapping[str, float] = constants()[kind]["mistakes"]
    return found


def _columns(wordings: Wordings, place: int) -> tuple[Places, Places]:
    """Where the wordings that show, and those that clear, one mistake stand."""
    mine = wordings.criteria == place
    return (
        np.flatnonzero(mine & (wordings.levels == 1)),
        np.flatnonzero(mine & (wordings.levels == DENIES)),
    )


def _nearness(spoken: Spoken, wordings: Wordings, columns: Places) -> Floats:
    """Each span's nearness to the nearest of some wordings: cosine, helped by shared words."""
    if not len(columns):
        return np.zeros(len(spoken.spans))
    if wordings.vectors is None:
        covered: Floats = spoken.cover[:, columns].max(axis=1)
        return covered
    near: Floats = (spoken.cosine[:, columns] + 0.2 * spoken.cover[:, columns]).max(axis=1)
    return near
