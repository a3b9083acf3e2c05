"""Fits the head that grades by references, and measures it on questions and data sets left out."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from greenroom.grading.against import HEAD, Against, expanded, measure
from greenroom.grading.card import Judged
from greenroom.grading.gates import own_part
from greenroom.grading.head import Floats, Head, fit_head, widened
from greenroom.grading.rated import Rated
from greenroom.grading.reference import settled
from greenroom.grading.spans import word_count
from greenroom.grading.wordings import cut
from greenroom.language.readers import Readers

FOLDS = 5  # of whole questions
OURS = frozenset({"data-structures", "deep-learning", "machine-learning", "networks"}) | {
    "programming",
    "statistics",
    "systems",
}
COMPARED = len(HEAD) - 11  # of the features, so many are words and nearness alone


@dataclass(frozen=True, kw_only=True, eq=False)
class Sample:
    """An answer with its features against each reference, (references, F)."""

    rated: Rated
    own: str  # of the answer, what counts
    against: tuple[Against, ...]
    rows: Floats

    def settled(self, head: Head) -> float:
        """The share by the reference it does best against."""
        shares = head.predict(self.rows)
        return max(
            settled(float(share), each, self.own, self.rated.references)
            for share, each in zip(shares, self.against, strict=True)
        )

    @property
    def question(self) -> str:
        """A name no question of another data set has."""
        return f"{self.rated.dataset}:{self.rated.question}"


def sample(rated: Sequence[Rated], readers: Readers) -> list[Sample]:
    """Measure every answer against its references."""
    found = []
    for each in rated:
        own = own_part(each.ask, each.references, each.answer)
        pieces = cut(own, readers.embed)
        against = tuple(
            measure(each.ask, reference, own, pieces, readers) for reference in each.references
        )
        rows = expanded(np.stack([one.features for one in against]))
        found.append(Sample(rated=each, own=own, against=against, rows=rows))
    return found


def compared(samples: Sequence[Sample]) -> list[Sample]:
    """The same by words and nearness alone, as if there were no support model."""
    return [replace(each, rows=each.rows[:, :COMPARED]) for each in samples]


def fit(samples: Sequence[Sample]) -> Head:
    """The head for these answers, its intervals by questions left out."""
    shares = predict_left_out(samples, _fold)
    scores = np.array([each.rated.score for each in samples])
    return widened(_fit(samples), shares, scores)


def predict_left_out(samples: Sequence[Sample], group: Callable[[Sample], Any]) -> Floats:
    """Shares (n,), each by a head that saw nothing of its group."""
    groups = np.array([group(each) for each in samples])
    shares = np.zeros(len(samples))
    for name in np.unique(groups):
        head = _fit([each for each, its in zip(samples, groups, strict=True) if its != name])
        for place in map(int, np.flatnonzero(groups == name)):
            shares[place] = samples[place].settled(head)
    return shares


def judge_left_out(samples: Sequence[Sample], group: Callable[[Sample], Any]) -> list[Judged]:
    """Every answer as judged by a head, and by intervals, that saw nothing of its group."""
    groups = np.array([group(each) for each in samples])
    shares = predict_left_out(samples, group)
    scores = np.array([each.rated.score for each in samples])
    found: list[Judged] = []
    margins = np.zeros(len(samples))
    for name in np.unique(groups):
        mine = groups == name
        bare = widened(_NO_HEAD, shares[~mine], scores[~mine])
        margins[mine] = bare.margin(shares[mine])
    for each, share, margin in zip(samples, shares, margins, strict=True):
        found.append(
            Judged(
                dataset=each.rated.dataset,
                question=each.rated.question,
                human=each.rated.score,
                ours=round(float(share), 4),
                low=max(0.0, float(share - margin)),
                high=min(1.0, float(share + margin)),
                words=word_count(each.rated.answer),
            )
        )
    return found


def by_question(each: Sample) -> int:
    """The fold of an answer's question."""
    return _fold(each)


def by_set(each: Sample) -> str:
    """The data set; those of our own, whose ids are no data set's, are one."""
    return each.rated.dataset if each.rated.dataset not in OURS else "ours"


def _fold(each: Sample) -> int:
    return hashlib.sha256(each.question.encode()).digest()[7] % FOLDS


def _fit(samples: Sequence[Sample]) -> Head:
    return fit_head(
        [each.rows for each in samples],
        np.array([each.rated.score for each in samples]),
        [each.question for each in samples],
        [each.rated.dataset for each in samples],
    )


_NO_HEAD = Head(
    centre=np.zeros(0),
    slope=np.zeros(0),
    level=0.0,
    features=np.zeros((0, 0), dtype=np.intp),
    edges=np.zeros((0, 0)),
    leaves=np.zeros((0, 0)),
    spread=np.zeros(3),
    wide=1.0,
)
