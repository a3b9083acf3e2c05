"""What lies before whoever designs a system: the template, the steps, what was written so far."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from greenroom.design.lab_answer import draft_of
from greenroom.design.lab_marks import foreseen
from greenroom.design.lab_runs import run_on
from greenroom.design.questions import Kept, kept_case
from greenroom.errors import UserError
from greenroom.labs.choosing import settle
from greenroom.labs.registry import find_lab
from greenroom.session.acts import Typed, submitted
from greenroom.session.interviewer import current_question
from greenroom.session.model import Asked, Planned, Session
from greenroom.transcript import answer_text
from greenroom.views import Easel, LabDesk, Sought, Step


def easel(session: Session, typed: Typed | None, now: datetime) -> Easel | None:
    """What lies before the candidate; None where the current question is of no case.

    Args:
        session: The round.
        typed: What is being typed in answer.
        now: What the clock says.
    """
    question = current_question(session)
    here = next((p for p in session.agenda if question and p.question.id == question.id), None)
    if here is None or not here.case:
        return None
    kept = kept_case(session, here.case)
    total = next(part.minutes for part in session.round.parts if part.id == here.part) * 60
    return Easel(
        case=kept.id,
        title=kept.title,
        task=here.task,
        phase=next((guide for guide in kept.guides if guide.id == here.part), None),
        steps=tuple(_steps(session, here)),
        seconds_left=max(total - _used(session, here.part, now), 0),
        seconds_total=total,
        before=answer_text(session, here.question.id),
        given=kept.capacity.given if here.task == "capacity" else (),
        sought=_sought(kept) if here.task == "capacity" else (),
        lab=_lab_desk(session, here, kept, typed) if here.task == "lab" else None,
    )


def _steps(session: Session, here: Planned) -> Sequence[Step]:
    names = [part.id for part in session.round.parts]
    place = names.index(here.part)
    found = []
    for number, part in enumerate(session.round.parts):
        members = [p.question.id for p in session.agenda if p.part == part.id]
        said = [answer_text(session, name) for name in members]
        found.append(
            Step(
                id=part.id,
                title=part.title,
                minutes=part.minutes,
                state="now" if number == place else "done" if number < place else "ahead",
                said="\n\n".join(text for text in said if text),
            )
        )
    return found


def _used(session: Session, part: str, now: datetime) -> int:
    """Seconds the clock has run since a part began."""
    members = {each.question.id for each in session.plan if each.part == part}
    asked = (t for t in session.turns if isinstance(t, Asked) and t.question in members)
    first = next(asked, None)
    if first is None:
        return 0
    began = Session(
        id="",
        round=session.round,
        plan=(),
        started=session.started,
        turns=session.turns[: session.turns.index(first)],
    ).elapsed(first.at)
    return int(max(session.elapsed(now) - began, timedelta()).total_seconds())


def _sought(kept: Kept) -> tuple[Sought, ...]:
    return tuple(Sought(id=q.id, title=q.title, unit=q.unit) for q in kept.capacity.quantities)


def _lab_desk(session: Session, here: Planned, kept: Kept, typed: Typed | None) -> LabDesk:
    lab, run = find_lab(kept.lab), run_on(session, here.question.id)
    sent = submitted(session, here.question.id)
    written = sent if sent is not None and run else typed.text if typed else sent or ""
    said = draft_of(lab, written)
    try:
        choices = settle(lab, said.choices)
    except UserError:  # a choice that was never to be had
        choices = settle(lab, {})
    return LabDesk(
        lab=lab,
        choices=choices,
        expect=said.expect,
        sent=sent is not None,
        run=run,
        foreseen=tuple(foreseen(lab, run, said)) if run else (),
    )
