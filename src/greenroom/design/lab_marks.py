"""Marks for a lab: what was foreseen, and which choices the measurements speak for or against.

Nobody judges here: each mark follows from numbers of the run, and a mistake quotes them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from greenroom.content.model import Mistake, Question
from greenroom.design.lab_answer import Expectation, LabAnswer, draft_of, quote_of
from greenroom.design.questions import CHOSE, FORESEES
from greenroom.errors import UserError
from greenroom.grading.blank import Blank
from greenroom.grading.model import Evidence, FoundMistake, Grade, Mark
from greenroom.labs.choosing import settle, spelled
from greenroom.labs.model import Estimate, Lab, Metric, Reveal, Run

GRADER = "lab 1"
_SURE = 0.97  # what was measured was measured


@dataclass(frozen=True, kw_only=True)
class Foreseen:
    """What was expected of a metric beside what came; `level` 0 to 2, `why` in a sentence."""

    metric: Metric
    expectation: Expectation | None
    measured: Estimate
    level: int
    why: str


def mark_lab(
    question: Question, lab: Lab, run: Run, mistakes: Mapping[str, Mistake], answer: str
) -> Grade:
    """Mark what was written down before a run by what the run measured."""
    blank = Blank(question=question, grader=GRADER, answer=answer)
    if not answer.strip():
        return blank.ungraded("silence")
    weights = {criterion.id: criterion.weight for criterion in question.rubric}
    said = draft_of(lab, answer)
    marks = [_foreseen_mark(each, weights, answer) for each in foreseen(lab, run, said)]
    found: dict[str, FoundMistake] = {}
    exposed = against(lab, run)
    wrong = {reveal.choice for reveal in exposed}
    told = dict.fromkeys(reveal.choice for reveal in run.reveals if reveal.clear)
    marks += [
        _choice_mark(choice, weights, answer, held=choice not in wrong)
        for choice in told
        if f"{CHOSE}{choice}" in weights
    ]
    for each in (each for each in exposed if each.mistake in mistakes):
        found.setdefault(each.mistake, _mistake(mistakes[each.mistake], each, answer))
    return blank.scorecard(tuple(marks), tuple(found.values()))


def against(lab: Lab, run: Run) -> tuple[Reveal, ...]:
    """The reveals of a run that expose a mistake.

    A lab says in which direction an effect is one; where it leaves that open, the other way must
    have come out better by the metric: whoever did right is not told that it might have been wrong.
    """
    rises, better = _directions(lab, run), {metric.id: metric.better for metric in lab.metrics}
    found = []
    for each in run.reveals:
        up, down = each.effect.mean > 0, each.effect.mean < 0
        lost = {"higher": down, "lower": up}.get(better.get(each.metric, "neither"), False)
        said = rises.get((each.choice, spelled(each.instead), each.metric)) is not None
        if each.mistake and each.clear and (said or not lost):
            found.append(each)
    return tuple(found)


def _directions(lab: Lab, run: Run) -> dict[tuple[str, str, str], bool | None]:
    """In which direction each effect is a mistake; a lab that has changed since says nothing."""
    try:
        contrasts = lab.contrasts(settle(lab, run.choices))
    except UserError:
        return {}
    return {(each.choice, spelled(each.instead), each.metric): each.rises for each in contrasts}


def foreseen(lab: Lab, run: Run, said: LabAnswer) -> Iterator[Foreseen]:
    """Each headline metric: what was expected, what came, and what that is worth."""
    for metric in (m for m in lab.metrics if m.headline and m.id in run.metrics):
        expectation, measured = said.expect.get(metric.id), run.metrics[metric.id]
        level, why = _worth(expectation, measured.mean)
        yield Foreseen(
            metric=metric, expectation=expectation, measured=measured, level=level, why=why
        )


def _worth(expectation: Expectation | None, measured: float) -> tuple[int, str]:
    """A range is held against the number; one wider than the number itself says nothing."""
    if expectation is None:
        return 0, "nothing was foreseen"
    width = expectation.high - expectation.low
    if width > max(abs(measured), abs(expectation.mean)):
        return 0, "the range is wider than the number itself"
    off = max(expectation.low - measured, measured - expectation.high, 0.0)
    if off == 0:
        return 2, "in the range"
    near = off <= max(width, 0.1 * abs(measured))
    return (1, "just outside the range") if near else (0, "far outside the range")


def _foreseen_mark(each: Foreseen, weights: Mapping[str, int], answer: str) -> Mark:
    name = f"{FORESEES}{each.metric.id}"
    quote = _quote(answer, "expect", each.metric.id)
    return Mark(
        criterion=name,
        axis="fundamentals",
        level=each.level,
        top=2,
        weight=weights.get(name, 1),
        confidence=_SURE,
        evidence=(quote,) if each.level else (),
    )


def _choice_mark(choice: str, weights: Mapping[str, int], answer: str, *, held: bool) -> Mark:
    quote = _quote(answer, "choices", choice)
    return Mark(
        criterion=f"{CHOSE}{choice}",
        axis="design",
        level=int(held),
        top=1,
        weight=weights[f"{CHOSE}{choice}"],
        confidence=_SURE,
        evidence=(quote,) if held else (),
        contradicted=None if held else quote,
    )


def _mistake(mistake: Mistake, reveal: Reveal, answer: str) -> FoundMistake:
    quote = _quote(answer, "choices", reveal.choice)
    return FoundMistake(
        id=mistake.id,
        title=mistake.title,
        quote=quote.quote,
        start=quote.start,
        end=quote.end,
        why=reveal.quote,
        instead=mistake.instead,
        serious=mistake.serious,
    )


def _quote(answer: str, block: str, name: str) -> Evidence:
    start, end = quote_of(answer, block, name)
    return Evidence(start=start, end=end, quote=answer[start:end])
