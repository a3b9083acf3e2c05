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
from greenroom.grading.wordings import DENIES, Floats, Places, Spoken, Statement, Wordings

MOSTLY = 0.6  # share of the credit from which nothing is held to be missing
PLAINLY = 0.15  # lead over what clears a mistake from which a "not" in the span is no doubt
TELLING = 6  # words from which something said can show a mistake; "Also use F1 score" cannot
REAL_ATTEMPT = 60  # words an answer needs before something never said counts against it


class Earned(NamedTuple):
    """What the marks came to: which spans earned one, and the share of the credit."""

    spans: tuple[bool, ...]
    share: float


def mistake_statements(mistakes: Sequence[Mistake]) -> tuple[Statement, ...]:
    """The wordings of mistakes: what shows one is level 1, what clears it `DENIES`."""
    return tuple(
        Statement(text, place, level)
        for place, mistake in enumerate(mistakes)
        for level, texts in ((1, mistake.shows), (DENIES, mistake.clears))
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
        for start, end in _places(answer, mistake, _Listener(place, spoken, wordings), earned)
    )


def _places(
    answer: str, mistake: Mistake, listener: "_Listener", earned: Earned
) -> tuple[tuple[int, int], ...]:
    if mistake.by == "saying":
        return listener.said(earned.spans)
    long_enough = word_count(answer) >= REAL_ATTEMPT
    missing = long_enough and earned.share < MOSTLY and listener.never_cleared()
    return ((len(answer), len(answer)),) if missing else ()


@dataclass(frozen=True, eq=False)
class _Listener:
    """Listens for one mistake, by its place among those of the question."""

    place: int
    spoken: Spoken
    wordings: Wordings

    def said(self, earning: Sequence[bool]) -> tuple[tuple[int, int], ...]:
        """Where it is said: the span nearest to `shows`, when clearly nearer than to `clears`."""
        limits, shows = self._limits(), self._columns(1)
        if not len(shows) or not len(self.spoken.spans):
            return ()
        near, cleared = self._nearness(shows), self._nearness(self._columns(DENIES))
        sure = (near >= limits["said"]) & (near - cleared >= limits["lead"]) & ~np.array(earning)
        for index in np.argsort(-near, kind="stable"):
            span = self.spoken.spans[index]
            plain = near[index] - cleared[index] >= PLAINLY
            if sure[index] and span.words >= TELLING and self._agrees(shows, index, plain):
                return ((span.start, span.end),)
        return ()

    def _agrees(self, shows: Places, index: int, plain: bool) -> bool:
        """Whether a span says what its nearest wording says: neither opposed nor newly negated."""
        said, wording = self.spoken.spans[index].text, self._nearest(shows, index)
        turned = negates(said) and not negates(wording)
        return opposition(said, wording) < 0.5 and (plain or not turned)

    def never_cleared(self) -> bool:
        """Whether no span comes near what a candidate says who avoids it."""
        clears = self._columns(DENIES)
        near = self._nearness(clears)
        return bool(len(clears) and near.max(initial=0.0) < self._limits()["cleared"])

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
