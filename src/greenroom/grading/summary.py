"""Puts the scorecards of a round together: axes, share, coverage and one recommendation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from greenroom.content.model import Axis
from greenroom.errors import CallerError
from greenroom.grading.axes import axis_shares, band
from greenroom.grading.interval import share, share_interval
from greenroom.grading.model import BY_RULE, AxisShare, Grade, Recommendation, Scorecard
from greenroom.grading.recommend import Cap, lowest, mistake_caps, start_from


@dataclass(frozen=True, kw_only=True)
class RoundSummary:
    """A round in numbers; with nothing graded there is no recommendation.

    `share`, `interval` and `axes` are of what was graded: an unanswered question is never averaged
    in as a zero, it lowers `coverage`, and the recommendation counts it as not shown. Where code
    was run, every criterion is still marked by one grader only, and `shares` says what each found.
    """

    recommendation: Recommendation | None
    reasons: tuple[str, ...]
    axes: Mapping[Axis, AxisShare] = field(default_factory=dict)
    share: float = 0.0
    interval: tuple[float, float] = (0.0, 0.0)
    shares: Mapping[str, AxisShare] = field(default_factory=dict)
    coverage: float = 0.0  # graded questions among the planned


def summarise(grades: Sequence[Grade], planned: int) -> RoundSummary:
    """Summarise a round.

    Args:
        grades: The last grade of each question that was answered.
        planned: How many questions the round planned.

    Raises:
        CallerError: What was said is graded by more than one grader: such marks are never mixed.
    """
    if len({grade.grader for grade in grades} - BY_RULE) > 1:
        raise CallerError("marks of different graders cannot be put together")
    cards = [grade for grade in grades if isinstance(grade, Scorecard)]
    if not cards:
        return RoundSummary(recommendation=None, reasons=("nothing could be graded",))
    marks = [mark for card in cards for mark in card.marks]
    axes, earned = axis_shares(marks), share(marks)
    coverage = round(min(len(cards) / max(planned, 1), 1.0), 4)
    recommendation, reasons = lowest(
        start_from(earned * coverage), _caps(cards, axes, planned, coverage)
    )
    return RoundSummary(
        recommendation=recommendation,
        reasons=reasons,
        axes=axes,
        share=earned,
        interval=share_interval(marks),
        shares=_shares(cards),
        coverage=coverage,
    )


def _shares(cards: Sequence[Scorecard]) -> dict[str, AxisShare]:
    """What each grader found, where one marked what ran beside one that marked what was said."""
    graders = sorted({card.grader for card in cards}, key=lambda name: name not in BY_RULE)
    if len(graders) < 2:
        return {}
    found = {}
    for grader in graders:
        marks = [mark for card in cards if card.grader == grader for mark in card.marks]
        shown, (low, high) = share(marks), share_interval(marks)
        found[grader] = AxisShare(share=shown, low=low, high=high, band=band(shown))
    return found


def _caps(
    cards: Sequence[Scorecard], axes: Mapping[Axis, AxisShare], planned: int, coverage: float
) -> Iterator[Cap]:
    if coverage < 0.5:
        yield "no hire", f"only {len(cards)} of {planned} questions were graded: at most no hire"
    elif coverage < 0.75:
        yield "hire", f"only {len(cards)} of {planned} questions were graded: at most hire"
    for card in cards:
        if card.recommendation == "strong no hire":
            yield "no hire", f"a strong no hire on {card.question}: at most no hire"
    for axis, shown in axes.items():
        if shown.band == "not shown":
            yield "hire", f"nothing shown of {axis}: at most hire"
    found = {mistake.id: mistake for card in cards for mistake in card.mistakes}
    yield from mistake_caps(tuple(found.values()))
