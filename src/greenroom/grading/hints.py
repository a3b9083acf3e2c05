"""Takes what hints cost off a scorecard: a criterion hinted at earns half."""

from collections.abc import Set
from dataclasses import replace

from greenroom.grading.axes import axis_shares
from greenroom.grading.interval import share, share_interval
from greenroom.grading.model import Scorecard
from greenroom.grading.recommend import recommend


def with_hints(card: Scorecard, hinted: Set[str]) -> Scorecard:
    """Mark the criteria that were hinted at and reckon everything that follows from it anew."""
    if not hinted & {mark.criterion for mark in card.marks}:
        return card
    marks = tuple(
        replace(mark, hinted=mark.hinted or mark.criterion in hinted) for mark in card.marks
    )
    axes = axis_shares(marks)
    recommendation, reasons = recommend(marks, card.mistakes, axes)
    return replace(
        card,
        marks=marks,
        axes=axes,
        share=share(marks),
        interval=share_interval(marks),
        recommendation=recommendation,
        reasons=reasons,
    )
