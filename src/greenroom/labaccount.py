"""What is said of a lab run: expected beside measured, checked against the grid, and a record."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from greenroom.labs.model import Lab, Run
from greenroom.labs.predicting import Outcome, Record, outcome, record
from greenroom.labs.report import run_json

if TYPE_CHECKING:  # imported when first used: marking one answer needs no database
    from greenroom.store.labruns import LabRun


@dataclass(frozen=True, kw_only=True)
class Check:
    """A real run beside what the grid had said.

    Attributes:
        same: Whether it is the same to the last bit.
        differing: The metrics that are not, with what the grid said and what was measured.
    """

    same: bool
    differing: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, kw_only=True)
class Account:
    """A run with all that is said of it.

    Attributes:
        lab: The lab as it is now.
        run: The run.
        outcomes: What was expected beside what came.
        check: What a real run said of the grid's answer; None where there are not both.
        seen: Whether the numbers of this very design had been seen before it was predicted.
        record: How often ranges held, over all runs predicted unseen.
    """

    lab: Lab
    run: "LabRun"
    outcomes: tuple[Outcome, ...]
    check: Check | None
    seen: bool
    record: Record

    @property
    def stale(self) -> bool:
        """Whether the lab measures something else by now."""
        return self.run.revision != self.lab.revision


def account_of(lab: Lab, kept: "LabRun", history: "Iterable[LabRun]") -> Account:
    """Say what there is to say of a run, with the history it stands in."""
    unseen = _unseen(history)
    return Account(
        lab=lab,
        run=kept,
        outcomes=_outcomes(kept),
        check=_check(kept),
        seen=kept.sealed_at is not None and kept.id not in {each.id for each in unseen},
        record=_record(unseen),
    )


def record_of(history: "Iterable[LabRun]") -> Record:
    """How often ranges held, over all runs predicted unseen."""
    return _record(_unseen(history))


def _record(unseen: "Iterable[LabRun]") -> Record:
    return record([each.held for run in unseen for each in _outcomes(run)])


def _outcomes(kept: "LabRun") -> tuple[Outcome, ...]:
    found = kept.result.metrics if kept.result else {}
    return tuple(outcome(p, found[p.metric]) for p in kept.predictions if p.metric in found)


def _unseen(history: "Iterable[LabRun]") -> "tuple[LabRun, ...]":
    """The runs that were predicted before any run of the same design had shown its numbers."""
    sealed = sorted((run for run in history if run.sealed_at), key=_sealed)
    seen: set[tuple[object, ...]] = set()
    found = []
    for run in sealed:
        design = (run.lab, run.revision, *sorted(map(repr, run.choices.items())))
        if design not in seen:
            found.append(run)
        if run.results:
            seen.add(design)
    return tuple(found)


def _sealed(run: "LabRun") -> tuple[Any, str]:
    return run.sealed_at, run.id


def _check(kept: "LabRun") -> Check | None:
    if set(kept.results) != {"grid", "real"}:
        return None
    ahead, real = kept.results["grid"], kept.results["real"]
    both = [(name, ahead.metrics[name].mean, each.mean) for name, each in real.metrics.items()
            if name in ahead.metrics and ahead.metrics[name] != each]  # fmt: skip
    return Check(same=_written(ahead) == _written(real), differing=tuple(both))


def _written(ran: Run) -> bytes:
    """A run as it is written, but for its charts and how long it took."""
    told = run_json(replace(ran, seconds=0.0)) | {"drawn": ran.drawn}
    return json.dumps(told, sort_keys=True).encode()
