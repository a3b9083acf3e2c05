"""How much of each axis was shown, with its interval and its word."""

from collections.abc import Iterable, Mapping
from typing import get_args

from greenroom.content.model import Axis
from greenroom.grading.interval import share, share_interval
from greenroom.grading.model import AxisShare, Band, Mark

BANDS: tuple[tuple[float, Band], ...] = (
    (0.8, "strong"),
    (0.55, "solid"),
    (0.2, "developing"),
    (0.0, "not shown"),
)


def band(value: float) -> Band:
    """The word for a share: strong from .80, solid from .55, developing from .20."""
    return next(word for least, word in BANDS if value >= least)


def axis_shares(marks: Iterable[Mark]) -> Mapping[Axis, AxisShare]:
    """The share of every axis that has a mark, in the axes' fixed order."""
    by_axis: dict[Axis, list[Mark]] = {axis: [] for axis in get_args(Axis)}
    for mark in marks:
        by_axis[mark.axis].append(mark)
    return {axis: _axis_share(of_axis) for axis, of_axis in by_axis.items() if of_axis}


def _axis_share(marks: list[Mark]) -> AxisShare:
    value = share(marks)
    low, high = share_interval(marks)
    return AxisShare(share=value, low=low, high=high, band=band(value))
