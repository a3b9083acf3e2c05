"""The pages of a résumé: handed in, read beside what was found, compared, given back."""

from pathlib import Path
from typing import Literal
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from greenroom.errors import CallerError, UserError
from greenroom.rehearsal import Rehearsal
from greenroom.resume.compare import compare
from greenroom.resume.match.report import rounds_of
from greenroom.resume.render.render import Form
from greenroom.web.asking import Fields, Shell
from greenroom.web.places import pieces, remarks_of, spots
from greenroom.web.render import page
from greenroom.web.upload import Uploaded

router = APIRouter(include_in_schema=False)

PICTURE = 1400  # dots across: sharp at twice the column's width
SUFFIXES = {"pdf": ".pdf", "docx": ".docx", "markdown": ".md", "json": ".json"}
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "markdown": "text/markdown; charset=utf-8",
    "json": "application/json",
}


@router.get("/resumes")
def resumes(request: Request, shell: Shell) -> Response:
    """The résumés that are kept, and the forms that hand in another or a job description."""
    return _shelf(request, shell)


@router.post("/resumes")
def hand_in(request: Request, shell: Shell, upload: Uploaded) -> Response:
    """Read and keep a résumé; what is wrong is said beside the form."""
    if not upload.name:
        return _shelf(request, shell, wrong="Choose a file first.")
    try:
        filed = shell.resumes.hand_in(upload.name, upload.content)
    except UserError as error:
        return _shelf(request, shell, wrong=str(error))
    return RedirectResponse(f"/resumes/{filed.id}", 303)


@router.post("/resumes/job")
def aim(request: Request, shell: Shell, upload: Uploaded) -> Response:
    """Keep the description of the job that is prepared for, pasted or as a file."""
    text = upload.fields.get("text", "")
    try:
        if upload.name:
            text = shell.resumes.job_text(Path(upload.name), upload.content)
        shell.resumes.aim(text)
    except UserError as error:
        return _shelf(request, shell, wrong_job=str(error), text=text)
    return RedirectResponse("/resumes#job", 303)


@router.post("/resumes/job/drop")
def drop_job(shell: Shell) -> Response:
    """Prepare for that job no longer."""
    shell.resumes.drop_job()
    return RedirectResponse("/resumes#job", 303)


@router.get("/resumes/{resume_id}")
def show(request: Request, shell: Shell, resume_id: str) -> Response:
    """One résumé beside everything that was found in it."""
    sheet = shell.resumes.sheet(resume_id)
    document, remarks = sheet.appraisal.resume.document, remarks_of(sheet)
    claims: dict[str, list[object]] = {}
    for claim in sheet.claims:
        claims.setdefault(claim.bullet, []).append(claim)
    return page(
        request,
        "resume.html",
        bank=shell.bank,
        sheet=sheet,
        score=sheet.appraisal.score,
        match=sheet.appraisal.match,
        remarks=remarks,
        claims=claims,
        pages=list(zip(document.pages, spots(document, remarks.placed), strict=True)),
        pieces=() if document.pages else tuple(pieces(document.text, remarks.placed)),
        rounds_of=rounds_of,
    )


@router.get("/resumes/{resume_id}/pages/{number}.png")
def picture(shell: Shell, resume_id: str, number: int) -> Response:
    """A page of a PDF as a picture, drawn by the process that reads files."""
    return Response(shell.resumes.picture(resume_id, number, PICTURE), media_type="image/png")


@router.post("/resumes/{resume_id}/defend")
def defend(shell: Shell, resume_id: str) -> Response:
    """Start the round that asks about the boldest lines."""
    view = shell.start_resume(*shell.resumes.defence(resume_id))
    return RedirectResponse(f"/sessions/{view.id}", 303)


@router.post("/resumes/{resume_id}/rehearse")
def rehearse(shell: Shell, resume_id: str, fields: Fields) -> Response:
    """Start a round of one question about one line."""
    bullet, probe = _number(fields.get("bullet")), _number(fields.get("probe"))
    view = shell.start_resume(*shell.resumes.rehearse(resume_id, bullet, probe))
    return RedirectResponse(f"/sessions/{view.id}", 303)


@router.post("/resumes/{resume_id}/claims/{claim}")
def back(shell: Shell, resume_id: str, claim: str, fields: Fields) -> Response:
    """Keep what backs a claim, or that it will be dropped."""
    dropped = fields.get("dropped") == "true"
    shell.resumes.back_claim(claim, fields.get("text", ""), dropped=dropped)
    return RedirectResponse(f"/resumes/{resume_id}#{claim}", 303)


@router.get("/resumes/{resume_id}/as/{form}")
def give_back(
    request: Request, shell: Shell, resume_id: str, form: Form, anyway: bool = False
) -> Response:
    """Give a résumé back as a file; what would be lost is named first."""
    held = shell.resumes.held(resume_id)
    made = shell.resumes.give_back(held.resume, form)
    if made.losses and not anyway:
        filed, losses = held.filed, made.losses
        return page(request, "given_back.html", filed=filed, form=form, losses=losses)
    return as_file(held.filed.name, form, made.content)


@router.post("/resumes/{resume_id}/delete")
def forget(shell: Shell, resume_id: str) -> Response:
    """Delete a résumé and its file."""
    shell.resumes.forget(resume_id)
    return RedirectResponse("/resumes", 303)


@router.get("/resumes/{resume_id}/beside/{other_id}")
def beside(request: Request, shell: Shell, resume_id: str, other_id: str) -> Response:
    """Two versions of a résumé, the earlier one first."""
    held = [shell.resumes.held(each) for each in (resume_id, other_id)]
    earlier, later = sorted(held, key=lambda each: each.filed.saved_at)
    scores = [shell.resumes.appraise(each.resume).score for each in (earlier, later)]
    return page(
        request,
        "beside.html",
        earlier=earlier.filed,
        later=later.filed,
        found=compare(scores[0], scores[1]),
    )


def as_file(name: str, form: Form, content: bytes) -> Response:
    """A résumé in our template, to be saved under its own name."""
    stem = name.rpartition(".")[0] or name
    saved = quote(f"{stem}.greenroom{SUFFIXES[form]}")
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{saved}"}
    return Response(content, media_type=TYPES[form], headers=headers)


def _shelf(
    request: Request, shell: Rehearsal, *, wrong: str = "", wrong_job: str = "", text: str = ""
) -> Response:
    kept = shell.resumes.filed()
    scored = [(each, _score(shell, each.id)) for each in kept]
    status: Literal[200, 400] = 400 if wrong or wrong_job else 200
    job = shell.resumes.job()
    said = {"wrong": wrong, "wrong_job": wrong_job, "text": text}
    return page(request, "resumes.html", status, kept=scored, job=job, **said)


def _score(shell: Rehearsal, resume_id: str) -> int:
    return shell.resumes.appraise(shell.resumes.held(resume_id).resume).score.score


def _number(text: str | None) -> int:
    if not (text and text.isascii() and text.isdigit() and len(text) < 10):
        raise CallerError("the form does not say which question it belongs to")
    return int(text)
