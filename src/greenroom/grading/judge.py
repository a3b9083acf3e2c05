"""Has a language model mark an answer, and believes it only where its quotes are in the answer.

Its scorecards carry a name of their own and are never mixed with the offline grader's. What the
offline checks call no attempt, or an instruction, never reaches the judge and earns nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from greenroom.content.model import Criterion, Question
from greenroom.errors import CallerError
from greenroom.grading.axes import band
from greenroom.grading.blank import Blank
from greenroom.grading.judge_prompt import reference_prompt, rubric_prompt, version
from greenroom.grading.model import AxisShare, Evidence, Grade, Mark, Scorecard, Ungraded
from greenroom.grading.quotation import find_quote
from greenroom.grading.recommend import lowest, start_from
from greenroom.grading.spans import units
from greenroom.grading.substance import gives_instructions, nothing_said, own_words
from greenroom.grading.terms import content, words
from greenroom.language.judge import Judge, UnusableReply, one_line

TOLD = 0.6  # confidence in a level the judge gave: nobody has measured this judge
DOUBTED = 0.3  # in a 0 for want of a reply, or of a quote that is in the answer
MARGIN = 0.25  # of a score against references, to either side; not measured either
STEPS = 4  # levels a score against references is shown in
QUOTES = 20  # that are looked for in one reply


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A judge's grade, and what became of its reply."""

    grade: Grade
    unquoted: int = 0  # marks, or quotes, that were not believed
    instructed: bool = False  # whether the answer speaks to the grader
    why: Mapping[str, str] = field(default_factory=dict)  # the judge's own reasons, by criterion


@dataclass(frozen=True, kw_only=True)
class _Told:
    """What a judge says of one criterion."""

    level: int
    quote: str
    why: str


def judge_answer(judge: Judge, question: Question, answer: str) -> Judged:
    """Have an answer marked by a question's rubric.

    Raises:
        ModelProblem: The judge cannot be asked, or (UnusableReply) its reply marks nothing.
    """
    name = f"judge:{judge.model}@{version('rubric')}"
    blank = Blank(question=question, grader=name, answer=answer)
    instructed, reason = gives_instructions(answer), nothing_said(question, answer)
    if reason == "silence":
        return Judged(grade=_silence(question.id, question.revision, name, answer))
    if reason:
        marks = tuple(_mark(criterion, 0, 1.0, None) for criterion in question.rubric)
        return Judged(grade=blank.scorecard(marks, reason=reason), instructed=instructed)
    own = own_words(question, answer)
    reply = judge.ask(rubric_prompt(question, own))
    told = {criterion.id: _told(reply.get(criterion.id)) for criterion in question.rubric}
    if not any(told.values()):
        raise UnusableReply(f"the judge {judge.model} answered without a mark for any criterion")
    return _believed(blank, own, told, instructed=instructed)


def judge_against(judge: Judge, ask: str, references: Sequence[str], answer: str) -> Judged:
    """Have an answer scored against reference answers.

    Args:
        judge: Who is asked.
        ask: The question; "" when it is not known.
        references: One or more reference answers.
        answer: What was said.

    Raises:
        CallerError: There is no reference with words in it.
        ModelProblem: The judge cannot be asked, or (UnusableReply) its reply has no score.
    """
    good = [reference for reference in references if words(reference)]
    if not good:
        raise CallerError("a reference answer is needed")
    name = f"judge:{judge.model}@{version('reference')}"
    if not words(answer):
        return Judged(grade=_silence("reference", 1, name, answer))
    own, instructed = _without_instructions(answer), gives_instructions(answer)
    if instructed and not content(own):
        card = _reference_card(name, answer, 0.0, ())
        return Judged(grade=replace(card, reason="instructions-to-grader"), instructed=True)
    reply = judge.ask(reference_prompt(ask, good, own))
    score, quotes = _score(judge, reply), _quotes(reply)
    found = tuple(each for each in (find_quote(answer, q, own) for q in quotes) if each)
    # A score counts as far as its quotes are in the answer.
    believed = round(score * len(found) / max(len(quotes), 1), 4)
    unquoted = max(len(quotes), 1) - len(found) if score else 0
    card = _reference_card(name, answer, believed, found if believed else ())
    return Judged(
        grade=_with_notes(card, unquoted, instructed=instructed),
        unquoted=unquoted,
        instructed=instructed,
        why={"reference": _line(reply.get("why"))},
    )


