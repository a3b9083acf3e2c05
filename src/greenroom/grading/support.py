"""How far each span of an answer supports each level of each criterion, as probabilities.

This is the one place that judges whether what was said is right: `Support` is the seam. The
first version compares a span with the nearest wordings for and against; a model of entailment
replaces it as another function of the same type.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from greenroom.grading.calibration import constants
from greenroom.grading.polarity import opposition
from greenroom.grading.wordings import Floats, Spoken, Wordings

FEATURES = (
    "bias",
    "says_cosine",
    "against_cosine",
    "says_cover",
    "against_cover",
    "opposes_says",
    "opposes_against",
    "rival_cosine",
    "lower_cosine",
    "filler_cosine",
    "echo_cosine",
    "second_level",
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Supported:
    """For one criterion: `levels` is (top, spans), row k-1 the probability of level k or above.

    `against` is (spans,): the probability that the span contradicts the criterion.
    """

    levels: Floats
    against: Floats


Support = Callable[[Spoken, Wordings, int], Supported]


def nearest_wording(spoken: Spoken, wordings: Wordings, criterion: int) -> Supported:
    """Judge by the nearest wording for and against, their words, and their polarity."""
    top = int(wordings.levels[wordings.criteria == criterion].max(initial=0))
    kind = "embedding" if wordings.vectors is not None else "lexical"
    weights = np.array(constants()[kind]["support"])
    rows = [features(spoken, wordings, criterion, level) for level in range(1, top + 1)]
    levels = np.array([probability(row @ weights) for row in rows])
    if top:
        levels = np.minimum.accumulate(levels, axis=0)  # a higher level implies the lower ones
        against = probability(
            contradiction_features(rows[0]) @ np.array(constants()[kind]["against"])
        )
    else:
        against = np.zeros(len(spoken.spans))
    return Supported(levels=levels.reshape(top, len(spoken.spans)), against=against)


def features(spoken: Spoken, wordings: Wordings, criterion: int, level: int) -> Floats:
    """Each span against one level of one criterion, (spans, FEATURES)."""
    mine = wordings.criteria == criterion
    says = np.flatnonzero(mine & (wordings.levels >= level))
    against = np.flatnonzero(mine & (wordings.levels <= 0))
    lower = np.flatnonzero(mine & (wordings.levels > 0) & (wordings.levels < level))
    rivals = np.flatnonzero(~mine & (wordings.levels > 0))
    says_place, says_cosine, says_cover = _best(spoken, says)
    against_place, against_cosine, against_cover = _best(spoken, against)
    return np.stack(
        [
            np.ones(len(spoken.spans)),
            says_cosine,
            against_cosine,
            says_cover,
            against_cover,
            _oppositions(spoken, wordings, says_place),
            _oppositions(spoken, wordings, against_place),
            _best(spoken, rivals)[1],
            _best(spoken, lower)[1],
            spoken.filler,
            spoken.echo,
            np.full(len(spoken.spans), float(level > 1)),
        ],
        axis=1,
    )


def contradiction_features(rows: Floats) -> Floats:
    """What decides whether a span contradicts: the lead of the wordings against, and polarity."""
    lead = rows[:, 2] - rows[:, 1]
    cover_lead = rows[:, 4] - rows[:, 3]
    near = np.maximum(rows[:, 1], rows[:, 2])
    turned = rows[:, 5] * np.maximum(rows[:, 1], rows[:, 3]) - rows[:, 6] * rows[:, 2]
    return np.stack([rows[:, 0], lead, cover_lead, near, turned, rows[:, 4]], axis=1)


def probability(logits: Floats) -> Floats:
    """The logistic function, rounded so that the same input gives the same bytes."""
    chance: Floats = np.round(1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30))), 4)
    return chance


def _best(spoken: Spoken, columns: "np.typing.NDArray[np.intp]") -> tuple[Floats, Floats, Floats]:
    """The nearest statement of each span among some, its cosine, and the best coverage."""
    size = len(spoken.spans)
    if not len(columns) or not size:
        return np.full(size, -1.0), np.zeros(size), np.zeros(size)
    nearness = spoken.cosine[:, columns] + 0.3 * spoken.cover[:, columns]
    return (
        columns[nearness.argmax(axis=1)].astype(float),
        spoken.cosine[:, columns].max(axis=1),
        spoken.cover[:, columns].max(axis=1),
    )


def _oppositions(spoken: Spoken, wordings: Wordings, places: Floats) -> Floats:
    return np.array(
        [
            opposition(span.text, wordings.statements[int(place)].text) if place >= 0 else 0.0
            for span, place in zip(spoken.spans, places, strict=True)
        ]
    )
