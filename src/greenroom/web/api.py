"""/api/v1: the same shell for programs; errors are `{error, do}`."""

from typing import Any

from fastapi import APIRouter, Response

from greenroom import __version__
from greenroom.content.model import Question
from greenroom.errors import CallerError, NotFound
from greenroom.grading.report import grade_json
from greenroom.report import debrief_json, move_json
from greenroom.views import Past
from greenroom.web.asking import Shell
from greenroom.web.wire import (
    Answer,
    Health,
    NewSession,
    OnTurn,
    Problem,
    QuestionOut,
    RoundOut,
    Saved,
    SessionOut,
    Words,
    question_out,
    round_out,
    session_out,
)

PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem} for status in (400, 404, 409, 422, 503)
}
router = APIRouter(prefix="/api/v1", responses=PROBLEMS)


@router.get("/health")
def health() -> Health:
    """Say that the server is up."""
    return Health(status="ok", version=__version__)


@router.get("/rounds")
def rounds(shell: Shell) -> tuple[RoundOut, ...]:
    """List the rounds."""
    return tuple(round_out(each) for each in shell.bank.rounds.values())


@router.get("/questions")
def questions(shell: Shell, topic: str = "") -> tuple[QuestionOut, ...]:
    """List the questions, all or one topic's."""
    found = shell.bank.questions.values()
    return tuple(question_out(each) for each in found if topic in ("", each.topic))


@router.get("/questions/{question_id}")
def question(shell: Shell, question_id: str) -> Question:
    """Show a question with its rubric and answer."""
    if question_id not in shell.bank.questions:
        raise NotFound(f"there is no question {question_id!r}")
    return shell.bank.questions[question_id]


@router.post("/questions/{question_id}/grade")
def grade(shell: Shell, question_id: str, body: Answer) -> dict[str, Any]:
    """Mark an answer, exactly as `greenroom grade --json` prints it; nothing is stored."""
    found, move = shell.grade(question_id, body.answer)
    return grade_json(found, move_json(move))


@router.get("/sessions")
def sessions(shell: Shell) -> tuple[Past, ...]:
    """List every round that was started, newest first."""
    return shell.history()


@router.post("/sessions", status_code=201)
def create(shell: Shell, body: NewSession, response: Response) -> SessionOut:
    """Start a round, one question, one coding problem, or one case."""
    if sum(map(bool, (body.round, body.question, body.problem, body.case))) != 1:
        raise CallerError("name a round, a question, a problem or a case to start, one of them")
    if body.question:
        view = shell.start_question(body.question)
    elif body.case:
        view = shell.start_case(body.case)
    elif body.problem:
        view = shell.start_problem(body.problem)
    else:
        view = shell.start(body.round, body.seed)
    response.headers["location"] = f"/api/v1/sessions/{view.id}"
    return session_out(view)


@router.get("/sessions/{session_id}")
def show(shell: Shell, session_id: str) -> SessionOut:
    """Show where a round stands."""
    return session_out(shell.view(session_id))


@router.put("/sessions/{session_id}/draft")
def draft(shell: Shell, session_id: str, body: Words) -> Saved:
    """Save what is being typed."""
    return Saved(saved_at=shell.save_draft(session_id, body.turn, body.text))


@router.post("/sessions/{session_id}/answers")
def answer(shell: Shell, session_id: str, body: Words) -> SessionOut:
    """Answer what was asked."""
    return session_out(shell.answer(session_id, body.turn, body.text))


@router.post("/sessions/{session_id}/hint")
def hint(shell: Shell, session_id: str, body: OnTurn) -> SessionOut:
    """Ask for a hint; it costs credit."""
    return session_out(shell.hint(session_id, body.turn))


@router.post("/sessions/{session_id}/skip")
def skip(shell: Shell, session_id: str, body: OnTurn) -> SessionOut:
    """Pass on the question."""
    return session_out(shell.skip(session_id, body.turn))


@router.post("/sessions/{session_id}/pause")
def pause(shell: Shell, session_id: str) -> SessionOut:
    """Stop the clock."""
    return session_out(shell.pause(session_id))


@router.post("/sessions/{session_id}/resume")
def resume(shell: Shell, session_id: str) -> SessionOut:
    """Let the clock go on."""
    return session_out(shell.resume(session_id))


@router.post("/sessions/{session_id}/end")
def end(shell: Shell, session_id: str) -> SessionOut:
    """End the round."""
    return session_out(shell.end(session_id))


@router.get("/sessions/{session_id}/debrief")
def debrief(shell: Shell, session_id: str) -> dict[str, Any]:
    """A finished round, marked; each scorecard is what `greenroom grade --json` prints."""
    return debrief_json(shell.debrief(session_id))
