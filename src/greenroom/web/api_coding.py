"""/api/v1 for coding problems: the same JSON as `greenroom code`, and judging as it happens."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Header
from starlette.responses import StreamingResponse

from greenroom.coding.listing import problem_brief, problem_json
from greenroom.coding.report import report_json
from greenroom.errors import NotFound
from greenroom.web.api import PROBLEMS
from greenroom.web.asking import Shell
from greenroom.web.coding import Judging, start
from greenroom.web.wire import OnTurn, Saved, SessionOut, Words, session_out

router = APIRouter(prefix="/api/v1", responses=PROBLEMS)


@dataclass(frozen=True, kw_only=True)
class Started:
    """Judging has begun; `events` is where each check is told as it finishes."""

    events: str


@router.get("/problems")
def problems(shell: Shell, topic: str = "") -> dict[str, Any]:
    """List the coding problems, exactly as `greenroom code list --json` prints them."""
    found = sorted(
        (folder.problem.topic, folder.problem.minutes, name, folder)
        for name, folder in shell.code.problems().items()
        if topic in ("", folder.problem.topic)
    )
    return {"problems": [problem_brief(folder) for *_, folder in found]}


@router.get("/problems/{problem_id}")
def problem(shell: Shell, problem_id: str) -> dict[str, Any]:
    """Show a problem to whoever is going to solve it, as `greenroom code show --json` does."""
    return problem_json(shell.code.problem(problem_id))


@router.put("/sessions/{session_id}/comment")
def comment(shell: Shell, session_id: str, body: Words) -> Saved:
    """Save what is said while writing code."""
    return Saved(saved_at=shell.code.save_comment(session_id, body.turn, body.text))


@router.post("/sessions/{session_id}/queries")
def query(shell: Shell, session_id: str, body: Words) -> SessionOut:
    """Ask what may be assumed; question and answer are kept."""
    shell.code.ask(session_id, body.turn, body.text)
    return session_out(shell.view(session_id))


@router.post("/sessions/{session_id}/runs", status_code=202)
def run(shell: Shell, jobs: Judging, session_id: str, body: Words) -> Started:
    """Run the visible checks."""
    start(shell, jobs, session_id, (body.turn, body.text))
    return Started(events=f"/api/v1/sessions/{session_id}/judging")


@router.post("/sessions/{session_id}/submissions", status_code=202)
def submit(shell: Shell, jobs: Judging, session_id: str, body: Words) -> Started:
    """Submit code: the last submission counts as the answer."""
    start(shell, jobs, session_id, (body.turn, body.text), complete=True)
    return Started(events=f"/api/v1/sessions/{session_id}/judging")


@router.get(
    "/sessions/{session_id}/judging",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {}}, "description": "Server-sent events"}},
)
async def judging(
    jobs: Judging, session_id: str, last_event_id: Annotated[str, Header()] = ""
) -> StreamingResponse:
    """Tell each check as it finishes: events `check`, then `done` or `failed`."""
    job = jobs.of(session_id)
    if job is None:
        raise NotFound("nothing was run in this round since the server was started")
    since = int(last_event_id) if last_event_id.isascii() and last_event_id.isdigit() else 0
    return StreamingResponse(job.stream(since), media_type="text/event-stream")


@router.delete("/sessions/{session_id}/judging", status_code=204)
def cancel(jobs: Judging, session_id: str) -> None:
    """Stop judging that is under way."""
    job = jobs.of(session_id)
    if job is not None:
        job.watch.stop.set()


@router.get("/sessions/{session_id}/report")
def report(shell: Shell, session_id: str) -> dict[str, Any]:
    """The report of the last run or submission, as `greenroom code run --json` prints it."""
    desk = shell.view(session_id).desk
    if desk is None or desk.report is None:
        raise NotFound("nothing was run on this question yet")
    return report_json(desk.report)


@router.post("/sessions/{session_id}/next")
def move_on(shell: Shell, session_id: str, body: OnTurn) -> SessionOut:
    """Leave the code for what is asked next; what was submitted last is marked."""
    shell.code.move_on(session_id, body.turn)
    return session_out(shell.view(session_id))
