"""/api/v1 for design rounds: facts, how a number is read, the board as a drawing, the lab."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Annotated, Any

from fastapi import APIRouter, Header
from pydantic import Field
from starlette.responses import StreamingResponse

from greenroom.design.editing import edit
from greenroom.errors import NotFound
from greenroom.labs.report import lab_json, run_json
from greenroom.session.acts import MAX_TEXT
from greenroom.views import LabDesk
from greenroom.web import design_words
from greenroom.web.api import PROBLEMS
from greenroom.web.asking import Shell
from greenroom.web.designing import start
from greenroom.web.labs import Measuring
from greenroom.web.render import part
from greenroom.web.sitting import job_of
from greenroom.web.wire import OnTurn, SessionOut, Words, session_out

router = APIRouter(prefix="/api/v1", responses=PROBLEMS)


@dataclass(frozen=True, kw_only=True)
class CaseOut:
    """A system there is to design."""

    id: str
    title: str
    about: str
    level: str
    lab: str


@dataclass(frozen=True, kw_only=True)
class BoardIn:
    """A board as typed, and perhaps a change: `add`, `connect`, `rename`, `remove:…`, `cut:…`."""

    text: Annotated[str, Field(max_length=MAX_TEXT)]
    edit: Annotated[str, Field(max_length=2000)] = ""
    fields: dict[str, Annotated[str, Field(max_length=2000)]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class BoardOut:
    """The text after the change, what was done, what could not be read, and the drawing."""

    text: str
    said: str
    problems: tuple[str, ...]
    sentences: tuple[str, ...]
    svg: str
    html: str


@dataclass(frozen=True, kw_only=True)
class Typed:
    """A text while it is typed."""

    text: Annotated[str, Field(max_length=MAX_TEXT)]


@router.get("/cases")
def cases(shell: Shell) -> tuple[CaseOut, ...]:
    """List the systems there are to design."""
    return tuple(
        CaseOut(id=each.id, title=each.title, about=each.about, level=each.level, lab=each.lab)
        for each in shell.design.cases().values()
    )


@router.post("/board")
def board(body: BoardIn) -> BoardOut:
    """Draw a board, after a change where one is named; nothing is kept."""
    text, said = body.text, ""
    if body.edit:
        done = edit(body.text, body.edit, body.fields)
        text, said = done.text, done.said
    found = design_words.drawing(text)
    return BoardOut(
        text=text,
        said=said,
        problems=found.problems,
        sentences=found.told,
        svg=str(found.drawn),
        html=part("_drawing.html", drawing=found),
    )


@router.get("/sessions/{session_id}/easel")
def easel(shell: Shell, session_id: str) -> dict[str, Any]:
    """Show what lies before whoever designs: the template, the steps, what is sought, the lab."""
    found = shell.view(session_id).easel
    if found is None:
        raise NotFound("nothing is designed now")
    return {
        "case": found.case,
        "title": found.title,
        "task": found.task,
        "template": asdict(found.phase) if found.phase else None,
        "steps": [asdict(step) for step in found.steps],
        "seconds_left": found.seconds_left,
        "seconds_total": found.seconds_total,
        "before": found.before,
        "given": found.given,
        "sought": [asdict(each) for each in found.sought],
        "lab": _lab_out(found.lab) if found.lab else None,
    }


@router.post("/sessions/{session_id}/readings")
def readings(shell: Shell, session_id: str, body: Typed) -> Mapping[str, str]:
    """Say how each number of the arithmetic is read."""
    easel = shell.view(session_id).easel
    if easel is None or easel.task != "capacity":
        raise NotFound("no arithmetic is asked for now")
    return design_words.readings(easel.sought, body.text)


@router.post("/sessions/{session_id}/facts")
def ask(shell: Shell, session_id: str, body: Words) -> SessionOut:
    """Ask the interviewer for a fact."""
    shell.design.ask(session_id, body.turn, body.text)
    return session_out(shell.view(session_id))


@router.post("/sessions/{session_id}/measuring", status_code=202)
def measure(shell: Shell, jobs: Measuring, session_id: str, body: Words) -> dict[str, Any]:
    """Hand a design over and run it: JSON of `choices` and `expect`."""
    shell.save_draft(session_id, body.turn, body.text)
    job = start(shell, jobs, session_id, (body.turn, body.text))
    events = f"/api/v1/sessions/{session_id}/measuring"
    return {"events": events, "over": job.over.is_set(), "error": job.error}


@router.get(
    "/sessions/{session_id}/measuring",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {}}, "description": "Server-sent events"}},
)
async def measuring(
    jobs: Measuring, session_id: str, last_event_id: Annotated[str, Header()] = ""
) -> StreamingResponse:
    """Tell how far the run is: events `progress`, then `done` or `failed`."""
    job = jobs.of(job_of(session_id))
    if job is None:
        raise NotFound("no design was run here since the server was started")
    since = int(last_event_id) if last_event_id.isascii() and last_event_id.isdigit() else 0
    return StreamingResponse(job.stream(since), media_type="text/event-stream")


@router.delete("/sessions/{session_id}/measuring", status_code=204)
def cancel(jobs: Measuring, session_id: str) -> None:
    """Stop running it; what was written down stays."""
    jobs.cancel(job_of(session_id))


@router.post("/sessions/{session_id}/defence")
def move_on(shell: Shell, session_id: str, body: OnTurn) -> SessionOut:
    """Leave the lab for its defence."""
    shell.design.move_on(session_id, body.turn)
    return session_out(shell.view(session_id))


def _lab_out(desk: LabDesk) -> dict[str, Any]:
    return {
        **lab_json(desk.lab),
        "chosen": dict(desk.choices),
        "expected": {name: asdict(each) for name, each in desk.expect.items()},
        "run": run_json(desk.run) if desk.run else None,
    }
