"""What a candidate's act adds to a session: turns, decided from values alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from greenroom.content.model import Part, Question, Round
from greenroom.errors import Conflict, UserError
from greenroom.session.interviewer import current_question
from greenroom.session.model import (
    Answered,
    Ask,
    Asked,
    Close,
    Closed,
    Exercise,
    Follow,
    Hint,
    Hinted,
    Move,
    Paused,
    Planned,
    Remarked,
    Rephrase,
    Resumed,
    Session,
    Turn,
)

TIME_IS_UP = "time is up"
MAX_SEED = 2**63 - 1  # what a database's widest whole number holds
MAX_TEXT = 100_000  # characters; an hour of fast speech is half of it


@dataclass(frozen=True, kw_only=True)
class Typed:
    """A text being typed, and when it was last saved."""

    text: str
    at: datetime


def one_question_round(question: Question) -> Round:
    """A round of a single question, to practise it."""
    part = Part(id="question", title="One question", minutes=question.minutes)
    return Round(
        id="one-question",
        title=f"One question: {question.id.replace('-', ' ')}",
        stage="practice",
        minutes=question.minutes,
        about="One question, with follow-ups, against its own clock.",
        opening="One question, then.",
        closing="That was it; let us look at how it went.",
        parts=(part,),
    )


def one_question_session(session_id: str, question: Question, now: datetime) -> Session:
    """A session that will ask a single question."""
    sitting = one_question_round(question)
    plan = (Planned(part=sitting.parts[0].id, question=question),)
    return Session(id=session_id, round=sitting, plan=plan, started=now)


def turn_of(move: Move, at: datetime) -> Turn:
    """The turn that a move becomes when it is made."""
    match move:
        case Ask(question=question):
            return Asked(at=at, question=question.id, text=question.ask)
        case Follow(question=question, criterion=criterion, text=text):
            probe = {"text": text, "criterion": criterion}
            return Asked(at=at, question=question.id, way="probe", **probe)
        case Rephrase(question=question, text=text):
            return Asked(at=at, question=question.id, text=text, way="rephrase")
        case Hint(question=question, criterion=criterion, text=text):
            return Hinted(at=at, question=question.id, criterion=criterion, text=text)
        case Close(reason=reason):
            return Closed(at=at, reason=reason)


def one_problem_session(session_id: str, title: str, exercise: Exercise, now: datetime) -> Session:
    """A session about a single coding problem: the approach, the code, what is asked afterwards."""
    minutes = sum(question.minutes for question in exercise.questions)
    part = Part(id="problem", title="One problem", minutes=minutes)
    sitting = Round(
        id="one-problem",
        title=f"One problem: {title}",
        stage="practice",
        minutes=minutes,
        about="One coding problem, with the talk before and after it, against its own clock.",
        opening="One problem, then. Ask before you write, and tell me what you are thinking.",
        closing="That was it; let us look at how it went.",
        parts=(part,),
    )
    return Session(id=session_id, round=sitting, plan=exercise.planned(part.id), started=now)


def resume_session(
    session_id: str, title: str, questions: Sequence[Question], now: datetime
) -> Session:
    """A session in which the claims of a résumé are defended.

    Raises:
        UserError: There is nothing to ask about.
    """
    if not questions:
        raise UserError("There is no line in this résumé to ask about; add what you did")
    minutes = sum(question.minutes for question in questions)
    part = Part(id="claims", title="Your claims", minutes=minutes)
    sitting = Round(
        id="defend-my-resume",
        title=title,
        stage="practice",
        minutes=minutes,
        about="Questions about lines of your own résumé, with follow-ups, against the clock.",
        opening="I have your résumé in front of me, and I have marked a few lines. Tell me more.",
        closing="Thank you. Let us look at which lines stood up, and which need more behind them.",
        parts=(part,),
    )
    plan = tuple(Planned(part=part.id, question=question) for question in questions)
    return Session(id=session_id, round=sitting, plan=plan, started=now)


def answer_to(question: Question, text: str, nothing: str, at: datetime) -> Answered:
    """What the candidate said to a question."""
    return Answered(at=at, question=question.id, text=text, nothing=nothing)


def woken(session: Session, at: datetime) -> tuple[Turn, ...]:
    """Set the clock going again when it stands: whoever acts is back."""
    return (Resumed(at=at),) if session.paused and not session.closed else ()


def paused(session: Session, at: datetime) -> tuple[Turn, ...]:
    """Stop the clock, unless it stands."""
    return () if session.paused or session.closed else (Paused(at=at),)


def stood(session: Session, began: datetime, now: datetime) -> tuple[Turn, ...]:
    """Take a stretch in which nobody could do anything off the clock, unless something was done."""
    last = session.turns[-1].at if session.turns else session.started
    if session.closed or session.paused or last > began:
        return ()
    return (Paused(at=began), Resumed(at=now))


def asked_at(session: Session) -> int:
    """The number of the turn that stands open: what was typed since belongs to its answer."""
    asked = [place for place, turn in enumerate(session.turns) if isinstance(turn, Asked)]
    return asked[-1] + 1 if asked else 0


def is_open(session: Session, turn: int) -> bool:
    """Whether a page that was rendered with so many turns still shows what is being asked.

    A hint or a pause since then changes nothing about that.
    """
    return session.closed is None and asked_at(session) <= turn <= len(session.turns)


def open_question(session: Session, turn: int) -> Question:
    """The question that a page rendered with so many turns asks.

    Raises:
        Conflict: It is no longer asked.
    """
    question = current_question(session)
    if question is None or not is_open(session, turn):
        raise Conflict("The rehearsal has moved on since this page was shown; reload it")
    return question


def happened_since(session: Session, turn: int, kind: type[Turn]) -> bool:
    """Whether there is a turn of a kind at or after a number."""
    return any(isinstance(later, kind) for later in session.turns[max(turn, 0) :])


def answered_since(session: Session, turn: int) -> str | None:
    """The first answer given at or after a turn's number."""
    later = session.turns[max(turn, 0) :]
    return next((answer.text for answer in later if isinstance(answer, Answered)), None)


