"""Puts two runs of a lab side by side: what was chosen otherwise, and what that changed."""

from dataclasses import dataclass
from typing import Any

from greenroom.errors import UserError
from greenroom.labs.choosing import spelled
from greenroom.labs.intervals import is_clear, paired, unpaired
from greenroom.labs.model import Estimate, Lab, Run, Value
from greenroom.labs.report import estimate_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One metric of two runs.

    Attributes:
        metric: Which.
        first: The first run's.
        second: The second run's.
        effect: The second minus the first: paired by seed where both drew the same.
        clear: Whether the interval of the effect leaves out zero.
    """

    metric: str
    first: Estimate
    second: Estimate
    effect: Estimate
    clear: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two runs side by side.

    Attributes:
        lab: Of which lab.
        swapped: Each choice that differs, with both values.
        paired: Whether both drew the same data, so that effects are paired by seed.
        metrics: Every metric.
    """

    lab: str
    swapped: tuple[tuple[str, Value, Value], ...]
    paired: bool
    metrics: tuple[Beside, ...]


def compare(lab: Lab, first: Run, second: Run) -> Comparison:
    """Compare two runs.

    Raises:
        UserError: They are of two labs, or of two revisions of one.
    """
    if not first.lab == second.lab == lab.id:
        raise UserError(f"runs of two labs do not compare: {first.lab} and {second.lab}")
    if not first.revision == second.revision == lab.revision:
        raise UserError(
            f"{lab.id} has changed since: its revision is {lab.revision}, these runs are of "
            f"{first.revision} and {second.revision}; run them again"
        )
    same = first.seed == second.seed
    rows = [(m.id, first.metrics[m.id], second.metrics[m.id]) for m in lab.metrics]
    effects = [(paired if same else unpaired)(a.values, b.values) for _, a, b in rows]
    return Comparison(
        lab=lab.id,
        swapped=tuple(
            (each.id, first.choices[each.id], second.choices[each.id])
            for each in lab.choices
            if spelled(first.choices[each.id]) != spelled(second.choices[each.id])
        ),
        paired=same,
        metrics=tuple(
            Beside(metric=name, first=a, second=b, effect=effect, clear=is_clear(effect))
            for (name, a, b), effect in zip(rows, effects, strict=True)
        ),
    )


def comparison_json(compared: Comparison) -> dict[str, Any]:
    """What `greenroom lab compare --json` prints."""
    return {
        "lab": compared.lab,
        "choices": {name: [here, there] for name, here, there in compared.swapped},
        "paired": compared.paired,
        "metrics": {
            each.metric: {
                "first": estimate_json(each.first),
                "second": estimate_json(each.second),
                "effect": estimate_json(each.effect),
                "clear": each.clear,
            }
            for each in compared.metrics
        },
    }
