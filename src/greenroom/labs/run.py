"""Runs any lab: trials over seeds, intervals, reveals paired by seed, and the questions they raise.

Nothing here knows a clock; whoever shows a run puts `seconds` on it.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from math import isfinite
from pathlib import Path

from greenroom.labs.choosing import cell, settle, spelled, swapped, swaps
from greenroom.labs.intervals import estimate, is_clear, paired
from greenroom.labs.model import (
    Choices,
    Contrast,
    Estimate,
    Lab,
    LabQuestion,
    Metric,
    Progress,
    Reveal,
    Run,
    Trial,
)

SHARED = ("choosing", "intervals", "model", "run")  # modules of `labs` that decide numbers
APART = 1_000  # trials of one seed have seeds of their own: 3 gives 3000, 3001, …

Trials = tuple[Trial, ...]
Known = Callable[[Choices], Trials | None]
"""The trials of a cell that were measured before with the same seed, one for each; or None."""


def run(
    lab: Lab,
    choices: Mapping[str, object],
    seed: int = 0,
    progress: Progress | None = None,
    known: Known | None = None,
) -> Run:
    """Measure a design, hold it against the designs it teaches most beside, and ask about it.

    Args:
        lab: What is run.
        choices: What was chosen, by id; the rest is as by default.
        seed: Another seed draws everything anew.
        progress: Told of every step; raises Cancelled to stop.
        known: Cells that need not be measured again, as `grid.known` gives.

    Returns:
        The run, the same to the last bit whenever it is repeated; `seconds` is 0.

    Raises:
        UserError: A choice or a value is not known.
        Cancelled: The caller stopped it.
    """
    settled = settle(lab, choices)
    contrasts = fitting(lab, settled)
    cells = [settled, *(swapped(settled, each.choice, each.instead) for each in contrasts)]
    trials = _measure_all(lab, cells, seed, progress or quiet, known or _nothing)
    mine = trials[cell(settled)]
    sides = [_Side(lab.metric(each.metric), mine, trials[cell(other)])
             for each, other in zip(contrasts, cells[1:], strict=True)]  # fmt: skip
    pairs = list(zip(contrasts, sides, strict=True))
    return Run(
        lab=lab.id,
        revision=lab.revision,
        choices=settled,
        seed=seed,
        digest=digest(lab, settled, seed),
        metrics={m.id: estimate([t.metrics[m.id] for t in mine]) for m in lab.metrics},
        reveals=tuple(_reveal(settled, contrast, side) for contrast, side in pairs),
        questions=tuple(
            _question(lab, contrast, side) for contrast, side in pairs if side.as_told(contrast)
        ),
        series=mine[0].series,
        drawn=tuple(trial.drawn for trial in mine if trial.drawn),
    )


def fitting(lab: Lab, settled: Choices) -> tuple[Contrast, ...]:
    """The contrasts of a design that swap something; each cell and metric once."""
    found: dict[tuple[str, str, str], Contrast] = {}
    for each in lab.contrasts(settled):
        if spelled(each.instead) != spelled(settled[each.choice]):
            found.setdefault((each.choice, spelled(each.instead), each.metric), each)
    return tuple(found.values())


def measure(lab: Lab, settled: Choices, seed: int, progress: Progress) -> Trials:
    """Measure one cell: a trial for each of the lab's seeds; series are kept of the first.

    Raises:
        Cancelled: The caller stopped it.
        ValueError: The lab measures what it does not declare: a bug of ours.
    """
    trials = []
    for turn in range(lab.seeds):
        told = _part(progress, turn / lab.seeds, 1 / lab.seeds, f"seed {turn + 1} of {lab.seeds}")
        with one_thread():
            trial = lab.trial(settled, seed * APART + turn, told)
        _check(lab, trial)
        metrics = {m.id: float(trial.metrics[m.id]) for m in lab.metrics}
        series = () if turn else trial.series
        trials.append(Trial(metrics=metrics, series=series, drawn=trial.drawn))
    return tuple(trials)


def digest(lab: Lab, settled: Choices, seed: int) -> str:
    """The name of a run: another choice, seed, revision or line of code gives another."""
    parts = (lab.id, str(lab.revision), code(lab), cell(settled), str(seed), str(lab.seeds))
    return sha256("\n".join(parts).encode()).hexdigest()


def code(lab: Lab) -> str:
    """SHA-256 of all the code that decides a lab's numbers, with line ends as one character."""
    total = sha256()
    names = [f"greenroom.labs.{name}" for name in SHARED] + sorted(lab.sources)
    for path in (path for name in names for path in _files(name)):
        total.update(path.name.encode() + b"\n")
        total.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return total.hexdigest()


@contextmanager
def one_thread() -> Iterator[None]:
    """Have the linear algebra use one thread: sums then come in one order, on any machine's cores.

    Only libraries that are loaded by then obey; a lab that loads another one asks again.
    """
    import numpy  # noqa: F401 - loaded so that it can be told
    from threadpoolctl import threadpool_limits

    with threadpool_limits(limits=1):
        yield


