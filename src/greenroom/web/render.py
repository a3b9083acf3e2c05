"""Turns values into pages: one Jinja environment, strict about what is undefined."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from greenroom.web import design_words, lab_words, quotes, words
from greenroom.web.brief import brief

HERE = Path(__file__).parent
BUILD = HERE / "static" / "build"
THEMES = ("system", "light", "dark")


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Render a template as the answer to a request."""
    theme = request.cookies.get("theme", "system")
    text = (
        _environment()
        .get_template(template)
        .render(
            path=request.url.path,
            theme=theme if theme in THEMES else "system",
            themes=THEMES,
            asset=_asset,
            fonts=_manifest().get("fonts", []),
            **values,
        )
    )
    return HTMLResponse(text, status)


def part(template: str, **values: Any) -> str:
    """Render a piece of a page."""
    return _environment().get_template(template).render(**values)


def wants_part(request: Request) -> bool:
    """Whether HTMX asks, which wants the part of the page that changes."""
    return request.headers.get("hx-request") == "true"


def is_built() -> bool:
    """Whether the styles and scripts have been built."""
    return bool(_manifest())


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    names = ("sentence", "clock", "percent", "place", "minutes", "span", "plural", "day", "hour")
    environment.filters.update({name: getattr(words, name) for name in names})
    environment.globals.update(
        {
            "words": words,
            "labs": lab_words,
            "designs": design_words,
            "marked": quotes.mark,
            "code_lines": quotes.code_lines,
            "brief": brief,
        }
    )
    return environment


@cache
def _manifest() -> dict[str, Any]:
    """What the front end's build made; empty when it has not run, and pages are plain then."""
    try:
        return dict(json.loads((BUILD / "manifest.json").read_text("utf-8")))
    except FileNotFoundError:
        return {}


def _asset(name: str) -> str:
    """The address of a built file, or "" when there is no build."""
    file = _manifest().get("files", {}).get(name, "")
    return f"/static/build/{file}" if file else ""
