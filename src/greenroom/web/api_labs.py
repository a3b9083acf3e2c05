"""/api/v1 for labs: the same JSON as `greenroom lab`, predictions first, and runs as they go on."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Response
from pydantic import Field
from starlette.responses import StreamingResponse

from greenroom.errors import NotFound
from greenroom.labaccount import Account
from greenroom.labruns import MOST_SAID
from greenroom.labs.compare import comparison_json
from greenroom.labs.model import Value
from greenroom.labs.report import estimate_json, lab_json, run_json, series_json
from greenroom.web.api import PROBLEMS
from greenroom.web.asking import Shell
from greenroom.web.lab_jobs import LabJob
from greenroom.web.labs import Measuring, OfLab, start
from greenroom.web.wire import Saved

router = APIRouter(prefix="/api/v1", responses=PROBLEMS)
Finite = Annotated[float, Field(allow_inf_nan=False)]


@dataclass(frozen=True, kw_only=True)
class Design:
    """What is chosen, by id; the rest is as by default. Another seed draws other data."""

    choices: dict[str, Value] = field(default_factory=dict)
    seed: Annotated[int, Field(ge=0, le=2**31)] = 0


@dataclass(frozen=True, kw_only=True)
class Expected:
    """A number, and how far to each side a range reaches that would hold eight times in ten."""

    value: Finite
    margin: Annotated[Finite, Field(ge=0)]


@dataclass(frozen=True, kw_only=True)
class LabRunOut:
    """A run: to be predicted, measuring, interrupted or measured; the rest by its address."""

    id: str
    lab: str
    state: str
    revision: int
    seed: int
    choices: dict[str, Any]
    chosen_at: datetime
    sealed_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class LabWords:
    """What is said to a question."""

    text: Annotated[str, Field(max_length=MOST_SAID)]


@dataclass(frozen=True, kw_only=True)
class Running:
    """The run goes on; `events` is where its progress is told."""

    events: str


@router.get("/labs")
def labs(shell: Shell) -> dict[str, Any]:
    """List the labs, as `greenroom lab list --json` prints them."""
    found = [{"id": x.id, "title": x.title, "about": x.about} for x in shell.labs.all()]
    return {"labs": found}


@router.get("/labs/{lab_id}")
def lab(shell: Shell, lab_id: str) -> dict[str, Any]:
    """A lab's choices and measures, as `greenroom lab show --json` prints them."""
    return lab_json(shell.labs.lab(lab_id))


@router.get("/labs/{lab_id}/runs")
def runs(shell: Shell, jobs: Measuring, lab_id: str) -> tuple[LabRunOut, ...]:
    """List a lab's runs, newest first."""
    shell.labs.lab(lab_id)
    return tuple(_out(run, jobs.of(run.id)) for run in shell.labs.history(lab_id))


@router.post("/labs/{lab_id}/runs", status_code=201)
def choose(
    shell: Shell, jobs: Measuring, lab_id: str, body: Design, response: Response
) -> LabRunOut:
    """Keep a design; PUT its predictions next, nothing is measured before."""
    run = shell.labs.choose(lab_id, body.choices, body.seed)
    response.headers["location"] = f"/api/v1/labs/{run.lab}/runs/{run.id}"
    return _out(run, jobs.of(run.id))


@router.get("/labs/{lab_id}/compare")
def compare(
    shell: Shell, lab_id: str, runs: Annotated[list[str], Query(min_length=2, max_length=4)]
) -> dict[str, Any]:
    """Each run held against the earliest, as `greenroom lab compare --json` prints it."""
    shell.labs.lab(lab_id)
    beside = shell.labs.beside(runs)
    pairs = zip(beside.runs[1:], beside.against_first, strict=True)
    others = [{"run": run.id} | comparison_json(each) for run, each in pairs]
    return {"first": beside.runs[0].id, "others": others}


