"""The pages of a sitting: start, asking, acting, debrief; each form works without JavaScript."""

from collections.abc import Callable, Mapping

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from greenroom.errors import Conflict
from greenroom.rehearsal import Rehearsal
from greenroom.views import Line, View
from greenroom.web.asking import Fields, Shell, turn_of
from greenroom.web.render import page, wants_part

router = APIRouter(include_in_schema=False)


@router.post("/sessions")
def start(shell: Shell, fields: Fields) -> Response:
    """Start a round, one question, one problem or one case."""
    one = {
        "question": shell.start_question,
        "problem": shell.start_problem,
        "case": shell.start_case,
    }
    named = next((kind for kind in one if fields.get(kind)), "")
    view = one[named](fields[named]) if named else shell.start(fields.get("round", ""))
    return RedirectResponse(f"/sessions/{view.id}", 303)


@router.get("/sessions/{session_id}")
def show(request: Request, shell: Shell, session_id: str) -> Response:
    """The round as it stands; a finished one shows its debrief."""
    return _stage(request, shell.view(session_id), on_page=True)


@router.post("/sessions/{session_id}/answer")
def answer(request: Request, shell: Shell, session_id: str, fields: Fields) -> Response:
    """Answer what was asked."""

    def send() -> View:
        return shell.answer(session_id, turn_of(fields), fields.get("text", ""))

    return acted(request, session_id, fields, send)


@router.post("/sessions/{session_id}/draft")
def draft(request: Request, shell: Shell, session_id: str, fields: Fields) -> Response:
    """Save what has been typed, where no JavaScript does."""
    return acted(request, session_id, fields, _saving(shell, session_id, fields, shell.view))


@router.post("/sessions/{session_id}/hint")
def hint(request: Request, shell: Shell, session_id: str, fields: Fields) -> Response:
    """Ask for a hint."""

    def ask(name: str) -> View:
        return shell.hint(name, turn_of(fields))

    return acted(request, session_id, fields, _saving(shell, session_id, fields, ask))


@router.post("/sessions/{session_id}/skip")
def skip(request: Request, shell: Shell, session_id: str, fields: Fields) -> Response:
    """Pass on the question."""
    return acted(request, session_id, fields, lambda: shell.skip(session_id, turn_of(fields)))


@router.post("/sessions/{session_id}/pause")
def pause(request: Request, shell: Shell, session_id: str, fields: Fields) -> Response:
    """Stop the clock."""
    return acted(request, session_id, fields, _saving(shell, session_id, fields, shell.pause))


@router.post("/sessions/{session_id}/resume")
def resume(request: Request, shell: Shell, session_id: str, fields: Fields) -> Response:
    """Let the clock go on."""
    return acted(request, session_id, fields, lambda: shell.resume(session_id))


@router.post("/sessions/{session_id}/end")
def end(request: Request, shell: Shell, session_id: str, fields: Fields) -> Response:
    """End the round."""
    return acted(request, session_id, fields, _saving(shell, session_id, fields, shell.end))


@router.get("/sessions/{session_id}/debrief")
def debrief(request: Request, shell: Shell, session_id: str) -> Response:
    """A finished round, marked."""
    return page(request, "debrief.html", debrief=shell.debrief(session_id), bank=shell.bank)


def job_of(session_id: str) -> str:
    """What the run of a session's design is called among the runs of the app."""
    return f"session:{session_id}"


def since_prompt(view: View) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """What was said on this question before what is asked now, and what was said since."""
    asked = [n for n, line in enumerate(view.lines) if line.way in ("ask", "probe", "rephrase")]
    now = asked[-1] if asked else len(view.lines)
    opening = view.transcript[:1] if view.number == 1 and now == 0 else ()
    return (*opening, *view.lines[:now]), view.lines[now + 1 :]


def _saving(
    shell: Rehearsal, session_id: str, fields: Mapping[str, str], act: Callable[[str], View]
) -> Callable[[], View]:
    """An act before which the text posted with it is saved."""

    def save_and_act() -> View:
        if "text" in fields:
            shell.save_draft(session_id, turn_of(fields), fields["text"])
        if fields.get("comment"):
            shell.code.save_comment(session_id, turn_of(fields), fields["comment"])
        return act(session_id)

    return save_and_act


def acted(
    request: Request, session_id: str, fields: Mapping[str, str], act: Callable[[], View]
) -> Response:
    """Do it, then show where the round stands; a stale page is told and keeps its text."""
    try:
        return _stage(request, act(), on_page=False)
    except Conflict as error:
        template = "_stale.html" if wants_part(request) else "stale.html"
        text = fields.get("text", "")
        return page(request, template, 409, session=session_id, text=text, message=str(error))


def _stage(request: Request, view: View, *, on_page: bool) -> Response:
    """Answer with the stage: as a page, as the part HTMX asked for, or by going there."""
    here = f"/sessions/{view.id}"
    there = f"{here}/debrief" if view.state == "closed" else here
    if wants_part(request) and there != here:
        return Response(headers={"HX-Redirect": there})
    if there != here or not (on_page or wants_part(request)):
        return RedirectResponse(there, 303)
    before, since = since_prompt(view)
    template = "_stage.html" if wants_part(request) else "interview.html"
    job = request.app.state.jobs.of(view.id)
    run = request.app.state.lab_jobs.of(job_of(view.id))
    values = {"view": view, "before": before, "since": since, "job": job, "run": run}
    return page(request, template, **values)
