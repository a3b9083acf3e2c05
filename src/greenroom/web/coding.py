"""The pages of coding problems, and the forms of a stage on which code is written."""

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from greenroom.coding.interview import limits_of
from greenroom.coding.model import Folder
from greenroom.coding.verdict import Report
from greenroom.judging import Watch
from greenroom.rehearsal import Rehearsal
from greenroom.views import View
from greenroom.web.asking import Fields, Shell, turn_of
from greenroom.web.jobs import Job, Jobs
from greenroom.web.render import page
from greenroom.web.sitting import acted

router = APIRouter(include_in_schema=False)


async def _the_jobs(request: Request) -> Jobs:
    """The judging that is under way in this app."""
    jobs: Jobs = request.app.state.jobs
    return jobs


Judging = Annotated[Jobs, Depends(_the_jobs)]


@router.get("/problems")
def problems(request: Request, shell: Shell) -> Response:
    """The coding problems, topic by topic."""
    groups: dict[str, list[Folder]] = {}
    order = list(shell.bank.topics)
    for folder in shell.code.problems().values():
        groups.setdefault(folder.problem.topic, []).append(folder)
    for folders in groups.values():
        folders.sort(key=lambda folder: (folder.problem.minutes, folder.problem.id))
    attempts = shell.code.attempts()
    known = sorted(groups, key=lambda topic: order.index(topic) if topic in order else len(order))
    groups = {topic: groups[topic] for topic in known}
    return page(request, "problems.html", bank=shell.bank, groups=groups, attempts=attempts)


@router.get("/problems/{problem_id}")
def show_problem(request: Request, shell: Shell, problem_id: str) -> Response:
    """One problem: its brief, and the button that starts it."""
    folder = shell.code.problem(problem_id)
    return page(
        request,
        "problem.html",
        bank=shell.bank,
        folder=folder,
        limits=limits_of(folder),
        attempt=shell.code.attempts().get(problem_id),
    )


@router.post("/problems/agree")
def agree(shell: Shell, fields: Fields) -> Response:
    """Remember that code may run here without isolation, and go back."""
    shell.code.agree()
    back = fields.get("back", "/problems")
    ours = back.startswith("/") and not back.startswith(("//", "/\\"))
    return RedirectResponse(back if ours else "/problems", 303)


@router.post("/sessions/{session_id}/ask")
def ask(request: Request, shell: Shell, session_id: str, fields: Fields) -> Response:
    """Ask what may be assumed."""

    def put() -> None:
        if fields.get("query", "").strip():
            shell.code.ask(session_id, turn_of(fields), fields["query"])

    return acted(request, session_id, fields, _after_saving(shell, session_id, fields, put))


@router.post("/sessions/{session_id}/run")
def run(request: Request, shell: Shell, jobs: Judging, session_id: str, fields: Fields) -> Response:
    """Run the visible checks and wait for them, where no JavaScript watches."""

    def go() -> None:
        start(shell, jobs, session_id, (turn_of(fields), fields.get("text", ""))).wait()

    return acted(request, session_id, fields, _after_saving(shell, session_id, fields, go))


@router.post("/sessions/{session_id}/submit")
def submit(
    request: Request, shell: Shell, jobs: Judging, session_id: str, fields: Fields
) -> Response:
    """Submit and wait for the verdict, where no JavaScript watches."""

    def go() -> None:
        what = (turn_of(fields), fields.get("text", ""))
        start(shell, jobs, session_id, what, complete=True).wait()

    return acted(request, session_id, fields, _after_saving(shell, session_id, fields, go))


@router.post("/sessions/{session_id}/move-on")
def move_on(request: Request, shell: Shell, session_id: str, fields: Fields) -> Response:
    """Leave the code for what is asked next."""

    def leave() -> None:
        shell.code.move_on(session_id, turn_of(fields))

    return acted(request, session_id, fields, _after_saving(shell, session_id, fields, leave))


def start(
    shell: Rehearsal, jobs: Jobs, session_id: str, what: tuple[int, str], *, complete: bool = False
) -> Job:
    """Start judging what a page sent: its turn and the code.

    Raises:
        Conflict: The rehearsal has moved on; the text was kept.
    """
    turn, source = what
    shell.save_draft(session_id, turn, source)
    act = shell.code.submit if complete else shell.code.run

    def judging(watch: Watch) -> Report:
        return act(session_id, turn, source, watch)

    return jobs.start(session_id, judging, complete=complete)


def _after_saving(
    shell: Rehearsal, session_id: str, fields: Mapping[str, str], act: Callable[[], object]
) -> Callable[[], View]:
    """An act before which the code and the comment posted with it are saved."""

    def save_and_act() -> View:
        if "text" in fields:
            shell.save_draft(session_id, turn_of(fields), fields["text"])
        if fields.get("comment"):
            shell.code.save_comment(session_id, turn_of(fields), fields["comment"])
        act()
        return shell.view(session_id)

    return save_and_act
