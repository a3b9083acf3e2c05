"""A session as it is shown: who said what, and where the round stands now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from heapq import merge

from greenroom.session.acts import Typed, submitted
from greenroom.session.interviewer import current_question, hints_left
from greenroom.session.model import (
    Answered,
    Asked,
    Closed,
    Hinted,
    Judged,
    Paused,
    Planned,
    Queried,
    Remarked,
    Resumed,
    Revealed,
    Session,
    Skipped,
    Told,
    Turn,
)
from greenroom.views import By, Line, State, View, Way

SKIPPED = "Let us move on, please."


def show(session: Session, now: datetime) -> View:
    """Show where a session stands; what is being typed is not part of it."""
    question = None if session.closed else current_question(session)
    about = question.id if question else ""
    agenda = session.agenda
    place = [planned.question.id for planned in agenda].index(about) if question else -1
    titles = {part.id: part.title for part in session.round.parts}
    return View(
        id=session.id,
        round=session.round,
        state=_state(session),
        seconds_left=max(int(session.time_left(now).total_seconds()), 0),
        seconds_total=session.round.minutes * 60,
        part=titles[agenda[place].part] if question else "",
        problem=agenda[place].problem if question else "",
        case=agenda[place].case if question else "",
        brief=_brief(session, agenda[place]) if question else "",
        number=place + 1,
        planned=len(agenda),
        question=question,
        prompt=_prompt(session),
        lines=lines_about(session, about),
        transcript=transcript(session),
        draft="",
        draft_at=None,
        hints_left=0 if session.closed else hints_left(session),
        turn=len(session.turns),
    )


def with_typed(view: View, typed: Typed) -> View:
    """Put what is being typed into a view."""
    return view if view.state == "closed" else replace(view, draft=typed.text, draft_at=typed.at)


def with_unsent(view: View, session: Session, unsent: Sequence[tuple[int, Typed]]) -> View:
    """Put texts that could not be sent into a view, as notes where they were written.

    Args:
        view: What to add to.
        session: What it is a view of.
        unsent: For each text the number of turns its page was rendered with, oldest text first.
    """
    notes = [
        (_question_at(session, turn), Line(by="note", way="answer", text=text.text, at=text.at))
        for turn, text in unsent
    ]
    here = [note for about, note in notes if view.question and about == view.question.id]
    everywhere = [note for _, note in notes]
    return replace(
        view,
        lines=tuple(merge(view.lines, here, key=_when)),
        transcript=tuple(merge(view.transcript, everywhere, key=_when)),
    )


def transcript(session: Session) -> tuple[Line, ...]:
    """Everything said in a round, with the interviewer's first and last words."""
    opening = Line(by="interviewer", way="opening", text=session.round.opening, at=session.started)
    return (opening, *(line for turn in session.turns for line in _lines(session, turn)))


def lines_about(session: Session, question_id: str) -> tuple[Line, ...]:
    """Everything said about one question."""
    turns = (t for t in session.turns if not isinstance(t, Paused | Resumed | Closed))
    return tuple(
        line for turn in turns if turn.question == question_id for line in _lines(session, turn)
    )


def answer_text(session: Session, question_id: str) -> str:
    """The text to grade: every answer given to a question, in order; of code what came last.

    What was asked about a case counts as said, once there is an answer beside it.
    """
    planned = next((each for each in session.plan if each.question.id == question_id), None)
    if planned and (planned.task == "lab" or (planned.question.kind == "code" and planned.files)):
        return submitted(session, question_id) or ""
    turns = (turn for turn in session.turns if isinstance(turn, Answered | Queried | Remarked))
    said = [turn for turn in turns if turn.question == question_id and turn.text.strip()]
    if not any(isinstance(turn, Answered | Remarked) for turn in said):
        return ""
    if planned and planned.task:
        return _amended([turn.text for turn in said if isinstance(turn, Answered)])
    return "\n\n".join(turn.text for turn in said)


def _amended(texts: Sequence[str]) -> str:
    """What was written down, as it stands: lines that come again replace what they came from."""
    kept: list[str] = []
    for text in texts:
        lines = {line.strip() for line in text.splitlines()}
        before = [line.strip() for line in kept[-1].splitlines() if line.strip()] if kept else []
        again = sum(line in lines for line in before)
        kept = [*(kept[:-1] if before and 2 * again >= len(before) else kept), text]
    return "\n\n".join(kept)


def _question_at(session: Session, turn: int) -> str:
    before = replace(session, turns=session.turns[: max(turn, 0)])
    question = current_question(before)
    return question.id if question else ""


def _when(line: Line) -> datetime:
    return line.at


def _brief(session: Session, about: Planned) -> str:
    own = (about.problem, about.case)
    family = (p for p in session.plan if any(own) and (p.problem, p.case) == own)
    return next((p.files["brief.md"] for p in family if "brief.md" in p.files), "")


def _state(session: Session) -> State:
    if session.closed:
        return "closed"
    return "paused" if session.paused else "asking"


def _prompt(session: Session) -> str:
    if session.closed:
        return session.round.closing
    return next(turn.text for turn in reversed(session.turns) if isinstance(turn, Asked))


def _lines(session: Session, turn: Turn) -> Iterator[Line]:
    match turn:
        case Asked():
            yield Line(by="interviewer", way=turn.way, text=turn.text, at=turn.at)
        case Skipped():
            yield Line(by="candidate", way="skip", text=SKIPPED, at=turn.at)
        case Closed():
            yield Line(by="interviewer", way="closing", text=session.round.closing, at=turn.at)
        case Answered() | Hinted() | Queried() | Told() | Remarked():
            by, way = _SAID[type(turn)]
            yield Line(by=by, way=way, text=turn.text, at=turn.at)
        case Judged() | Revealed() | Paused() | Resumed():
            return


_SAID: Mapping[type[Turn], tuple[By, Way]] = {
    Answered: ("candidate", "answer"),
    Hinted: ("interviewer", "hint"),
    Queried: ("candidate", "query"),
    Told: ("interviewer", "reply"),
    Remarked: ("candidate", "remark"),
}