@router.get("/labs/{lab_id}/runs/{run_id}")
def show(shell: Shell, jobs: Measuring, run: OfLab) -> dict[str, Any]:
    """A run with its result as `greenroom lab run --json` prints it, once it is measured."""
    return _whole(shell.labs.account(run.id), jobs.of(run.id))


@router.put("/labs/{lab_id}/runs/{run_id}/predictions")
def predict(shell: Shell, jobs: Measuring, run: OfLab, body: dict[str, Expected]) -> dict[str, Any]:
    """Seal what is expected of each headline metric; the answer, or a run that was started."""
    given = {name: (repr(each.value), repr(each.margin)) for name, each in body.items()}
    if shell.labs.predict(run.id, given).result is None:
        start(shell, jobs, run.id)
    return _whole(shell.labs.account(run.id), jobs.of(run.id))


@router.post("/labs/{lab_id}/runs/{run_id}/measuring", status_code=202)
def measure(shell: Shell, jobs: Measuring, run: OfLab) -> Running:
    """Run it for real; what the grid had said is checked."""
    start(shell, jobs, run.id)
    return Running(events=f"/api/v1/labs/{run.lab}/runs/{run.id}/measuring")


@router.get(
    "/labs/{lab_id}/runs/{run_id}/measuring",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {}}, "description": "Server-sent events"}},
)
async def measuring(
    jobs: Measuring, lab_id: str, run_id: str, last_event_id: Annotated[str, Header()] = ""
) -> StreamingResponse:
    """Tell how far it is: events `progress`, then `done` or `failed`."""
    job = jobs.of(run_id)
    if job is None:
        raise NotFound(f"this run of {lab_id} was not started since the server was")
    since = int(last_event_id) if last_event_id.isascii() and last_event_id.isdigit() else 0
    return StreamingResponse(job.stream(since), media_type="text/event-stream")


@router.delete("/labs/{lab_id}/runs/{run_id}/measuring", status_code=204)
def cancel(jobs: Measuring, run: OfLab) -> None:
    """Stop running it; nothing is kept of an unfinished run."""
    jobs.cancel(run.id)


@router.put("/labs/{lab_id}/runs/{run_id}/answers/{question}")
def say(shell: Shell, run: OfLab, question: str, body: LabWords) -> Saved:
    """Keep what is said to a question of the run."""
    return Saved(saved_at=shell.labs.say(run.id, question, body.text).saved_at)


def _out(run: OfLab, job: LabJob | None) -> LabRunOut:
    return LabRunOut(
        id=run.id,
        lab=run.lab,
        state=_state(run, job),
        revision=run.revision,
        seed=run.seed,
        choices=dict(run.choices),
        chosen_at=run.chosen_at,
        sealed_at=run.sealed_at,
    )


def _state(run: OfLab, job: LabJob | None) -> str:
    if run.sealed_at is None:
        return "to-predict"
    if job is not None and not job.over.is_set():
        return "measuring"
    return "measured" if run.results else "interrupted"


def _whole(account: Account, job: LabJob | None) -> dict[str, Any]:
    run, result, check = account.run, account.run.result, account.check
    out = _out(run, job)
    return {
        **{name: getattr(out, name) for name in LabRunOut.__dataclass_fields__},
        "predictions": {
            each.metric: {"value": each.value, "margin": each.margin} for each in run.predictions
        },
        "origin": next((name for name in ("real", "grid") if name in run.results), ""),
        "result": run_json(result) if result else None,
        "series": [series_json(each) for each in result.series] if result else [],
        "outcomes": [
            {
                "metric": each.prediction.metric,
                "measured": estimate_json(each.measured),
                "held": each.held,
                "off": each.off,
                "outside": each.outside,
            }
            for each in account.outcomes
        ],
        "verified": None if check is None else check.same,
        "record": {"held": account.record.held, "of": account.record.total},
        "answers": {name: said.text for name, said in run.answers.items()},
        "error": job.error if job and job.over.is_set() else "",
    }
