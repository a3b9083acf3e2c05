"""/api/v1 for résumés: the same JSON as `greenroom resume`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Response, UploadFile
from pydantic import Field

from greenroom.errors import NotFound
from greenroom.resume.jsonresume import to_json_resume
from greenroom.resume.ledger import ledger_json
from greenroom.resume.match.report import job_json, match_json
from greenroom.resume.render.render import Form
from greenroom.resume.report import appraisal_json, probes_json
from greenroom.resumes import MOST_EVIDENCE
from greenroom.session.acts import MAX_TEXT
from greenroom.store.cabinet import Filed
from greenroom.web.api import PROBLEMS
from greenroom.web.asking import Shell
from greenroom.web.resumes import as_file
from greenroom.web.wire import Saved, SessionOut, session_out

router = APIRouter(prefix="/api/v1", responses=PROBLEMS)
Place = Annotated[int, Field(ge=0, lt=10_000)]


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A résumé that is kept."""

    id: str
    name: str
    kind: str
    digest: str
    saved_at: datetime


@dataclass(frozen=True, kw_only=True)
class Backing:
    """What backs a claim, in the candidate's words."""

    text: Annotated[str, Field(max_length=MOST_EVIDENCE)]


@dataclass(frozen=True, kw_only=True)
class JobWords:
    """A job description as it was pasted."""

    text: Annotated[str, Field(max_length=MAX_TEXT)]


@dataclass(frozen=True, kw_only=True)
class Probe:
    """One question about one bullet, both counted from 0; without either the boldest are asked."""

    bullet: Place | None = None
    probe: Place = 0


@router.get("/resumes")
def resumes(shell: Shell) -> tuple[Kept, ...]:
    """List the résumés that are kept, newest first."""
    return tuple(_kept(each) for each in shell.resumes.filed())


@router.post("/resumes", status_code=201)
def hand_in(shell: Shell, file: UploadFile, response: Response) -> Kept:
    """Read and keep a résumé; the same file is kept once."""
    filed = shell.resumes.hand_in(file.filename or "", file.file.read())
    response.headers["location"] = f"/api/v1/resumes/{filed.id}"
    return _kept(filed)


@router.get("/resumes/{resume_id}")
def resume(shell: Shell, resume_id: str) -> dict[str, Any]:
    """What was read, as `greenroom resume parse --json` prints it."""
    return to_json_resume(shell.resumes.held(resume_id).resume)


@router.delete("/resumes/{resume_id}", status_code=204)
def forget(shell: Shell, resume_id: str) -> None:
    """Delete a résumé and its file."""
    shell.resumes.forget(resume_id)


@router.get("/resumes/{resume_id}/score")
def score(shell: Shell, resume_id: str) -> dict[str, Any]:
    """Its score, as `greenroom resume score --json` prints it, with the job that is kept."""
    found = shell.resumes.sheet(resume_id).appraisal
    return appraisal_json(found.score, found.match)


@router.get("/resumes/{resume_id}/probes")
def probes(shell: Shell, resume_id: str) -> dict[str, Any]:
    """What would be asked of it, as `greenroom resume probes --json` prints it."""
    return probes_json(shell.resumes.sheet(resume_id).appraisal.score)


@router.get("/resumes/{resume_id}/match")
def match(shell: Shell, resume_id: str) -> dict[str, Any]:
    """It beside the job that is kept, as `greenroom resume match --json` prints it."""
    found = shell.resumes.sheet(resume_id).appraisal.match
    if found is None:
        raise NotFound("no job description is kept; PUT one to /api/v1/job")
    return match_json(found)


@router.get("/resumes/{resume_id}/claims")
def claims(shell: Shell, resume_id: str) -> dict[str, Any]:
    """Its ledger: each claim, how it stands and why."""
    return {"claims": ledger_json(shell.resumes.sheet(resume_id).claims)}


@router.put("/claims/{claim}")
def back(shell: Shell, claim: str, body: Backing, *, dropped: bool = False) -> Saved:
    """Keep what backs a claim, and whether it will be dropped."""
    return Saved(saved_at=shell.resumes.back_claim(claim, body.text, dropped=dropped).saved_at)


@router.get(
    "/resumes/{resume_id}/as/{form}",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}, "description": "The file"}},
)
def render(shell: Shell, resume_id: str, form: Form) -> Response:
    """Give it back in our template; the header `x-greenroom-lost` counts what would be missed."""
    held = shell.resumes.held(resume_id)
    made = shell.resumes.give_back(held.resume, form)
    answer = as_file(held.filed.name, form, made.content)
    answer.headers["x-greenroom-lost"] = str(len(made.losses))
    return answer


@router.post("/resumes/{resume_id}/rounds", status_code=201)
def sit(shell: Shell, resume_id: str, body: Probe) -> SessionOut:
    """Start a round that defends it, or asks one question about one bullet."""
    if body.bullet is None:
        asked = shell.resumes.defence(resume_id)
    else:
        asked = shell.resumes.rehearse(resume_id, body.bullet, body.probe)
    return session_out(shell.start_resume(*asked))


@router.get("/job")
def job(shell: Shell) -> dict[str, Any]:
    """The job that is prepared for, as it was read."""
    kept = shell.resumes.job()
    if kept is None:
        raise NotFound("no job description is kept; PUT one to /api/v1/job")
    return {"text": kept.text, "job": job_json(shell.resumes.read_job(kept.text))}


@router.put("/job")
def aim(shell: Shell, body: JobWords) -> Saved:
    """Keep the description of the job that is prepared for."""
    return Saved(saved_at=shell.resumes.aim(body.text).saved_at)


@router.delete("/job", status_code=204)
def drop_job(shell: Shell) -> None:
    """Prepare for that job no longer."""
    shell.resumes.drop_job()


def _kept(filed: Filed) -> Kept:
    return Kept(
        id=filed.id,
        name=filed.name,
        kind=filed.kind,
        digest=filed.digest,
        saved_at=filed.saved_at,
    )
