"""Puts the web app together: pages, /api/v1, static files, and errors in our own words."""

from collections.abc import Set
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from greenroom import __version__
from greenroom.errors import (
    CallerError,
    Conflict,
    GreenroomError,
    ModelProblem,
    NotFound,
    StoreProblem,
    UserError,
)
from greenroom.rehearsal import Rehearsal
from greenroom.web import (
    api,
    api_coding,
    api_design,
    api_labs,
    api_resumes,
    coding,
    designing,
    labs,
    pages,
    resumes,
    sitting,
)
from greenroom.web.jobs import Jobs
from greenroom.web.lab_jobs import LabJobs
from greenroom.web.render import HERE, page
from greenroom.web.security import HEADERS, guarded
from greenroom.web.words import sentence

STATUS: dict[type[Exception], int] = {
    NotFound: 404,
    Conflict: 409,
    ModelProblem: 503,
    StoreProblem: 503,
    UserError: 400,
    CallerError: 400,
}
DO = {
    400: "Change what was sent, then send it again.",
    404: "GET /api/v1/questions, /api/v1/rounds and /api/v1/sessions list what there is.",
    405: "/api/v1/openapi.json says which methods an address takes.",
    409: "GET the session again: it says where the rehearsal stands now.",
    413: "An answer may have 100,000 characters, a résumé 10 MB.",
    422: "Send what /api/v1/openapi.json describes.",
    500: "Try again; if it stays, please report it with what the server printed.",
    503: "Run `greenroom doctor`: it says what to do. Then try again.",
}
HEADINGS = {
    400: "That cannot be",
    404: "There is nothing here",
    405: "That cannot be done here",
    409: "The rehearsal has moved on",
    413: "That is too much",
    503: "Something Greenroom needs is missing",
}


class HashedFiles(StaticFiles):
    """Static files; those whose names tell their content may be kept for a year."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        """Answer with a file, and say for how long it stays true."""
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]  # passed on
        scope: Scope = args[2] if len(args) > 2 else {}  # type: ignore[assignment]  # as declared
        built = "/build/" in scope.get("path", "")
        keep = "public, max-age=31536000, immutable" if built else "public, max-age=3600"
        response.headers["cache-control"] = keep
        return response


def create_app(rehearsal: Rehearsal, allowed_hosts: Set[str]) -> FastAPI:
    """Make the app that serves one rehearsal to the hosts named (`localhost:8000`, …)."""
    app = FastAPI(
        title="Greenroom",
        version=__version__,
        summary="Rehearse the whole machine-learning engineer interview on your own machine.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # they load their scripts from elsewhere
        redoc_url=None,
    )
    app.state.rehearsal = rehearsal
    app.state.jobs = Jobs()
    app.state.lab_jobs = LabJobs()
    app.include_router(api.router)
    app.include_router(api_coding.router)
    app.include_router(api_design.router)
    app.include_router(api_resumes.router)
    app.include_router(api_labs.router)
    app.include_router(pages.router)
    app.include_router(sitting.router)
    app.include_router(coding.router)
    app.include_router(designing.router)
    app.include_router(resumes.router)
    app.include_router(labs.router)
    app.mount("/static", HashedFiles(directory=HERE / "static", check_dir=False), name="static")
    for kind in (GreenroomError, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(kind, tell)
    app.add_middleware(guarded, allowed_hosts=allowed_hosts)
    return app


def tell(request: Request, error: Exception) -> Response:
    """Tell whoever asked what went wrong: JSON to a program, a page to a person."""
    status, message = _told(error)
    if request.url.path.startswith("/api/"):
        do = DO.get(status, DO[400] if status < 500 else DO[500])
        response: Response = JSONResponse({"error": message, "do": do}, status)
    else:
        heading = HEADINGS.get(status, "Something of ours broke" if status >= 500 else "No")
        response = page(request, "error.html", status, heading=heading, message=message)
    response.headers.update(HEADERS)  # a crash is answered outside the guard
    response.headers["cache-control"] = "no-store"
    return response


def _told(error: Exception) -> tuple[int, str]:
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        return 422, f"{where}: {first['msg']}" if where else str(first["msg"])
    if isinstance(error, HTTPException):
        said = "No page has this address." if error.status_code == 404 else error.detail
        return error.status_code, said or HTTPStatus(error.status_code).phrase
    for kind, status in STATUS.items():
        if isinstance(error, kind):
            return status, sentence(str(error))
    if isinstance(error, GreenroomError):
        return 500, sentence(str(error))  # a pack is wrong: its author reads which line
    return 500, "Nothing you typed is lost: every answer is saved as you type it."
