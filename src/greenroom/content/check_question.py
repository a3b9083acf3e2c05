"""Checks one question by itself: wordings, probes, hints and exemplars that fit its rubric."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from greenroom.content.model import Criterion, Exemplar, Question
from greenroom.content.source import Step
from greenroom.content.suggest import did_you_mean

Finding = tuple[tuple[Step, ...], str]
Wording = tuple[tuple[Step, ...], str]

FEWEST_WORDINGS = 3
FEWEST_DENIALS = 3
COPIED_RUN = 6  # words in a row that no exemplar may share with a wording
CLEARLY = 0.25  # of the share: by this, what is right in other words leads what is wrong
WORDING_WORDS = (4, 45)
ANSWER_WORDS = (120, 320)
EXEMPLAR_WORDS = {
    "strong": (100, 260),
    "weak": (20, 100),
    "fluent-and-wrong": (60, 180),
    "right-in-other-words": (60, 220),
}
Lead = tuple[str, str, float]
"""An exemplar, one that must be marked worse, and by how much of the share at the least."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """How long a question's prose is in words, and which exemplars it has."""

    answer: tuple[int, int]
    exemplars: Mapping[str, tuple[int, int]]
    leads: tuple[Lead, ...]


QUESTION = Form(
    answer=ANSWER_WORDS,
    exemplars=EXEMPLAR_WORDS,
    leads=(("strong", "weak", 0.01), ("right-in-other-words", "fluent-and-wrong", CLEARLY)),
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def check_question(question: Question, form: Form = QUESTION) -> Iterator[Finding]:
    """Find everything that is wrong with a question, without looking at the rest of the pack."""
    yield from _twice(("rubric",), [criterion.id for criterion in question.rubric])
    yield from _check_companions(question)
    if question.kind not in ("spoken", "story", "resume"):
        return
    for place, criterion in enumerate(question.rubric):
        yield from _check_wordings(("rubric", place), criterion)
    yield from _check_prose(question, form)
    yield from _repeated_wordings(question)
    yield from _check_exemplars(question, form)
    yield from _copied_wordings(question)


def _twice(steps: tuple[Step, ...], ids: list[str]) -> Iterator[Finding]:
    for place, name in enumerate(ids):
        if name in ids[:place]:
            yield (*steps, place), f"{name!r} is given twice"


def _check_companions(question: Question) -> Iterator[Finding]:
    """Every criterion has a probe and a hint, and these name criteria that exist."""
    known = [criterion.id for criterion in question.rubric]
    for field, noun, companions in (
        ("probes", "probe", [probe.criterion for probe in question.probes]),
        ("hints", "hint", [hint.criterion for hint in question.hints]),
    ):
        for place, name in enumerate(companions):
            if name not in known:
                problem = f"there is no criterion {name!r}{did_you_mean(name, known)}"
                yield (field, place, "criterion"), problem
        for place, name in enumerate(known):
            if name not in companions:
                yield ("rubric", place, "id"), f"the criterion {name!r} has no {noun}"


def _check_wordings(steps: tuple[Step, ...], criterion: Criterion) -> Iterator[Finding]:
    for level, rung in enumerate(criterion.levels):
        if level and len(rung.says) < FEWEST_WORDINGS:
            given = f"{len(rung.says)} of {FEWEST_WORDINGS}"
            yield (*steps, "levels", level), f"needs more wordings ({given}) in says"
        if not level and rung.says:
            yield (*steps, "levels", 0, "says"), "level 0 earns nothing; its wordings go to denies"
    if len(criterion.denies) < FEWEST_DENIALS:
        given = f"{len(criterion.denies)} of {FEWEST_DENIALS}"
        yield steps, f"needs more wordings ({given}) in denies"


def _check_prose(question: Question, form: Form) -> Iterator[Finding]:
    if not question.rephrase.strip():
        yield ("rephrase",), "is missing: how is it put to someone who did not follow?"
    elif words(question.rephrase) == words(question.ask):
        yield ("rephrase",), "says the same as ask"
    yield from _length(("answer",), question.answer, form.answer)
    for steps, text in wordings(question):
        yield from _length(steps, text, WORDING_WORDS)


def _length(steps: tuple[Step, ...], text: str, bounds: tuple[int, int]) -> Iterator[Finding]:
    count, (fewest, most) = len(words(text)), bounds
    if not fewest <= count <= most:
        yield steps, f"word count is {count}; {fewest} to {most} are wanted"


def _repeated_wordings(question: Question) -> Iterator[Finding]:
    first: dict[tuple[str, ...], tuple[Step, ...]] = {}
    for steps, text in wordings(question):
        known = first.setdefault(words(text), steps)
        if known != steps:
            yield steps, f"repeats {'.'.join(map(str, known))}"


def _check_exemplars(question: Question, form: Form) -> Iterator[Finding]:
    names = [exemplar.name for exemplar in question.exemplars]
    yield from _twice(("exemplars",), names)
    for name in form.exemplars:
        if name not in names:
            yield ("exemplars",), f"there is no exemplar {name!r}{did_you_mean(name, names)}"
    for place, exemplar in enumerate(question.exemplars):
        steps: tuple[Step, ...] = ("exemplars", place)
        if exemplar.name in form.exemplars:
            yield from _length((*steps, "answer"), exemplar.answer, form.exemplars[exemplar.name])
        yield from _check_marks((*steps, "marks"), exemplar, question)
        for number, mistake in enumerate(exemplar.mistakes):
            if mistake not in question.mistakes:
                problem = f"the question does not listen for {mistake!r}"
                yield (*steps, "mistakes", number), problem
    yield from _check_order(question, form)


def _check_marks(
    steps: tuple[Step, ...], exemplar: Exemplar, question: Question
) -> Iterator[Finding]:
    tops = {criterion.id: criterion.top for criterion in question.rubric}
    for name, level in exemplar.marks.items():
        if name not in tops:
            yield (*steps, name), f"there is no criterion {name!r}{did_you_mean(name, tops)}"
        elif not 0 <= level <= tops[name]:
            yield (*steps, name), f"the criterion's levels are 0 to {tops[name]}, not {level}"


def _check_order(question: Question, form: Form) -> Iterator[Finding]:
    """What is better must be marked so, or no grader can tell them apart."""
    shares = {exemplar.name: _share(exemplar, question) for exemplar in question.exemplars}
    for better, worse, lead in form.leads:
        if better in shares and worse in shares and shares[better] < shares[worse] + lead:
            told = f"{shares[better]:.2f} and {shares[worse]:.2f} of all marks"
            yield ("exemplars",), f"{better!r} hardly leads {worse!r} ({told})"


def _share(exemplar: Exemplar, question: Question) -> float:
    whole = sum(criterion.weight for criterion in question.rubric)
    earned = sum(
        criterion.weight * exemplar.marks.get(criterion.id, 0) / criterion.top
        for criterion in question.rubric
    )
    return earned / whole


def _copied_wordings(question: Question) -> Iterator[Finding]:
    """An exemplar that copies a wording shows nothing about the grader."""
    homes: dict[tuple[str, ...], str] = {}
    for exemplar in question.exemplars:
        for run in _runs(exemplar.answer):
            homes.setdefault(run, exemplar.name)
    for steps, text in wordings(question):
        for run in [run for run in _runs(text) if run in homes][:1]:
            yield steps, f"shares {' '.join(run)!r} with the exemplar {homes[run]!r}"


def _runs(text: str) -> Iterable[tuple[str, ...]]:
    found = words(text)
    return (found[at : at + COPIED_RUN] for at in range(len(found) - COPIED_RUN + 1))


def wordings(question: Question) -> Iterator[Wording]:
    """Yield every wording of a question's rubric with its place."""
    for place, criterion in enumerate(question.rubric):
        steps: tuple[Step, ...] = ("rubric", place)
        said = (
            ((*steps, "levels", level, "says", number), text)
            for level, rung in enumerate(criterion.levels)
            for number, text in enumerate(rung.says)
        )
        denied = (
            ((*steps, "denies", number), text) for number, text in enumerate(criterion.denies)
        )
        yield from chain(said, denied)


def words(text: str) -> tuple[str, ...]:
    """Split a text into its words, without case or punctuation."""
    return tuple(_WORD.findall(text.casefold()))
