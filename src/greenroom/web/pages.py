"""The pages around a rehearsal: home, a round, history, the question bank, the theme."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from greenroom.content.model import Bank, Round
from greenroom.errors import NotFound
from greenroom.grading.card_page import TITLE, sections
from greenroom.grading.card_text import read_card
from greenroom.views import Past
from greenroom.web.asking import Fields, Shell
from greenroom.web.render import THEMES, page

router = APIRouter(include_in_schema=False)

FIRST = "phone-screen"  # what most candidates face first and fear most


@router.get("/")
def home(request: Request, shell: Shell) -> Response:
    """What to do now."""
    past = shell.history()
    return page(
        request,
        "home.html",
        bank=shell.bank,
        unfinished=[each for each in past if each.state != "closed"],
        recent=[each for each in past if each.state == "closed"][:5],
        next_round=suggest(shell.bank, past),
    )


@router.get("/rounds/{round_id}")
def show_round(request: Request, shell: Shell, round_id: str) -> Response:
    """What will happen in a round, and the button that starts it."""
    if round_id not in shell.bank.rounds:
        raise NotFound(f"there is no round {round_id!r}")
    return page(request, "round.html", bank=shell.bank, round=shell.bank.rounds[round_id])


@router.get("/history")
def history(request: Request, shell: Shell) -> Response:
    """Every round that was started."""
    return page(request, "history.html", past=shell.history())


@router.get("/questions")
def questions(request: Request, shell: Shell, topic: str = "") -> Response:
    """The question bank, whole or one topic of it."""
    bank = shell.bank
    if topic and topic not in bank.topics:
        raise NotFound(f"there is no topic {topic!r}")
    shown = [topic] if topic else list(bank.topics)
    groups = [
        (bank.topics[each], [q for q in bank.questions.values() if q.topic == each])
        for each in shown
    ]
    return page(request, "questions.html", bank=bank, topic=topic, groups=groups)


@router.get("/questions/{question_id}")
def show_question(request: Request, shell: Shell, question_id: str) -> Response:
    """One question: to practise first, then to study."""
    bank = shell.bank
    if question_id not in bank.questions:
        raise NotFound(f"there is no question {question_id!r}")
    return page(request, "question.html", bank=bank, question=bank.questions[question_id])


@router.get("/marks")
def show_marks(request: Request) -> Response:
    """How good the marks are, as measured."""
    return page(request, "marks.html", title=TITLE, sections=sections(read_card()))


@router.post("/theme")
def set_theme(fields: Fields) -> Response:
    """Remember light, dark or the system's choice, and go back."""
    theme, back = fields.get("theme", "system"), fields.get("back", "/")
    ours = back.startswith("/") and not back.startswith(("//", "/\\"))
    response = RedirectResponse(back if ours else "/", 303)
    year = int(timedelta(days=365).total_seconds())
    same: Literal["strict"] = "strict"
    response.set_cookie(
        "theme", theme if theme in THEMES else "system", max_age=year, httponly=True, samesite=same
    )
    return response


def suggest(bank: Bank, past: Sequence[Past]) -> Round | None:
    """The round to start next: the first in the process' order that has not been rehearsed."""
    stages = [stage for loop in bank.loops.values() for stage in loop.stages]
    order = [FIRST, *(name for stage in stages for name in stage.rounds), *bank.rounds]
    rounds = [bank.rounds[name] for name in order if name in bank.rounds]
    done = {each.round_title for each in past}
    return next((each for each in rounds if each.title not in done), next(iter(rounds), None))
