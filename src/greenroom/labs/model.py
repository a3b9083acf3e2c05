"""The contract of every lab: typed choices in, measured metrics with intervals out.

A lab is data and two functions. `trial(choices, seed)` measures once, and the same choices and
seed give the same numbers to the last bit; everything else (seeds, intervals, reveals, questions,
the folder a run is kept in, sweeps over a grid) is the same for all labs.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Value = str | int | float | bool
Choices = Mapping[str, Value]
Better = Literal["higher", "lower", "neither"]
Progress = Callable[[float, str], None]
"""Called with the share done, 0 to 1, and what is being done; raises Cancelled to stop."""


class Cancelled(Exception):
    """Somebody stopped the run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing a candidate may choose.

    Attributes:
        value: What it is in a choices file.
        label: Its name for people.
        about: What choosing it means, in one sentence that does not give the outcome away.
    """

    value: Value
    label: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One decision of a design.

    Attributes:
        id: Its key in a choices file, kebab-case.
        title: The decision as a question or a noun.
        about: Why it is a decision at all.
        options: At least two, the order they are shown in.
        default: The value of a thoughtless design, not of the best one.
        phase: The phase of the design it belongs to (data, features, model, …); groups the form.
    """

    id: str
    title: str
    about: str
    options: tuple[Option, ...]
    default: Value
    phase: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One number a run measures.

    Attributes:
        id: Its key, kebab-case.
        title: Its name with its unit.
        better: Which way is good.
        digits: Decimals worth showing.
        about: How it is measured, in one sentence.
        headline: Whether a candidate predicts it before the run.
    """

    id: str
    title: str
    better: Better
    digits: int = 3
    about: str = ""
    headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A chart's data: columns of equal length, the first is the horizontal axis.

    Attributes:
        id: Its key, kebab-case.
        title: What it shows.
        columns: By name, with units.
        form: How it is drawn.
        says: What one sees in it, in one or two sentences: the text alternative.
    """

    id: str
    title: str
    columns: Mapping[str, tuple[Value, ...]]
    form: Literal["line", "bar", "points", "heat"] = "line"
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What one seed measured; `series` are kept of the first seed only.

    Attributes:
        metrics: Every declared metric, finite.
        series: What is drawn.
        drawn: SHA-256 of the data that were drawn, where a lab keeps it; "" where not.
    """

    metrics: Mapping[str, float]
    series: tuple[Series, ...] = ()
    drawn: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """A choice to be held against another one, because of what it teaches.

    Attributes:
        choice: Whose value is swapped.
        instead: The value put in its place.
        metric: Where the effect is looked for.
        lesson: What the effect means when it is there, in one sentence with {here}, {there},
            {effect} (the other minus this, with its sign) and {gap} (without) as the numbers of
            this run; each is shown with its metric's digits unless a format is given.
        ask: The interviewer's question about it, with the same names.
        mistake: The pack's mistake it exposes; "" for none.
        rises: Whether lesson and question hold when the metric is higher with the other choice
            (True), lower (False), or either way (None); the other way round they are not said.
    """

    choice: str
    instead: Value
    metric: str
    lesson: str
    ask: str
    mistake: str = ""
    rises: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lab:
    """A runnable system.

    Attributes:
        id: Its name in commands and files; never changes.
        title: Its name for people.
        about: What is designed, in two or three sentences.
        revision: Rises whenever the same choices and seed would measure something else.
        choices: The decisions.
        metrics: What is measured.
        trial: Measures once: (choices, seed, progress).
        contrasts: Which other choices a run with these is held against, the most telling first.
        sources: Dotted names of the modules, beside the shared ones of `labs`, whose code decides
            the numbers; a package stands for every module in its folder.
        seeds: How many seeds a run averages over; five or more.
        topics: Topics of the pack it rehearses.
        reach: How many choices the cells of its shipped grid differ in from the defaults.
    """

    id: str
    title: str
    about: str
    revision: int
    choices: tuple[Choice, ...]
    metrics: tuple[Metric, ...]
    trial: Callable[[Choices, int, Progress], Trial]
    contrasts: Callable[[Choices], tuple[Contrast, ...]]
    sources: tuple[str, ...]
    seeds: int = 5
    topics: tuple[str, ...] = ()
    reach: int = 2

    def choice(self, choice_id: str) -> Choice:
        """One of its choices.

        Raises:
            KeyError: It has none by that id.
        """
        return {each.id: each for each in self.choices}[choice_id]

    def metric(self, metric_id: str) -> Metric:
        """One of its metrics.

        Raises:
            KeyError: It has none by that id.
        """
        return {each.id: each for each in self.metrics}[metric_id]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean over seeds with a 95% interval (Student's t), and the value of each seed."""

    mean: float
    low: float
    high: float
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal:
    """What one choice does, measured over the same seeds with everything else as it is.

    Attributes:
        choice: Whose value was swapped.
        here: The value of this run.
        instead: The other value.
        metric: Where the effect was looked for.
        effect: The other minus this, paired by seed.
        clear: Whether the interval of the effect leaves out zero.
        quote: The lesson in numbers of this run.
        mistake: The pack's mistake it exposes; "" for none.
    """

    choice: str
    here: Value
    instead: Value
    metric: str
    effect: Estimate
    clear: bool
    quote: str
    mistake: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabQuestion:
    """What an interviewer asks because of a measurement.

    Attributes:
        id: Stable for the reveal it comes from.
        ask: The question, quoting this run's numbers.
        reveal: The choice it is about.
    """

    id: str
    ask: str
    reveal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of a lab, whole; everything but `seconds` is the same whenever it is repeated.

    Attributes:
        digest: SHA-256 over lab, revision, code, choices, seed and seeds: the run's name.
        drawn: SHA-256 of the data of each seed, where the lab keeps it.
    """

    lab: str
    revision: int
    choices: Choices
    seed: int
    digest: str
    metrics: Mapping[str, Estimate]
    reveals: tuple[Reveal, ...] = ()
    questions: tuple[LabQuestion, ...] = ()
    series: tuple[Series, ...] = ()
    drawn: tuple[str, ...] = ()
    seconds: float = field(default=0.0, compare=False)
