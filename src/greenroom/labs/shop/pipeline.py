"""A design as it is served: sources of candidates, places for new products, a ranker."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from greenroom.labs.model import Choices
from greenroom.labs.shop.candidates import Events, Scorer, content, fit
from greenroom.labs.shop.catalogue import Catalogue, Flags, Floats
from greenroom.labs.shop.factors import rated
from greenroom.labs.shop.log import Log, Visits
from greenroom.labs.shop.past import events_of
from greenroom.labs.shop.rank import Known, Lesson, Ranker, Seen, features, fit_ranker
from greenroom.labs.shop.world import attention

AMONG, NEW_PLACES = 40, 5
STARS = 8  # factors that ratings are foretold by
WEEKS = 2  # of slates that a ranker learns from
MIXED = ("own", "ease", "popularity")
APART = 1e6  # what was left out ranks this far below what was not


@dataclass(frozen=True, kw_only=True)
class Pipeline:
    """A fitted design.

    Attributes:
        known: What its features are made of.
        ranker: None for the order of the candidates.
        stars: What ranks in the end, where ratings are to be foretold.
        content: Whether new products have places of their own.
    """

    known: Known
    ranker: Ranker | None
    stars: Scorer | None
    content: bool

    def scores(self, visits: Visits) -> Floats:
        """Scores of all products for each visit, the candidates first, (sessions, products)."""
        among = self._candidates(visits)
        row, product = np.nonzero(among)
        seen = Seen(
            household=visits.household[row], product=product, hour=visits.hour[row],
            phone=visits.phone[row],
        )  # fmt: skip
        if self.stars is not None:
            found = self.stars(visits.household)
        elif self.ranker is None:
            found = blend(self.known.scorers)(visits.household)
        else:
            found = np.zeros(among.shape)
            ranked = self.ranker(features(self.known, seen))
            found[row, product] = (ranked - ranked.mean()) / max(float(ranked.std()), 1e-9)
        return np.where(among, found, found - APART)

    def _candidates(self, visits: Visits) -> Flags:
        """Which products each visit may be shown."""
        among = np.zeros((len(visits), len(visits.available)), dtype=np.bool_)
        count = AMONG // len(self.known.scorers)
        for scorer in self.known.scorers:
            among |= _highest(scorer(visits.household), visits.available, count)
        if self.content:
            events = self.known.events
            bought = np.bincount(events.product, minlength=events.products)
            young = visits.available & (bought <= np.quantile(bought, 0.25))
            like = content(events, self.known.stock)(visits.household)
            among |= _highest(like, young, NEW_PLACES)
        return among


def sources(choices: Choices) -> tuple[str, ...]:
    """The sources of candidates of a design, by name."""
    return MIXED if choices["candidates"] == "mixed" else (str(choices["candidates"]),)


def blend(scorers: Sequence[Scorer]) -> Scorer:
    """Sources together: each household's scores in standard units, added."""
    return lambda households: np.asarray(sum(_order(scorer(households)) for scorer in scorers))


def fit_pipeline(choices: Choices, log: Log, now: int, stock: Catalogue, seed: int) -> Pipeline:
    """Fit a design on what was logged before a week."""
    signal = str(choices["signal"])
    taken = "click" if signal == "rating" else signal
    names = sources(choices)
    events, ranker, stars = events_of(log, taken, now), None, None
    known = Known(
        events=events, stock=stock, scorers=[fit(name, events, stock, seed) for name in names]
    )
    if signal == "rating":
        stars = rated(events_of(log, "rating", now), factors=STARS, seed=seed).scorer()
    elif choices["ranker"] != "none":
        ranker = learn(choices, log, known, now, seed)
    return Pipeline(known=known, ranker=ranker, stars=stars, content=choices["cold"] == "content")


def learn(choices: Choices, log: Log, today: Known, now: int, seed: int) -> Ranker:
    """A ranker from the slates of the weeks before `now`."""
    return fit_ranker(str(choices["ranker"]), lesson(choices, log, today, now, seed), seed)


def lesson(choices: Choices, log: Log, today: Known, now: int, seed: int) -> Lesson:
    """Rows of the last slates with features of then, or of today: then they know the answer."""
    begin = now - WEEKS
    rows = log.only(log.shown & (log.week >= begin) & (log.week < now))
    rows = _with_negatives(str(choices["negatives"]), rows, today.events, seed)
    known = today
    if choices["features"] == "then":
        events = today.events.only(today.events.week < begin, begin)
        scorers = [fit(name, events, today.stock, seed) for name in sources(choices)]
        known = Known(events=events, stock=today.stock, scorers=scorers)
    weight = np.ones(len(rows))
    if choices["position"] == "weights":
        looked = attention(rows.phone, np.maximum(rows.rank, 0))
        weight = np.where(rows.clicked, np.minimum(1 / looked, 10), 1.0)
    wished = rows.bought if choices["signal"] == "purchase" else rows.clicked
    return Lesson(
        x=features(known, seen_of(rows)), y=wished.astype(np.float64), session=rows.session,
        weight=weight,
    )  # fmt: skip


def seen_of(log: Log) -> Seen:
    """What a log's features are asked for."""
    return Seen(household=log.household, product=log.product, hour=log.hour, phone=log.phone)


def _with_negatives(how: str, rows: Log, events: Events, seed: int) -> Log:
    """The rows as they are, or with any products in the place of those that were not clicked."""
    if how == "shown":
        return rows
    rng = np.random.default_rng((seed, 191))
    product = np.where(rows.clicked, rows.product, rng.integers(0, events.products, len(rows)))
    return replace(rows, product=product)


def _highest(scores: Floats, open_to: Flags, count: int) -> Flags:
    """The highest scores of each row among what is open."""
    scores = np.where(open_to, scores, -np.inf)
    count = min(count, int(open_to.sum()))
    if not count:
        return np.zeros(scores.shape, dtype=np.bool_)
    top = np.argpartition(-scores, count - 1, axis=1)[:, :count]
    found = np.zeros(scores.shape, dtype=np.bool_)
    np.put_along_axis(found, top, values=True, axis=1)
    return found


def _order(scores: Floats) -> Floats:
    """Scores of each row in standard units, so that chance minds them as it does a ranker's."""
    spread = np.maximum(scores.std(axis=1, keepdims=True), 1e-9)
    return np.asarray((scores - scores.mean(axis=1, keepdims=True)) / spread)
