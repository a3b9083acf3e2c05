"""The ways in which marks are compared with people's: who marks, and what it had seen before.

"shipped" is the grader as it stands. Its coefficients were fitted on answers like these, so where
the data is the data they were fitted on it flatters itself. The baselines say what the same data
gives to who knows nothing but other people's marks ("constant"), only words ("lexical", the
grader without weights), or only nearness in meaning ("embedding"). What is fitted anew without a
question or a data set is in left_out.py.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from greenroom.grading.card import NOMINAL, Judged
from greenroom.grading.model import Grade, Scorecard
from greenroom.grading.rated import Rated
from greenroom.grading.reference import grade_reference
from greenroom.grading.spans import word_count
from greenroom.grading.wordings import Floats
from greenroom.language.embed import Embedder
from greenroom.language.readers import Readers

Protocol = Callable[[Sequence[Rated], Readers], list[Judged]]
"""Answers and what texts are read with, to our scores; [] where the protocol needs more."""

TAILS = ((1 - NOMINAL) / 2, (1 + NOMINAL) / 2)

ABOUT: Mapping[str, str] = {
    "questions left out": "The grader, on questions it was fitted without.",
    "data sets left out": "The grader before it read any of these sets, fitted without this one.",
    "shipped": "The grader as it is; it may have been fitted on these very answers.",
    "words and nearness": "The same without the support model, without the whole data set.",
    "lexical": "The grader without weights, by words alone; fitted on these very data sets.",
    "embedding": "Only the cosine of answer and reference, fitted on the other data sets.",
    "constant": "The same mark for everybody: the mean of the other data sets.",
}


def shipped(rated: Sequence[Rated], readers: Readers) -> list[Judged]:
    """The grader as it is."""
    return [judge(each, mark_by_references(each, each.answer, readers)) for each in rated]


def lexical(rated: Sequence[Rated], readers: Readers) -> list[Judged]:
    """The grader as it is without weights."""
    del readers
    return shipped(rated, Readers())


def constant(rated: Sequence[Rated], readers: Readers) -> list[Judged]:
    """The mean score of the other data sets, and the range nine in ten of them lie in."""
    del readers
    human = np.array([each.score for each in rated])
    judged: dict[int, Judged] = {}
    for mine, others in _apart(rated):
        low, high = np.quantile(human[others], TAILS)
        for place in mine:
            judged[place] = _judged(rated[place], float(human[others].mean()), (low, high))
    return [judged[place] for place in range(len(rated))]


def embedding(rated: Sequence[Rated], readers: Readers) -> list[Judged]:
    """A straight line through the cosine with the nearest reference; none without weights."""
    if readers.embed is None:
        return []
    human = np.array([each.score for each in rated])
    near = np.array([_cosine(each, readers.embed) for each in rated])
    judged: dict[int, Judged] = {}
    for mine, others in _apart(rated):
        slope, start = _line(near[others], human[others])
        low, high = np.quantile(human[others] - start - slope * near[others], TAILS)
        for place in mine:
            ours = float(np.clip(start + slope * near[place], 0, 1))
            judged[place] = _judged(rated[place], ours, (ours + low, ours + high))
    return [judged[place] for place in range(len(rated))]


PROTOCOLS: Mapping[str, Protocol] = {
    "shipped": shipped,
    "lexical": lexical,
    "embedding": embedding,
    "constant": constant,
}


def mark_by_references(rated: Rated, answer: str, readers: Readers) -> Grade:
    """Mark an answer to a question as `bench answers` does: the one place that says how."""
    return grade_reference(rated.ask, rated.references, answer, readers)


def judge(rated: Rated, grade: Grade) -> Judged:
    """A person's score beside our grade; all is possible where we abstained."""
    if isinstance(grade, Scorecard):
        return _judged(rated, grade.share, grade.interval)
    return _judged(rated, None, (0.0, 1.0))


def _judged(rated: Rated, ours: float | None, interval: tuple[float, float]) -> Judged:
    return Judged(
        dataset=rated.dataset,
        question=rated.question,
        human=rated.score,
        ours=ours,
        low=max(0.0, float(interval[0])),
        high=min(1.0, float(interval[1])),
        words=word_count(rated.answer),
    )


def _apart(rated: Sequence[Rated]) -> Iterator[tuple[list[int], list[int]]]:
    """Places of each data set and those of all others; of questions where there is one set.

    With a single question there are no others, and it is judged by itself.
    """
    sets = [each.dataset for each in rated]
    groups = sets if len(set(sets)) > 1 else [each.question for each in rated]
    for group in dict.fromkeys(groups):
        mine = [place for place, its in enumerate(groups) if its == group]
        others = [place for place, its in enumerate(groups) if its != group]
        yield mine, others or mine


def _line(near: Floats, human: Floats) -> tuple[float, float]:
    """Slope and start of the straight line of least squares; level where nothing varies."""
    spread = near - near.mean()
    slope = float(spread @ human / (spread @ spread)) if np.ptp(near) else 0.0
    return slope, float(human.mean() - slope * near.mean())


def _cosine(rated: Rated, embed: Embedder) -> float:
    vectors: Floats = np.asarray(embed([rated.answer, *rated.references]), dtype=float)
    return float((vectors[1:] @ vectors[0]).max())
