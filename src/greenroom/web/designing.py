"""The pages of cases, and the forms of a stage on which a system is designed."""

from collections.abc import Callable, Mapping
from threading import Event
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from greenroom.design.editing import edit
from greenroom.errors import UserError
from greenroom.labs.model import Cancelled, Progress
from greenroom.rehearsal import Rehearsal
from greenroom.views import View
from greenroom.web.asking import Fields, Shell, turn_of
from greenroom.web.lab_jobs import LabJob, LabJobs
from greenroom.web.labs import Measuring
from greenroom.web.render import page
from greenroom.web.sitting import acted, job_of

router = APIRouter(include_in_schema=False)

AT_ONCE = 2.0  # seconds a page waits for a run, which is plenty where the grid knows it


@router.get("/cases")
def cases(request: Request, shell: Shell) -> Response:
    """Every system there is to design."""
    known = shell.design.cases()
    minutes = {name: _minutes(shell, name) for name in known}
    return page(request, "cases.html", cases=known.values(), minutes=minutes)


@router.get("/cases/{case_id}")
def show_case(request: Request, shell: Shell, case_id: str) -> Response:
    """One system: what will happen, and the button that starts it."""
    brief = shell.design.brief(case_id)
    return page(
        request,
        "case.html",
        case=shell.design.cases()[case_id],
        parts=brief.parts,
        minutes=_minutes(shell, case_id),
    )


@router.post("/sessions/{session_id}/fact")
def ask(request: Request, shell: Shell, session_id: str, fields: Fields) -> Response:
    """Ask the interviewer for a fact."""

    def put() -> None:
        if fields.get("query", "").strip():
            shell.design.ask(session_id, turn_of(fields), fields["query"])

    return acted(request, session_id, fields, _after_saving(shell, session_id, fields, put))


@router.post("/sessions/{session_id}/board")
def change_board(request: Request, shell: Shell, session_id: str, fields: Fields) -> Response:
    """Change the board by its lists, where no JavaScript does."""
    try:
        done = edit(fields.get("text", ""), fields.get("edit", ""), fields)
    except UserError as error:
        return page(request, "error.html", 400, heading="That cannot be", message=f"{error}.")
    changed = {**fields, "text": done.text}
    return acted(
        request, session_id, changed, _after_saving(shell, session_id, changed, lambda: None)
    )


@router.post("/sessions/{session_id}/lab")
def run(
    request: Request, shell: Shell, jobs: Measuring, session_id: str, fields: Fields
) -> Response:
    """Hand a design over and run it; what the grid knows is there at once."""

    def go() -> None:
        start(shell, jobs, session_id, (turn_of(fields), fields.get("text", "")))

    return acted(request, session_id, fields, _after_saving(shell, session_id, fields, go))


@router.post("/sessions/{session_id}/lab/stop")
def stop(
    request: Request, shell: Shell, jobs: Measuring, session_id: str, fields: Fields
) -> Response:
    """Stop running it; what was written down stays."""
    jobs.cancel(job_of(session_id))
    return acted(request, session_id, fields, lambda: shell.view(session_id))


@router.post("/sessions/{session_id}/lab/on")
def move_on(request: Request, shell: Shell, session_id: str, fields: Fields) -> Response:
    """Leave the lab for its defence."""

    def leave() -> View:
        shell.design.move_on(session_id, turn_of(fields))
        return shell.view(session_id)

    return acted(request, session_id, fields, leave)


def start(shell: Rehearsal, jobs: LabJobs, session_id: str, what: tuple[int, str]) -> LabJob:
    """Start running what a page sent, and wait as long as a page may.

    Raises:
        UserError: It cannot be run; the text was kept.
    """
    turn, text = what

    def measure(progress: Progress, stopped: Event) -> Any:
        def told(share: float, words: str) -> None:
            if stopped.is_set():
                raise Cancelled
            progress(share, words)

        return shell.design.run_lab(session_id, turn, text, told)

    job = jobs.start(job_of(session_id), measure)
    job.over.wait(AT_ONCE)
    return job


def _minutes(shell: Rehearsal, case_id: str) -> int:
    return sum(part.minutes for part in shell.design.brief(case_id).parts)


def _after_saving(
    shell: Rehearsal, session_id: str, fields: Mapping[str, str], act: Callable[[], None]
) -> Callable[[], View]:
    """An act before which the text posted with it is saved."""

    def save_and_act() -> View:
        if "text" in fields:
            shell.save_draft(session_id, turn_of(fields), fields["text"])
        act()
        return shell.view(session_id)

    return save_and_act
