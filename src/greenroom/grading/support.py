"""How far each span of an answer supports each level of each criterion, as probabilities.

This is the one place that judges whether what was said is right: `Support` is the seam. The
first version compares a span with the wordings for and against; a model of entailment replaces
it as another function of the same type.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from greenroom.grading.calibration import constants
from greenroom.grading.polarity import opposition
from greenroom.grading.wordings import Floats, Places, Spoken, Wordings, products

FEATURES = (
    "bias",
    "says_cosine",  # nearest wording of this level or above
    "against_cosine",  # nearest wording that denies the point
    "says_near",  # mean of the three nearest
    "against_near",
    "says_centre",  # the wordings' common direction
    "against_centre",
    "all_centre",  # the common direction of the whole rubric
    "rival_cosine",  # nearest wording of another criterion
    "filler_cosine",  # nearest talk without content
    "echo_cosine",  # the question itself
    "says_cover",  # weighted share of a wording's words that were said
    "against_cover",
    "leaning",  # log-odds of the words said: for the point against what denies it
    "distinct",  # log-odds of the words said: this point against the other criteria
    "opposes_says",  # opposite polarity to the nearest wording
    "opposes_against",
    "second_level",
    "supported",  # by the support model: the wording of this level most surely said
    "supported_logit",
    "supported_near",  # the two most surely said
    "denied",  # what denies the point, most surely said
    "refuted",  # the wording most surely contradicted
)
BY_VERDICT = frozenset(FEATURES[18:])
BY_WORDS = (frozenset(FEATURES[11:]) | {"bias"}) - BY_VERDICT
TURNED = (
    "bias",
    "lead",
    "near_lead",
    "centre_lead",
    "cover_lead",
    "leaning",
    "turned",
    "nearest",
    "supported_logit",
    "denied",
    "refuted",
)
TURNED_BY_VERDICT = frozenset(TURNED[8:])
TURNED_BY_WORDS = frozenset(("bias", "cover_lead", "leaning", "turned"))


@dataclass(frozen=True, kw_only=True, eq=False)
class Supported:
    """For one criterion: `levels` is (top, spans), row k-1 the probability of level k or above.

    `against` is (spans,): the probability that the span contradicts the criterion.
    """

    levels: Floats
    against: Floats


Fitted = Mapping[str, Mapping[str, float]]
Support = Callable[[Spoken, Wordings, int], Supported]


def by_wordings(
    spoken: Spoken, wordings: Wordings, criterion: int, fitted: Fitted | None = None
) -> Supported:
    """Judge by the nearest wordings for and against, by their words, and by polarity.

    `fitted` replaces the shipped constants while they are being fitted and measured.
    """
    mine = wordings.criteria == criterion
    top = int(wordings.levels[mine].max(initial=0))
    size = len(spoken.spans)
    if not top or not size:
        return Supported(levels=np.zeros((top, size)), against=np.zeros(size))
    fitted = fitted or constants()[kind(spoken)]
    rows = [features(spoken, wordings, criterion, level) for level in range(1, top + 1)]
    levels = np.array([probability(row @ _weights(fitted["support"], FEATURES)) for row in rows])
    against = probability(contradiction(rows[0]) @ _weights(fitted["against"], TURNED))
    # A higher level implies the lower ones.
    return Supported(levels=np.minimum.accumulate(levels, axis=0), against=against)


def kind(spoken: Spoken) -> str:
    """Which constants fit what is known of an answer."""
    if spoken.vectors is None:
        return "lexical"
    return "embedding" if spoken.verdicts is None else "support"


def features(spoken: Spoken, wordings: Wordings, criterion: int, level: int) -> Floats:
    """Each span against one level of one criterion, (spans, FEATURES)."""
    of = _sides(wordings, criterion, level)
    size = len(spoken.spans)
    columns = (
        np.ones(size),
        _top(spoken.cosine, of.says, 1),
        _top(spoken.cosine, of.against, 1),
        _top(spoken.cosine, of.says, 3),
        _top(spoken.cosine, of.against, 3),
        _along(spoken, of.says_centre),
        _along(spoken, of.against_centre),
        _along(spoken, of.all_centre),
        _top(spoken.cosine, of.rivals, 1),
        spoken.filler,
        spoken.echo,
        _top(spoken.cover, of.says, 1),
        _top(spoken.cover, of.against, 1),
        products(spoken.present, of.leaning)[:, 0],
        products(spoken.present, of.distinct)[:, 0],
        _oppositions(spoken, wordings, of.says),
        _oppositions(spoken, wordings, of.against),
        np.full(size, float(level > 1)),
        *(np.full(size, value) for value in _verdicts(spoken, of)),
    )
    return np.stack(columns, axis=1)


def _verdicts(spoken: Spoken, of: "_Sides") -> tuple[float, ...]:
    """What the support model says of the answer as a whole, in the order of `BY_VERDICT`."""
    if spoken.verdicts is None or not len(of.says):
        return (0.0,) * len(BY_VERDICT)
    said = np.sort(spoken.verdicts[of.says, 0])[::-1]
    sure = float(np.clip(said[0], 0.01, 0.99))
    return (
        float(said[0]),
        float(np.log(sure / (1 - sure))) / 5,
        float(said[:2].mean()),
        float(spoken.verdicts[of.against, 0].max(initial=0.0)),
        float(spoken.verdicts[of.says, 2].max()),
    )


class _Sides(NamedTuple):
    """What is fixed about one level of one criterion."""

    says: Places
    against: Places
    rivals: Places
    says_centre: Floats
    against_centre: Floats
    all_centre: Floats
    leaning: Floats
    distinct: Floats


@lru_cache(maxsize=8192)
def _sides(wordings: Wordings, criterion: int, level: int) -> _Sides:
    mine = wordings.criteria == criterion
    says = np.flatnonzero(mine & (wordings.levels >= level))
    against = np.flatnonzero(mine & (wordings.levels <= 0))
    rivals = np.flatnonzero(~mine & (wordings.levels > 0))
    return _Sides(
        says=says,
        against=against,
        rivals=rivals,
        says_centre=wordings.centre_of(says),
        against_centre=wordings.centre_of(against),
        all_centre=wordings.centre_of(np.arange(len(wordings.statements))),
        leaning=wordings.leaning(says, against)[None] / 3,
        distinct=wordings.leaning(says, rivals)[None] / 5,
    )


def contradiction(rows: Floats) -> Floats:
    """From features to what decides whether a span contradicts, (spans, TURNED)."""
    of = {name: rows[:, place] for place, name in enumerate(FEATURES)}
    turned = of["opposes_says"] * np.maximum(of["says_cosine"], of["says_cover"])
    turned = turned - of["opposes_against"] * of["against_cosine"]
    columns = (
        of["bias"],
        of["against_cosine"] - of["says_cosine"],
        of["against_near"] - of["says_near"],
        of["against_centre"] - of["says_centre"],
        of["against_cover"] - of["says_cover"],
        -of["leaning"],
        turned,
        np.maximum(of["says_cosine"], of["against_cosine"]),
        of["supported_logit"],
        of["denied"],
        of["refuted"],
    )
    return np.stack(columns, axis=1)


def probability(logits: Floats) -> Floats:
    """The logistic function, rounded so that the same input gives the same bytes."""
    chance: Floats = np.round(1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30))), 4)
    return chance


def _weights(fitted: Mapping[str, float], names: Sequence[str]) -> Floats:
    return np.array([fitted.get(name, 0.0) for name in names])


def _top(values: Floats, places: Places, count: int) -> Floats:
    """The mean of each row's greatest values among some columns; 0 without columns."""
    if not len(places):
        return np.zeros(len(values))
    if count == 1:
        nearest: Floats = values[:, places].max(axis=1)
        return nearest
    greatest: Floats = np.sort(values[:, places], axis=1)[:, -count:].mean(axis=1)
    return greatest


def _along(spoken: Spoken, direction: Floats) -> Floats:
    if spoken.vectors is None or len(direction) != spoken.vectors.shape[1]:
        return np.zeros(len(spoken.spans))
    return np.round(products(spoken.vectors, direction[None])[:, 0], 4)


def _oppositions(spoken: Spoken, wordings: Wordings, places: Places) -> Floats:
    """How far each span opposes the nearest of some wordings."""
    if not len(places):
        return np.zeros(len(spoken.spans))
    nearness = spoken.cosine[:, places] + 0.3 * spoken.cover[:, places]
    nearest = places[nearness.argmax(axis=1)]
    return np.array(
        [
            opposition(span.text, wordings.statements[place].text)
            for span, place in zip(spoken.spans, nearest, strict=True)
        ]
    )