@dataclass(frozen=True, slots=True)
class _Side:
    """Two designs side by side in one metric."""

    metric: Metric
    here: Trials
    there: Trials

    @property
    def effect(self) -> Estimate:
        return paired(self.values(self.here), self.values(self.there))

    def values(self, trials: Trials) -> list[float]:
        return [trial.metrics[self.metric.id] for trial in trials]

    def as_told(self, contrast: Contrast) -> bool:
        """Whether the effect is clear, and goes the way the contrast speaks of."""
        effect = self.effect
        return is_clear(effect) and contrast.rises in (None, effect.mean > 0)

    def fill(self, text: str) -> str:
        """Put the numbers into a text."""
        effect, digits = self.effect.mean, self.metric.digits
        return text.format(
            here=Shown(estimate(self.values(self.here)).mean, digits),
            there=Shown(estimate(self.values(self.there)).mean, digits),
            effect=Shown(effect, digits, sign="+"),
            gap=Shown(abs(effect), digits),
        )

    def plainly(self) -> str:
        """What was measured, with nothing made of it."""
        low, high = self.effect.low, self.effect.high
        spread = f"{low:+.{self.metric.digits}f} to {high:+.{self.metric.digits}f}"
        first = "{there} instead of {here}" if is_clear(self.effect) else "No clear difference"
        return self.fill(f"{first}: {self.metric.title} changes by {{effect}} ({spread}).")


class Shown(float):
    """A number in a sentence, shown with its metric's digits unless a format is given.

    >>> f"{Shown(0.25, 3)} {Shown(0.25, 3, sign='+')} {Shown(0.25, 3):.0%}"
    '0.250 +0.250 25%'
    """

    def __new__(cls, value: float, digits: int, sign: str = "") -> "Shown":
        """Keep how it is shown beside it."""
        made = super().__new__(cls, value)
        made._usual = f"{sign},.{digits}f"
        return made

    _usual: str

    def __format__(self, how: str) -> str:
        shown = float(self).__format__(how or self._usual)
        return shown.lstrip("+-") if float(self) == 0 and not how else shown


def _measure_all(
    lab: Lab, cells: list[Choices], seed: int, progress: Progress, known: Known
) -> dict[str, Trials]:
    """The trials of every cell, each measured once and only where it is not known."""
    wanted = {cell(each): each for each in cells}
    found = {name: kept for name, each in wanted.items() if (kept := known(each)) is not None}
    missing = [name for name in wanted if name not in found]
    for turn, name in enumerate(missing):
        title = _title(lab, cells[0], wanted[name])
        told = _part(progress, turn / len(missing), 1 / len(missing), title)
        found[name] = measure(lab, wanted[name], seed, told)
    progress(1.0, "done")
    return found


def _title(lab: Lab, mine: Choices, other: Choices) -> str:
    found = swaps(lab, other, mine).items()
    told = ", ".join(f"{lab.choice(name).title} {spelled(value)}" for name, value in found)
    return f"instead with {told}" if told else "the design itself"


def _part(progress: Progress, start: float, share: float, title: str) -> Progress:
    """The progress of a part, as progress of the whole; it is told of at once."""

    def told(done: float, what: str) -> None:
        progress(start + share * min(1.0, max(0.0, done)), f"{title}: {what}" if what else title)

    told(0.0, "")
    return told


def _reveal(settled: Choices, contrast: Contrast, side: _Side) -> Reveal:
    return Reveal(
        choice=contrast.choice,
        here=settled[contrast.choice],
        instead=contrast.instead,
        metric=contrast.metric,
        effect=side.effect,
        clear=is_clear(side.effect),
        quote=side.fill(contrast.lesson) if side.as_told(contrast) else side.plainly(),
        mistake=contrast.mistake if side.as_told(contrast) else "",
    )


def _question(lab: Lab, contrast: Contrast, side: _Side) -> LabQuestion:
    name = f"{lab.id}-{contrast.choice}-{spelled(contrast.instead)}-{contrast.metric}"
    return LabQuestion(id=name, ask=side.fill(contrast.ask), reveal=contrast.choice)


def _check(lab: Lab, trial: Trial) -> None:
    declared = {metric.id for metric in lab.metrics}
    if set(trial.metrics) != declared:
        odd = sorted(declared.symmetric_difference(trial.metrics))
        raise ValueError(f"{lab.id} declares other metrics than it measures: {', '.join(odd)}")
    wrong = [name for name, value in trial.metrics.items() if not isfinite(value)]
    if wrong:
        raise ValueError(f"{lab.id} measured no number for {', '.join(wrong)}")


def _files(module: str) -> list[Path]:
    found = find_spec(module)
    if found is None or found.origin is None:
        raise ValueError(f"there is no module {module}")
    path = Path(found.origin)
    return sorted(path.parent.rglob("*.py")) if path.name == "__init__.py" else [path]


def quiet(done: float, what: str) -> None:
    """Tell nobody."""


def _nothing(choices: Choices) -> None:
    """Know nothing from before."""