def going_on(session: Session, heard: Session, move: Move, at: datetime) -> tuple[Turn, ...]:
    """All turns that hearing the candidate and then making a move add to a session."""
    return (*heard.turns[len(session.turns) :], turn_of(move, at))


def is_overdue(session: Session, now: datetime) -> bool:
    """Whether the round's time has run out without anyone having closed it."""
    return session.closed is None and session.time_left(now) <= timedelta()


def ending(
    session: Session,
    close: Closed,
    typed: Typed | None,
    empty: Callable[[Question, str], str],
    comment: Typed | None = None,
) -> tuple[Turn, ...]:
    """Close a round, accepting first what was being typed.

    Args:
        session: The round so far.
        close: How it ends; it is put no earlier than the last thing said.
        typed: The text being typed, if any.
        empty: Names why a text is no answer ("" when it is one).
        comment: What was being said while writing code, if anything.
    """
    question = current_question(session)
    said: tuple[Turn, ...] = ()
    sent = question is not None and once(session, question) and submitted(session, question.id)
    if typed and typed.text.strip() and question and not sent:
        said = (answer_to(question, typed.text, empty(question, typed.text), typed.at),)
    if comment:
        said = (*said, *remarks(session, comment, comment.at))
    last = max(turn.at for turn in (close, *session.turns, *said))
    return (*said, Closed(at=last, reason=close.reason))


def once(session: Session, question: Question) -> bool:
    """Whether of several answers the last is the answer: code, and what a lab is to run."""
    tasks = {planned.question.id: planned.task for planned in session.plan}
    return question.kind == "code" or tasks.get(question.id) == "lab"


def submitted(session: Session, question_id: str) -> str | None:
    """What was submitted last, code or a lab's choices; None when nothing was."""
    turns = [turn for turn in session.turns if isinstance(turn, Answered)]
    texts = [turn.text for turn in turns if turn.question == question_id]
    return texts[-1] if texts else None


def approach_to(session: Session, question_id: str) -> str:
    """Id of the question in which the approach to a problem was talked about; "" when none was."""
    problem = next((p.problem for p in session.plan if p.question.id == question_id), "")
    family = [p.question for p in session.plan if problem and p.problem == problem]
    return family[0].id if family and family[0].kind == "spoken" else ""


def remarks(session: Session, comment: Typed | None, at: datetime) -> tuple[Turn, ...]:
    """What was said while writing the code that is being left, as a turn about its approach."""
    question = current_question(session)
    about = approach_to(session, question.id) if question and question.kind == "code" else ""
    if not about or comment is None or not comment.text.strip():
        return ()
    return (Remarked(at=at, question=about, text=comment.text),)


def overdue_close(session: Session, now: datetime) -> Closed:
    """Close at the moment the time ran out, however long ago that was."""
    return Closed(at=now + session.time_left(now), reason=TIME_IS_UP)


def leaves(session: Session, added: Sequence[Turn], question_id: str) -> bool:
    """Whether turns, once added, have left a question behind."""
    after = session.add(*added)
    now = current_question(after)
    return after.closed is not None or now is None or now.id != question_id


def whole_minutes(seconds: float) -> int:
    """Minutes begun, as a candidate would count them."""
    return -int(-seconds // 60)


def clean(text: str) -> str:
    """A text as it can be stored and compared: one kind of line end, nothing a database refuses.

    Raises:
        UserError: It is longer than anyone can say in a round.
    """
    if len(text) > MAX_TEXT:
        raise UserError(f"An answer may have {MAX_TEXT:,} characters; this one has {len(text):,}")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return lines.encode("utf-8", "replace").decode("utf-8")
