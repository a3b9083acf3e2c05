"""What the interviewer does next, decided from the session alone; the same session, same move."""

import re
from collections.abc import Set
from dataclasses import replace
from datetime import datetime, timedelta

from greenroom.content.model import Criterion, Question
from greenroom.session.model import (
    Answered,
    Ask,
    Asked,
    Close,
    Follow,
    Hint,
    Hinted,
    Move,
    Planned,
    Rephrase,
    Session,
    Skipped,
    Turn,
)

MAX_PROBES = 2  # a question; a third would be an interrogation
MAX_PROBES_ON = {"capacity": 1, "lab": 0}  # the worst quantity; a lab's numbers ask for themselves
MAX_HINTS = 2  # a question
WORTH_ASKING = timedelta(minutes=2)  # with less left, nothing new is opened

_NO_ANSWER = re.compile(
    r"(sorry )?(i (really |honestly )?(do not|dont) know|i have no idea|no idea|idk|dunno|"
    r"not sure|im not sure|pass|no clue|i cant answer( that)?)?( sorry)?"
)


def next_move(session: Session, shown: Set[str], now: datetime) -> Move:
    """Decide what the interviewer does next, the candidate having had their say.

    Called while the candidate has not answered, it takes the silence for a non-answer.

    Args:
        session: The round so far.
        shown: Ids of the current question's criteria of which something was shown.
        now: What the clock says.
    """
    if session.closed:
        return Close(reason=session.closed.reason)
    if session.time_left(now) <= timedelta():
        return Close(reason="time is up")
    current = current_question(session)
    if current and (follow_up := _follow_up(session, current, shown, now)):
        return follow_up
    return _next_question(session, now)


def next_hint(session: Session, shown: Set[str], now: datetime) -> Hint | None:
    """Choose a hint towards the heaviest criterion neither shown nor hinted at; None when spent."""
    current = current_question(session)
    if current is None or session.closed or session.time_left(now) <= timedelta():
        return None
    if hints_left(session) == 0:
        return None
    if current.kind == "code":  # in their order, each a step further
        hint = current.hints[hints_taken(session, current.id)]
        return Hint(question=current, criterion=hint.criterion, text=hint.say)
    for criterion in _heaviest(current, shown | hinted(session, current.id)):
        for hint in current.hints:
            if hint.criterion == criterion.id and hint.say not in _said(session):
                return Hint(question=current, criterion=criterion.id, text=hint.say)
    return None


def hints_left(session: Session) -> int:
    """How many hints the current question may still give, whatever has been shown of it."""
    current = current_question(session)
    if current is None:
        return 0
    if current.kind == "code":
        return len(current.hints) - hints_taken(session, current.id)
    given = hinted(session, current.id)
    unused = {hint.criterion for hint in current.hints} - given
    return max(min(MAX_HINTS - len(given), len(unused)), 0)


def hinted(session: Session, question_id: str) -> frozenset[str]:
    """Ids of the criteria that were hinted at in a question."""
    turns = (turn for turn in session.turns if isinstance(turn, Hinted))
    return frozenset(turn.criterion for turn in turns if turn.question == question_id)


def hints_taken(session: Session, question_id: str) -> int:
    """How many hints were given in a question."""
    turns = (turn for turn in session.turns if isinstance(turn, Hinted))
    return sum(turn.question == question_id for turn in turns)


def current_question(session: Session) -> Question | None:
    """The question being talked about; None before the first."""
    turns = [turn for turn in session.turns if isinstance(turn, Asked | Answered | Skipped)]
    if not turns:
        return None
    return next((p.question for p in session.agenda if p.question.id == turns[-1].question), None)


def _follow_up(
    session: Session, current: Question, shown: Set[str], now: datetime
) -> Follow | Rephrase | None:
    """What is still to be said about the current question; None when it is left."""
    talk = _talk(session, current)
    if current.kind == "code":  # it is run, not talked about; that comes after it
        return None
    if isinstance(talk[-1], Skipped) or session.time_left(now) < WORTH_ASKING:
        return None
    if _part_used(session, _place(session, current), now):
        return None
    if not _is_answer(talk[-1]):
        asked = [turn for turn in talk if isinstance(turn, Asked)]
        if not asked or asked[-1].way == "ask":
            return _rephrase(session, current)
        if asked[-1].way == "rephrase":
            return None
    return _probe(session, current, shown)


def _rephrase(session: Session, current: Question) -> Rephrase | None:
    said = _said(session)
    probes = (
        probe.ask
        for criterion in _heaviest(current, frozenset())
        for probe in current.probes
        if probe.criterion == criterion.id
    )
    texts = [text for text in (current.rephrase, *probes) if text and text not in said]
    return Rephrase(question=current, text=texts[0]) if texts else None


def _probe(session: Session, current: Question, shown: Set[str]) -> Follow | None:
    asked = [turn for turn in _talk(session, current) if isinstance(turn, Asked)]
    probed = [turn.criterion for turn in asked if turn.way == "probe"]
    if len(probed) >= MAX_PROBES_ON.get(_place(session, current).task, MAX_PROBES):
        return None
    said = _said(session)
    for criterion in _heaviest(current, shown | set(probed)):
        for probe in current.probes:
            if probe.criterion == criterion.id and probe.ask not in said:
                return Follow(question=current, criterion=criterion.id, text=probe.ask)
    return None


def _next_question(session: Session, now: datetime) -> Ask | Close:
    current = current_question(session)
    agenda = session.agenda
    start = agenda.index(_place(session, current)) + 1 if current else 0
    said = _said(session)
    waiting = [planned for planned in agenda[start:] if planned.question.ask not in said]
    fitting = [planned for planned in waiting if not _part_used(session, planned, now)]
    if not fitting:
        return Close(reason="every question has been asked")
    if current and session.time_left(now) < WORTH_ASKING:
        return Close(reason="too little time is left for another question")
    return Ask(question=fitting[0].question)


def _part_used(session: Session, planned: Planned, now: datetime) -> bool:
    """Whether a part has had its minutes; the plan's last part may have what is left."""
    agenda = session.agenda
    if planned.part == agenda[-1].part:
        return False
    members = {other.question.id for other in agenda if other.part == planned.part}
    for place, turn in enumerate(session.turns):
        if isinstance(turn, Asked) and turn.question in members:
            began = replace(session, turns=session.turns[:place]).elapsed(turn.at)
            minutes = next(part.minutes for part in session.round.parts if part.id == planned.part)
            return session.elapsed(now) - began >= timedelta(minutes=minutes)
    return False


def _place(session: Session, question: Question) -> Planned:
    return next(planned for planned in session.agenda if planned.question.id == question.id)


def _talk(session: Session, question: Question) -> list[Asked | Answered | Hinted | Skipped]:
    """The turns about a question; never empty for the current one."""
    turns = (t for t in session.turns if isinstance(t, Asked | Answered | Hinted | Skipped))
    return [turn for turn in turns if turn.question == question.id]


def _said(session: Session) -> set[str]:
    return {turn.text for turn in session.turns if isinstance(turn, Asked | Hinted)}


def _heaviest(question: Question, without: Set[str]) -> list[Criterion]:
    """The criteria left, heaviest first; equals keep the rubric's order."""
    left = (criterion for criterion in question.rubric if criterion.id not in without)
    return sorted(left, key=lambda criterion: -criterion.weight)


def _is_answer(turn: Turn) -> bool:
    if not isinstance(turn, Answered) or turn.nothing:
        return False
    words = re.findall(r"\w+", re.sub("['’]", "", turn.text.lower()))
    return not _NO_ANSWER.fullmatch(" ".join(words))
