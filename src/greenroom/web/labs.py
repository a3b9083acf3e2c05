"""The pages of labs: choose, say what you expect, see what comes, set runs side by side."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.background import BackgroundTask
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from greenroom.errors import Conflict, NotFound, UserError
from greenroom.labs.predicting import headline
from greenroom.rehearsal import Rehearsal
from greenroom.store.labruns import LabRun
from greenroom.web import lab_words
from greenroom.web.asking import Fields, Shell
from greenroom.web.lab_jobs import LabJob, LabJobs
from greenroom.web.render import page

router = APIRouter(include_in_schema=False)

CHOICE = "choice-"  # how the names of a form's choices begin


async def _the_lab_jobs(request: Request) -> LabJobs:
    """The labs that are being run in this app."""
    jobs: LabJobs = request.app.state.lab_jobs
    return jobs


Measuring = Annotated[LabJobs, Depends(_the_lab_jobs)]


@router.get("/labs")
def labs(request: Request, shell: Shell) -> Response:
    """Every lab, what it rehearses, and what was run last."""
    last: dict[str, LabRun] = {}
    for run in shell.labs.history():
        last.setdefault(run.lab, run)
    return page(
        request,
        "labs.html",
        bank=shell.bank,
        labs_=shell.labs.all(),
        last=last,
        record=shell.labs.record(),
    )


@router.get("/labs/{lab_id}")
def lab(request: Request, shell: Shell, lab_id: str, like: str = "") -> Response:
    """A lab's choices as a form, as those of an earlier run where one is named, and its runs."""
    found = shell.labs.lab(lab_id)
    runs = shell.labs.history(lab_id)
    earlier = next((run for run in runs if run.id == like), None)
    return page(
        request,
        "lab.html",
        bank=shell.bank,
        lab=found,
        runs=runs,
        chosen=earlier.choices if earlier else {},
        seed=earlier.seed if earlier else 0,
    )


@router.post("/labs/{lab_id}/runs")
def choose(shell: Shell, lab_id: str, fields: Fields) -> Response:
    """Keep a design; what is expected of it comes next."""
    chosen = {name.removeprefix(CHOICE): value for name, value in fields.items()
              if name.startswith(CHOICE)}  # fmt: skip
    seed = fields.get("seed") or "0"
    if not (seed.isascii() and seed.isdigit() and len(seed) <= 10):
        raise UserError("a seed is a whole number from 0 to 2,147,483,648")
    run = shell.labs.choose(lab_id, chosen, int(seed), fields.get("session", ""))
    return back_to(fields, _address(run))


@router.get("/labs/{lab_id}/compare")
def compare(
    request: Request, shell: Shell, lab_id: str, runs: Annotated[list[str] | None, Query()] = None
) -> Response:
    """Two to four runs side by side."""
    shell.labs.lab(lab_id)
    try:
        beside = shell.labs.beside(runs or ())
    except UserError as error:
        return page(request, "error.html", 400, heading="That cannot be", message=f"{error}.")
    return page(request, "lab_compare.html", beside=beside, lab=beside.lab)


@router.get("/labs/{lab_id}/runs/{run_id}")
def show(request: Request, shell: Shell, jobs: Measuring, lab_id: str, run_id: str) -> Response:
    """A run: to be predicted, being measured, or with what came of it."""
    run = of_lab(shell, lab_id, run_id)
    answer = page(request, "lab_run.html", **shown(shell, jobs, run_id))
    if run.result is None:  # its charts will be drawn soon
        answer.background = BackgroundTask(lab_words.wake)
    return answer


@router.post("/labs/{lab_id}/runs/{run_id}/predictions")
def predict(
    request: Request, shell: Shell, jobs: Measuring, run: "OfLab", fields: Fields
) -> Response:
    """Seal what is expected, and answer from the grid or start the run."""
    try:
        kept = shell.labs.predict(run.id, typed(shell, run, fields))
    except Conflict:
        raise
    except UserError as error:
        values = shown(shell, jobs, run.id) | {"wrong": str(error), "typed": fields}
        return page(request, "lab_run.html", 400, **values)
    if kept.result is None:
        start(shell, jobs, run.id)
    return back_to(fields, _address(run))


@router.post("/labs/{lab_id}/runs/{run_id}/measure")
def measure(shell: Shell, jobs: Measuring, run: "OfLab", fields: Fields) -> Response:
    """Run it for real."""
    start(shell, jobs, run.id)
    return back_to(fields, _address(run))


@router.post("/labs/{lab_id}/runs/{run_id}/cancel")
def cancel(jobs: Measuring, run: "OfLab", fields: Fields) -> Response:
    """Stop running it."""
    jobs.cancel(run.id)
    return back_to(fields, _address(run))


@router.post("/labs/{lab_id}/runs/{run_id}/answers/{question}")
def say(shell: Shell, run: "OfLab", question: str, fields: Fields) -> Response:
    """Keep what is said to a question."""
    shell.labs.say(run.id, question, fields.get("text", ""))
    return back_to(fields, f"{_address(run)}#q-{question}")


@router.get("/labs/{lab_id}/runs/{run_id}/card.md")
def card(shell: Shell, run: "OfLab") -> Response:
    """A run's model card, as it is in its folder."""
    from greenroom.labs.card import model_card

    account = shell.labs.account(run.id)
    if run.result is None or account.stale:
        raise NotFound("there is no model card of this run; run it again")
    return PlainTextResponse(model_card(account.lab, run.result), media_type="text/markdown")


def of_lab(shell: Shell, lab_id: str, run_id: str) -> LabRun:
    """A run, where it is one of the lab in the address.

    Raises:
        NotFound: It is not.
    """
    run = shell.labs.run(run_id)
    if run.lab != lab_id:
        raise NotFound(f"there is no run {run_id!r} of {lab_id}; /labs/{lab_id} lists yours")
    return run


OfLab = Annotated[LabRun, Depends(of_lab)]


def typed(shell: Rehearsal, run: LabRun, fields: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """What a form says is expected of each headline metric: the number and its margin."""
    names = [metric.id for metric in headline(shell.labs.lab(run.lab))]
    return {each: (fields.get(f"value-{each}", ""), fields.get(f"margin-{each}", ""))
            for each in names}  # fmt: skip


def start(shell: Rehearsal, jobs: LabJobs, run_id: str) -> LabJob:
    """Run a design for real, behind the page."""
    return jobs.start(run_id, lambda progress, stop: shell.labs.measure(run_id, progress, stop))


def shown(shell: Rehearsal, jobs: LabJobs, run_id: str, back: str = "") -> dict[str, Any]:
    """What the templates of a run ask for; `back` is the page its forms return to, if another."""
    account = shell.labs.account(run_id)
    return {
        "bank": shell.bank,
        "account": account,
        "lab": account.lab,
        "run": account.run,
        "job": jobs.of(run_id),
        "here": _address(account.run),
        "back": back,
        "wrong": "",
        "typed": {},
    }


def back_to(fields: Mapping[str, str], usual: str) -> Response:
    """To the page a form came from, where it names one of ours; else to the usual one."""
    back = fields.get("back", "")
    ours = back.startswith("/") and not back.startswith(("//", "/\\"))
    return RedirectResponse(back if ours else usual, 303)


def _address(run: LabRun) -> str:
    return f"/labs/{run.lab}/runs/{run.id}"
