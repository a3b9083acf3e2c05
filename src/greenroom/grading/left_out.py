"""Fits the head that grades by references, and measures it on questions and data sets left out."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from greenroom.grading.against import PLAIN, Against, expanded, measure
from greenroom.grading.card import Judged
from greenroom.grading.gates import own_part
from greenroom.grading.head import Floats, Head, fit_head, widened
from greenroom.grading.perturb import misheard, mistyped, negated
from greenroom.grading.rated import Rated
from greenroom.grading.reference import settled
from greenroom.grading.spans import word_count
from greenroom.grading.wordings import cut
from greenroom.language.readers import Readers

FOLDS = 5  # of whole questions
NOISY = 3  # answers of a question that are fitted on in noise too, about
ALTERED = 0.25  # what an altered answer weighs beside a real one
FIELDS = {  # our areas by the field they belong to, which weighs as much as a data set of people's
    "data-structures": "software",
    "intro-cs": "software",
    "programming": "software",
    "deep-learning": "learning",
    "machine-learning": "learning",
    "ml-exams": "learning",
    "statistics": "learning",
    "networks": "systems",
    "networks-long": "systems",
    "systems": "systems",
    "school-science": "science",
}


@dataclass(frozen=True, kw_only=True, eq=False)
class Sample:
    """An answer with its features against its references, (references, F)."""

    rated: Rated
    own: str  # of the answer, what counts
    against: tuple[Against, ...]
    rows: Floats
    weight: float = 1.0  # under 1 it is nobody's answer: fitted on, never measured

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
        against = measure(each.ask, each.references, own, pieces, readers)
        rows = expanded(np.stack([one.features for one in against]))
        found.append(Sample(rated=each, own=own, against=against, rows=rows))
    return found


def altered(rated: Sequence[Rated], readers: Readers) -> list[Sample]:
    """Answers that nobody gave and whose worth is known, to fit on beside real ones.

    Of each question: its reference with every clause negated, and a reference of another question,
    which earn nothing; and some answers mistyped or misheard, which earn what they did.
    """
    questions: dict[str, list[Rated]] = {}
    for each in rated:
        questions.setdefault(f"{each.dataset}:{each.question}", []).append(each)
    firsts = [answers[0] for answers in questions.values()]
    made = []
    for place, answers in enumerate(questions.values()):
        own, other = answers[0], firsts[(place * 7 + 3) % len(firsts)]
        told = [(text, 0.0) for text in map(negated, own.references[:2])]
        told += [(text, 0.0) for text in other.references[:1] if text not in own.references]
        for number, each in enumerate(answers[:: max(1, len(answers) // NOISY)]):
            told.append(((mistyped if number % 2 else misheard)(each.answer), each.score))
        made += [replace(own, answer=text, score=score) for text, score in told]
    return [replace(each, weight=ALTERED) for each in sample(made, readers)]


def compared(samples: Sequence[Sample]) -> list[Sample]:
    """The same by words and sentences' nearness alone: no token by token, no support model."""
    return [replace(each, rows=each.rows[:, :PLAIN]) for each in samples]


def fit(samples: Sequence[Sample]) -> Head:
    """The head for these answers, its intervals by questions left out."""
    real = np.array([each.weight == 1 for each in samples])
    shares = predict_left_out(samples, _fold)
    scores = np.array([each.rated.score for each in samples])
    return widened(_fit(samples), shares[real], scores[real])


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
    """Every real answer as judged by a head, and by intervals, that saw nothing of its group."""
    shares = predict_left_out(samples, group)
    real = np.array([each.weight == 1 for each in samples])
    shares, samples = shares[real], [each for each in samples if each.weight == 1]
    groups = np.array([group(each) for each in samples])
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
    return each.rated.dataset if each.rated.dataset not in FIELDS else "ours"


def _fold(each: Sample) -> int:
    return hashlib.sha256(each.question.encode()).digest()[7] % FOLDS


def _fit(samples: Sequence[Sample]) -> Head:
    return fit_head(
        [each.rows for each in samples],
        np.array([each.rated.score for each in samples]),
        [each.question for each in samples],
        [FIELDS.get(each.rated.dataset, each.rated.dataset) for each in samples],
        np.array([each.weight for each in samples]),
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
