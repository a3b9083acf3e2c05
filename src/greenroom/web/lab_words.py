"""How the pages of labs show numbers, choices and charts."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from markupsafe import Markup

from greenroom.content.cases import PHASES
from greenroom.labs.charts import svg, table
from greenroom.labs.choosing import spelled
from greenroom.labs.model import Choice, Choices, Estimate, Lab, Option, Series, Value
from greenroom.labs.predicting import SURE, Outcome
from greenroom.labs.report import series_json
from greenroom.store.labruns import LabRun
from greenroom.web.words import percent

# The whole chart is one image with words; its parts are none of their own.
_INNER_ROLES = re.compile(r' (?:role="graphics-[a-z]+"|aria-roledescription="[^"]*")')

TELLS = {
    "nothing": "Too few yet to say how sure you should be.",
    "as-said": f"That fits the {percent(SURE)} you aim at.",
    "too-sure": f"That is less than the {percent(SURE)} you aim at: make your ranges wider.",
    "too-careful": f"That is more than the {percent(SURE)} you aim at: you can make them narrower.",
}

THIN = 0.008  # of the width: a range that is drawn narrower would not be seen

__all__ = ["chart", "spelled", "table"]  # the last two as they are


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """What is drawn of two ranges on one scale, each as a share of its width.

    Attributes:
        low: Where the range begins.
        high: Where it ends.
        point: Where the point is.
    """

    low: float
    high: float
    point: float


def figure(value: float, digits: int, *, sign: bool = False) -> str:
    """A number with so many decimals: (1079.4, 0) -> '1,079'; nothing is never '-0'."""
    shown = f"{value:{'+' if sign else ''},.{digits}f}"
    return shown if any(letter in "123456789" for letter in shown) else shown.lstrip("+-")


def spread(estimate: Estimate, digits: int, *, sign: bool = False) -> str:
    """An interval in words: '0.968 to 0.974'."""
    low, high = (figure(each, digits, sign=sign) for each in (estimate.low, estimate.high))
    return f"{low} to {high}"


def phases(lab: Lab) -> list[tuple[str, list[Choice]]]:
    """A lab's choices by phase, in the order of a design, whatever order the lab lists them in.

    A phase such as "baseline and model" stands where the first of its words does.
    """
    found: dict[str, list[Choice]] = {}
    for choice in lab.choices:
        found.setdefault(choice.phase, []).append(choice)
    order: dict[str, int] = {phase: place for place, phase in enumerate(PHASES)}
    return sorted(found.items(), key=lambda each: order.get(each[0].partition(" ")[0], len(order)))


def is_chosen(option: Option, choice: Choice, chosen: Choices) -> bool:
    """Whether an option is the one chosen, or the default where none is."""
    return spelled(option.value) == spelled(chosen.get(choice.id, choice.default))


def label(lab: Lab, choice_id: str, value: Value) -> str:
    """What people call a value; the value itself where the lab has it no longer."""
    options = [each.options for each in lab.choices if each.id == choice_id]
    named = [o.label for each in options for o in each if spelled(o.value) == spelled(value)]
    return named[0] if named else spelled(value)


def title(lab: Lab, choice_id: str) -> str:
    """What people call a choice; its id where the lab has it no longer."""
    return next((each.title for each in lab.choices if each.id == choice_id), choice_id)


def named(title: str) -> str:
    """A title as it begins a line."""
    return title[:1].upper() + title[1:]


def design(lab: Lab, choices: Choices) -> Iterator[tuple[str, str]]:
    """Each decision with what was chosen."""
    known = [each.id for each in lab.choices if each.id in choices]
    for name in (*known, *(each for each in choices if each not in known)):
        yield title(lab, name), label(lab, name, choices[name])


def in_short(lab: Lab, choices: Choices) -> str:
    """A design by what is not as by default: 'Threshold: Lowest bill, Model: Trees'."""
    usual = {each.id: spelled(each.default) for each in lab.choices}
    swapped = {k: value for k, value in choices.items() if spelled(value) != usual.get(k)}
    return ", ".join(f"{name}: {value}" for name, value in design(lab, swapped)) or "As by default"


def choice_rows(lab: Lab, runs: Sequence[LabRun]) -> list[tuple[str, list[str], bool]]:
    """Each decision with what every run chose, and whether they differ."""
    found = []
    for choice in lab.choices:
        values = [label(lab, choice.id, run.choices[choice.id]) for run in runs]
        found.append((choice.title, values, len(set(values)) > 1))
    seeds = [str(run.seed) for run in runs]
    return [*found, ("Seed", seeds, True)] if len(set(seeds)) > 1 else found


def typed(value: float) -> str:
    """A number as somebody would type it: '0.95', '1,079'."""
    return f"{value:,.6g}" if abs(value) < 10**6 else f"{value:,.0f}"


def told(outcome: Outcome, digits: int) -> str:
    """A prediction's outcome in words."""
    if outcome.held:
        return "Within your range"
    side = "above" if outcome.off > 0 else "below"
    gap = figure(outcome.outside, digits)
    return f"{gap} {side} your range" if float(gap.replace(",", "")) else f"Just {side} your range"


def expected(outcome: Outcome) -> Stretch:
    """What was expected, as a range, and what came, as a point."""
    prediction, mean = outcome.prediction, outcome.measured.mean
    first, last = min(prediction.low, mean), max(prediction.high, mean)
    width = (last - first) * 1.16 or 1.0
    start = first - (width - (last - first)) / 2
    shares = [(each - start) / width for each in (prediction.low, prediction.high, mean)]
    return Stretch(low=shares[0], high=shares[1], point=shares[2])


def effect(estimate: Estimate) -> Stretch:
    """An effect's interval as a range, and no effect as a point."""
    first, last = min(estimate.low, 0.0), max(estimate.high, 0.0)
    width = (last - first) * 1.16 or 1.0
    start = first - (width - (last - first)) / 2
    low, high = (estimate.low - start) / width, (estimate.high - start) / width
    if high - low < THIN:
        low, high = (low + high - THIN) / 2, (low + high + THIN) / 2
    return Stretch(low=low, high=high, point=-start / width)


def chart(series: Series) -> Markup:
    """A series as an SVG to stand in a page."""
    return Markup(_drawn(json.dumps(series_json(series))))  # noqa: S704 - drawn by us, escaped


@cache
def wake() -> None:
    """Start what draws, once: the first chart would take most of a second."""
    chart(Series(id="first", title="First", columns={"x": (0, 1), "y": (0, 1)}))


@lru_cache(maxsize=128)
def _drawn(written: str) -> str:
    kept = json.loads(written)
    columns = {name: tuple(column) for name, column in kept["columns"].items()}
    return _INNER_ROLES.sub("", svg(Series(**{**kept, "columns": columns})))