def _believed(
    blank: Blank, own: str, told: Mapping[str, _Told | None], *, instructed: bool
) -> Judged:
    """The marks whose quotes are in the answer; every other level falls to 0."""
    marks: list[Mark] = []
    unquoted = 0
    for criterion in blank.question.rubric:
        said = told[criterion.id]
        level = min(max(said.level, 0), criterion.top) if said else 0
        quote = find_quote(blank.answer, said.quote, own) if said and level else None
        refused = level > 0 and quote is None
        unquoted += refused
        sure = DOUBTED if refused or said is None else TOLD
        marks.append(_mark(criterion, 0 if refused else level, sure, quote))
    nothing = instructed and not any(mark.level for mark in marks)
    card = blank.scorecard(tuple(marks), reason="instructions-to-grader" if nothing else "")
    return Judged(
        grade=_with_notes(card, unquoted, instructed=instructed),
        unquoted=unquoted,
        instructed=instructed,
        why={name: said.why for name, said in told.items() if said and said.why},
    )


def _mark(criterion: Criterion, level: int, sure: float, quote: Evidence | None) -> Mark:
    return Mark(
        criterion=criterion.id,
        axis=criterion.axis,
        level=level,
        top=criterion.top,
        weight=criterion.weight,
        confidence=sure,
        evidence=(quote,) if quote else (),
    )


def _with_notes(card: Scorecard, unquoted: int, *, instructed: bool) -> Scorecard:
    """Say on a scorecard what was not believed, and what was kept from the judge."""
    notes = list(card.reasons)
    if unquoted:
        notes.append(f"{unquoted} not believed: the judge quoted what was not said")
    if instructed:
        notes.append("what speaks to the grader was kept from the judge and earned nothing")
    return replace(card, reasons=tuple(notes))


def _told(entry: object) -> _Told | None:
    """One criterion of a reply; None when there is nothing to go by."""
    if not isinstance(entry, Mapping):
        return None
    level, quote = entry.get("level"), entry.get("quote")
    if isinstance(level, float) and level.is_integer():
        level = int(level)
    if not isinstance(level, int) or isinstance(level, bool):
        return None
    said = quote if isinstance(quote, str) else ""
    return _Told(level=level, quote=said, why=_line(entry.get("why")))


def _line(text: object) -> str:
    return one_line(text, 300) if isinstance(text, str) else ""


def _score(judge: Judge, reply: Mapping[str, Any]) -> float:
    score = reply.get("score")
    if isinstance(score, int | float) and not isinstance(score, bool) and 0 <= score <= 1:
        return float(score)
    raise UnusableReply(f"the judge {judge.model} answered without a score from 0 to 1")


def _quotes(reply: Mapping[str, Any]) -> list[str]:
    given = reply.get("quotes")
    listed = given if isinstance(given, list) else [given]
    texts = (each for each in listed if isinstance(each, str) and each.strip())
    return list(dict.fromkeys(texts))[:QUOTES]


def _without_instructions(answer: str) -> str:
    """The answer with spaces where it speaks to the grader."""
    left = list(answer)
    for unit in units(answer):
        if gives_instructions(unit.text):
            left[unit.start : unit.end] = " " * (unit.end - unit.start)
    return "".join(left)


def _reference_card(
    name: str, answer: str, score: float, evidence: tuple[Evidence, ...]
) -> Scorecard:
    low, high = round(max(score - MARGIN, 0.0), 4), round(min(score + MARGIN, 1.0), 4)
    recommendation, reasons = lowest(start_from(score), ())
    mark = Mark(
        criterion="reference",
        axis="fundamentals",
        level=round(score * STEPS),
        top=STEPS,
        weight=1,
        confidence=TOLD,
        evidence=evidence,
    )
    return Scorecard(
        question="reference",
        revision=1,
        grader=name,
        answer=answer,
        marks=(mark,),
        mistakes=(),
        axes={"fundamentals": AxisShare(share=score, low=low, high=high, band=band(score))},
        share=score,
        interval=(low, high),
        recommendation=recommendation,
        reasons=reasons,
    )


def _silence(question: str, revision: int, name: str, answer: str) -> Ungraded:
    return Ungraded(
        question=question, revision=revision, grader=name, answer=answer, reason="silence"
    )
