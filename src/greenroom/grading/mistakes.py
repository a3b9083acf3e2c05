"""Finds mistakes of the fixed vocabulary in an answer: by what was said, or by what never was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from greenroom.content.model import Mistake
from greenroom.grading.calibration import constants
from greenroom.grading.model import FoundMistake
from greenroom.grading.polarity import negates, opposition
from greenroom.grading.spans import word_count
from greenroom.grading.support import probability
from greenroom.grading.wordings import DENIES, Floats, Places, Spoken, Statement, Wordings

MOSTLY = 0.6  # share of the credit from which nothing is held to be missing
PLAINLY = 0.15  # lead over what clears a mistake from which a "not" in the span is no doubt
SURE = 0.6  # probability from which the support model alone names a mistake
DOUBTED = 0.4  # and under which it speaks against one
TITLE = 2  # the level of a mistake's title among its wordings
TELLING = 6  # words from which something said can show a mistake; "Also use F1 score" cannot
REAL_ATTEMPT = 60  # words an answer needs before something never said counts against it


SAID = (  # what decides whether a span makes a mistake
    "bias",
    "near",  # to what shows it
    "lead",  # over what clears it
    "turned",  # newly negated against its nearest wording
    "opposed",
    "shown",  # by the support model: a wording that shows it is supported
    "titled",  # its title is
    "refuted",  # a wording that shows it is contradicted
    "cleared",  # what clears it is supported
)
OMITTED = ("bias", "near", "cleared", "absent", "titled")


class Earned(NamedTuple):
    """What the marks came to: which spans earned one, and the share of the credit."""

    spans: tuple[bool, ...]
    share: float


def mistake_statements(mistakes: Sequence[Mistake]) -> tuple[Statement, ...]:
    """The wordings of mistakes: what shows one is level 1, its title 2, what clears it `DENIES`."""
    return tuple(
        Statement(text, place, level)
        for place, mistake in enumerate(mistakes)
        for level, texts in (
            (1, mistake.shows),
            (TITLE, (mistake.title,)),
            (DENIES, mistake.clears),
        )
        for text in texts
    )


def find_mistakes(
    answer: str, mistakes: Sequence[Mistake], spoken: Spoken, wordings: Wordings, earned: Earned
) -> tuple[FoundMistake, ...]:
    """The mistakes an answer shows, in the question's order; what was said is quoted.

    Nothing that earned a mark is a mistake, and nothing is held to be missing from an answer that
    showed most of what was asked.
    """
    return tuple(
        FoundMistake(
            id=mistake.id,
            title=mistake.title,
            quote=answer[start:end],
            start=start,
            end=end,
            why=mistake.why,
            instead=mistake.instead,
            serious=mistake.serious,
        )
        for place, mistake in enumerate(mistakes)
        for start, end in _places(answer, mistake, Listener(place, spoken, wordings), earned)
    )


def _places(
    answer: str, mistake: Mistake, listener: "Listener", earned: Earned
) -> tuple[tuple[int, int], ...]:
    if mistake.by == "saying":
        return listener.said(earned.spans)
    long_enough = word_count(answer) >= REAL_ATTEMPT
    missing = long_enough and earned.share < MOSTLY and listener.never_cleared()
    return ((len(answer), len(answer)),) if missing else ()


@dataclass(frozen=True, eq=False)
class Listener:
    """Listens for one mistake, by its place among those of the question."""

    place: int
    spoken: Spoken
    wordings: Wordings

    def said(self, earning: Sequence[bool]) -> tuple[tuple[int, int], ...]:
        """Where it is said: near what shows it, and the support model does not doubt it.

        Or where the support model alone is sure. Nothing that earned a mark is a mistake.
        """
        if not len(self._columns(1)) or not len(self.spoken.spans):
            return ()
        near = self._near(earning)
        if self.spoken.verdicts is None:
            return near
        fitted = constants()["support"]["mistakes"]
        chances = probability(self.telling() @ _weights(fitted["said"], SAID))
        if near and chances.max() >= DOUBTED:
            return near
        for index in np.argsort(-chances, kind="stable"):
            span = self.spoken.spans[index]
            if chances[index] >= SURE and span.words >= TELLING and not earning[index]:
                return ((span.start, span.end),)
        return ()

    def _near(self, earning: Sequence[bool]) -> tuple[tuple[int, int], ...]:
        """The span nearest to `shows`, when clearly nearer than to `clears`."""
        limits, shows = self._limits(), self._columns(1)
        near, cleared = self._nearness(shows), self._nearness(self._columns(DENIES))
        sure = (near >= limits["said"]) & (near - cleared >= limits["lead"]) & ~np.array(earning)
        for index in np.argsort(-near, kind="stable"):
            span = self.spoken.spans[index]
            plain = near[index] - cleared[index] >= PLAINLY
            if sure[index] and span.words >= TELLING and self._agrees(shows, index, plain):
                return ((span.start, span.end),)
        return ()

    def telling(self) -> Floats:
        """Each span by what tells that it makes the mistake, (spans, SAID)."""
        shows, size = self._columns(1), len(self.spoken.spans)
        near = self._nearness(shows)
        lead = near - self._nearness(self._columns(DENIES))
        pairs = [
            (span.text, self._nearest(shows, index)) for index, span in enumerate(self.spoken.spans)
        ]
        columns = (
            np.ones(size),
            near,
            lead,
            np.array([float(negates(said) and not negates(wording)) for said, wording in pairs]),
            np.array([opposition(said, wording) for said, wording in pairs]),
            *(np.full(size, value) for value in self._verdicts(shows)),
        )
        return np.stack(columns, axis=1)

    def missing(self) -> Floats:
        """What tells that the answer never avoids the mistake, (OMITTED,)."""
        clears = self._columns(DENIES)
        near = float(self._nearness(clears).max(initial=0.0))
        found = self.spoken.verdicts
        if found is None or not len(clears):
            return np.array([1.0, near, 0.0, 0.0, 0.0])
        titled = float(found[self._columns(TITLE), 0].max(initial=0.0))
        asked = found[clears][found[clears].any(axis=1)]
        return np.array([1.0, near, asked[:, 0].max(), asked[:, 1].min(), titled])

    def _verdicts(self, shows: Places) -> tuple[float, float, float, float]:
        """What the support model says: shown, titled, refuted, cleared."""
        found = self.spoken.verdicts
        if found is None:
            return 0.0, 0.0, 0.0, 0.0
        return (
            float(found[shows, 0].max()),
            float(found[self._columns(TITLE), 0].max(initial=0.0)),
            float(found[shows, 2].max()),
            float(found[self._columns(DENIES), 0].max(initial=0.0)),
        )

    def _agrees(self, shows: Places, index: int, plain: bool) -> bool:
        """Whether a span says what its nearest wording says: neither opposed nor newly negated."""
        said, wording = self.spoken.spans[index].text, self._nearest(shows, index)
        turned = negates(said) and not negates(wording)
        return opposition(said, wording) < 0.5 and (plain or not turned)

    def never_cleared(self) -> bool:
        """Whether no span comes near what a candidate says who avoids it."""
        clears = self._columns(DENIES)
        near = self._nearness(clears)
        missing = bool(len(clears) and near.max(initial=0.0) < self._limits()["cleared"])
        if not missing or self.spoken.verdicts is None:
            return missing
        fitted = constants()["support"]["mistakes"]
        chance = probability(self.missing() @ _weights(fitted["omitted"], OMITTED))
        return bool(chance >= DOUBTED)

    def _nearest(self, shows: Places, index: int) -> str:
        values = self.spoken.cover if self.wordings.vectors is None else self.spoken.cosine
        place = int(shows[int(values[index, shows].argmax())])
        return self.wordings.statements[place].text

    def _columns(self, level: int) -> Places:
        mine = self.wordings.criteria == self.place
        return np.flatnonzero(mine & (self.wordings.levels == level))

    def _nearness(self, columns: Places) -> Floats:
        """Each span's nearness to the nearest of some wordings: cosine, helped by shared words."""
        if not len(columns):
            return np.zeros(len(self.spoken.spans))
        covered: Floats = self.spoken.cover[:, columns]
        near = covered if self.wordings.vectors is None else 0.2 * covered
        nearest: Floats = (self.spoken.cosine[:, columns] + near).max(axis=1)
        return nearest

    def _limits(self) -> Mapping[str, float]:
        kind = "embedding" if self.wordings.vectors is not None else "lexical"
        found: Mapping[str, float] = constants()[kind]["mistakes"]
        return found


def _weights(fitted: Mapping[str, float], names: Sequence[str]) -> Floats:
    return np.array([fitted.get(name, 0.0) for name in names])
