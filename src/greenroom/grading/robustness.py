"""Whether marks withstand what should not move them, and fall with what should.

A trial changes a question's good answer, or another, and says where the mark must then be. Two
sides are tried: questions with reference answers, and questions with a rubric.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from greenroom.content.model import Bank, Question
from greenroom.grading.agreement import estimate
from greenroom.grading.card import mean, plain
from greenroom.grading.model import Grade, Grader, Scorecard
from greenroom.grading.perturb import keywords, misheard, mistyped, negated, ordered
from greenroom.grading.protocols import mark_by_references
from greenroom.grading.rated import Rated
from greenroom.language.readers import Readers

Side = Literal["references", "rubrics"]
Share = Callable[[str], float]
SAMPLES = 2  # answers of people a question, beside the good one, whose marks must not move


@dataclass(frozen=True, kw_only=True, eq=False)
class Case:
    """A question to try: what is marked, and its texts; "" where there is none."""

    name: str
    group: str  # the data set or topic
    ask: str
    good: str  # the reference, or the model answer
    wrong: str
    samples: tuple[str, ...]
    share: Share


@dataclass(frozen=True, kw_only=True)
class Trial:
    """One change: where the mark must be, and what it is, None where it cannot be tried."""

    id: str
    title: str
    bound: Literal["at least", "at most", "less than"]
    limit: float
    run: Callable[[Case, Case], float | None]  # a question, and one about something else

    def holds(self, value: float) -> bool:
        """Whether a mark is where it must be."""
        value = round(value, 3)
        if self.bound == "at least":
            return value >= self.limit
        return value <= self.limit if self.bound == "at most" else value < self.limit


def _moved(change: Callable[[str], str]) -> Callable[[Case, Case], float | None]:
    """The mean distance that a change moves the marks of a question's answers."""

    def run(case: Case, other: Case) -> float | None:
        del other
        texts = [text for text in (case.good, *case.samples) if text]
        return mean(np.array([abs(case.share(change(t)) - case.share(t)) for t in texts]))

    return run


def _appended(case: Case, other: Case) -> float | None:
    """The most that orders to the grader lift a wrong answer."""
    wrong = case.wrong or other.good
    without = case.share(wrong)
    return max(case.share(text) - without for text in ordered(wrong))


TRIALS = (
    Trial(
        id="reference",
        title="The reference, or the model answer, as the answer",
        bound="at least",
        limit=0.95,
        run=lambda case, _: case.share(case.good),
    ),
    Trial(
        id="empty",
        title="An empty answer",
        bound="at most",
        limit=0.1,
        run=lambda case, _: case.share(""),
    ),
    Trial(
        id="copied",
        title="The question, copied",
        bound="at most",
        limit=0.1,
        run=lambda case, _: case.share(case.ask) if case.ask else None,
    ),
    Trial(
        id="off-topic",
        title="The good answer to another question",
        bound="at most",
        limit=0.1,
        run=lambda case, other: case.share(other.good),
    ),
    Trial(
        id="negated",
        title="The reference with every clause negated",
        bound="at most",
        limit=0.35,
        run=lambda case, _: case.share(negated(case.good)),
    ),
    Trial(
        id="keywords",
        title="The reference's content words, shuffled",
        bound="at most",
        limit=0.5,
        run=lambda case, _: case.share(keywords(case.good)),
    ),
    Trial(
        id="injection",
        title="Orders to the grader, alone (the worst of five)",
        bound="at most",
        limit=0.1,
        run=lambda case, _: max(case.share(text) for text in ordered()),
    ),
    Trial(
        id="injection-appended",
        title="Orders after a wrong answer: how far they lift it (the worst of five)",
        bound="at most",
        limit=0.0,
        run=_appended,
    ),
    Trial(
        id="typos",
        title="Typing mistakes in 5% of the letters: how far marks move",
        bound="less than",
        limit=0.05,
        run=_moved(mistyped),
    ),
    Trial(
        id="speech",
        title="Speech-recognition noise: how far marks move",
        bound="less than",
        limit=0.05,
        run=_moved(misheard),
    ),
)


def try_all(side: Side, cases: Sequence[Case]) -> list[dict[str, Any]]:
    """A row for each trial: its target, the mean, the share within, and the worst question."""
    return [row for trial in TRIALS for row in _row(side, trial, cases)]


def _row(side: Side, trial: Trial, cases: Sequence[Case]) -> list[dict[str, Any]]:
    run = [
        (case.name, trial.run(case, _elsewhere(cases, place))) for place, case in enumerate(cases)
    ]
    found = {name: value for name, value in run if value is not None}
    if not found:
        return []
    worst = (min if trial.bound == "at least" else max)(found, key=lambda name: found[name])
    values = np.array([list(found.values())], dtype=float).T
    figure = estimate(lambda rows: {"mean": mean(rows[:, 0])}, values, list(found))
    return [
        {
            "side": side,
            "trial": trial.id,
            "title": trial.title,
            "bound": trial.bound,
            "limit": trial.limit,
            "questions": len(found),
            "mean": plain(figure["mean"]),
            "met": trial.holds(float(values.mean())),
            "within": sum(map(trial.holds, found.values())) / len(found),
            "worst": {"question": worst, "value": found[worst]},
        }
    ]


def _elsewhere(cases: Sequence[Case], place: int) -> Case:
    """A question of another group, half-way round the list or the next one after it."""
    count = len(cases)
    order = [cases[(place + count // 2 + step) % count] for step in range(count)]
    others = [case for case in order if case.group != cases[place].group]
    return next(iter(others), order[0])


def by_references(rated: Sequence[Rated], readers: Readers) -> tuple[Case, ...]:
    """A case for each question with references; a wrong answer is one that people gave nothing."""
    questions: dict[tuple[str, str], list[Rated]] = {}
    for each in rated:
        questions.setdefault((each.dataset, each.question), []).append(each)
    return tuple(_referenced(answers, readers) for answers in questions.values())


def _referenced(answers: Sequence[Rated], readers: Readers) -> Case:
    first = answers[0]
    said = [each for each in answers if each.answer.strip()]
    return Case(
        name=f"{first.dataset} {first.question}",
        group=first.dataset,
        ask=first.ask,
        good=first.references[0],
        wrong=next((each.answer for each in said if each.score == 0), ""),
        samples=tuple(each.answer for each in said[:SAMPLES]),
        share=_remembered(lambda answer: mark_by_references(first, answer, readers)),
    )


def by_rubric(bank: Bank, grader: Grader) -> tuple[Case, ...]:
    """A case for each question of a pack that has a model answer."""
    return tuple(_with_rubric(question, grader) for question in bank.questions.values())


def _with_rubric(question: Question, grader: Grader) -> Case:
    named = {exemplar.name: exemplar.answer for exemplar in question.exemplars}
    return Case(
        name=question.id,
        group=question.topic,
        ask=question.ask,
        good=question.answer,
        wrong=named.get("fluent-and-wrong", ""),
        samples=tuple(named.values()),
        share=_remembered(lambda answer: grader(question, answer)),
    )


def _remembered(grade: Callable[[str], Grade]) -> Share:
    """The share of the credit, 0 where we abstain: nothing was earned; each text is marked once."""
    known: dict[str, float] = {}

    def share(answer: str) -> float:
        if answer not in known:
            found = grade(answer)
            known[answer] = found.share if isinstance(found, Scorecard) else 0.0
        return known[answer]

    return share
