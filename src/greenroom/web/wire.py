"""The shapes of /api/v1 where they differ from the shell's: a rubric is no business of an asker."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import Field

from greenroom.content.model import Question, Round
from greenroom.session.acts import MAX_SEED, MAX_TEXT
from greenroom.views import Line, State, View

TurnNumber = Annotated[int, Field(ge=0, lt=10**9)]  # as in a form; no round has so many


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What went wrong, and what to do."""

    error: str
    do: str


@dataclass(frozen=True, kw_only=True)
class NewSession:
    """Start a round, a question, a problem or a case; the same seed and history draw the same."""

    round: str = ""
    question: str = ""
    problem: str = ""
    case: str = ""
    seed: Annotated[int, Field(ge=0, le=MAX_SEED)] | None = None


@dataclass(frozen=True, kw_only=True)
class Words:
    """Text typed on a view with so many turns."""

    turn: TurnNumber
    text: str


@dataclass(frozen=True, kw_only=True)
class OnTurn:
    """An act on a view with so many turns."""

    turn: TurnNumber


@dataclass(frozen=True, kw_only=True)
class Saved:
    """When a draft was saved."""

    saved_at: datetime


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An answer to mark."""

    answer: Annotated[str, Field(max_length=MAX_TEXT)]


@dataclass(frozen=True, kw_only=True)
class SessionOut:
    """A round as it stands; pass `turn` back with whatever is done on it."""

    id: str
    round: str
    title: str
    state: State
    seconds_left: int
    seconds_total: int
    part: str
    number: int
    planned: int
    question: str | None
    kind: str
    problem: str
    case: str
    task: str
    brief: str
    starter: str
    comment: str
    submissions: int
    prompt: str
    lines: tuple[Line, ...]
    draft: str
    draft_at: datetime | None
    hints_left: int
    turn: int


@dataclass(frozen=True, kw_only=True)
class RoundOut:
    """A round that can be started."""

    id: str
    title: str
    stage: str
    minutes: int
    about: str


@dataclass(frozen=True, kw_only=True)
class QuestionOut:
    """A question in the list; its own address has the rest."""

    id: str
    topic: str
    level: str
    minutes: int
    ask: str


@dataclass(frozen=True, kw_only=True)
class Health:
    """That the server is up, and which version it is."""

    status: str
    version: str


def session_out(view: View) -> SessionOut:
    """A view without what only the interviewer knows."""
    desk = view.desk
    return SessionOut(
        id=view.id,
        round=view.round.id,
        title=view.round.title,
        state=view.state,
        seconds_left=view.seconds_left,
        seconds_total=view.seconds_total,
        part=view.part,
        number=view.number,
        planned=view.planned,
        question=view.question.id if view.question else None,
        kind=view.question.kind if view.question else "",
        problem=view.problem,
        case=view.case,
        task=view.easel.task if view.easel else "",
        brief=view.brief,
        starter=desk.starter if desk else "",
        comment=desk.comment if desk else "",
        submissions=desk.submissions if desk else 0,
        prompt=view.prompt,
        lines=view.lines,
        draft=view.draft,
        draft_at=view.draft_at,
        hints_left=view.hints_left,
        turn=view.turn,
    )


def round_out(each: Round) -> RoundOut:
    """A round without its script."""
    return RoundOut(
        id=each.id, title=each.title, stage=each.stage, minutes=each.minutes, about=each.about
    )


def question_out(each: Question) -> QuestionOut:
    """A question without what only the interviewer knows."""
    return QuestionOut(
        id=each.id, topic=each.topic, level=each.level, minutes=each.minutes, ask=each.ask
    )
