"""A round about a case: drawn or chosen, phase by phase, with what it raises at its end."""

from dataclasses import replace
from datetime import datetime

from greenroom.content.model import Round
from greenroom.session.model import Brief, Session


def case_session(session_id: str, brief: Brief, sitting: Round | None, now: datetime) -> Session:
    """A session in which a system is designed, phase by phase.

    Args:
        session_id: Its id.
        brief: The case.
        sitting: The round that drew the case; None where the case was chosen.
        now: When it starts.
    """
    minutes = sum(part.minutes for part in brief.parts)
    own = sitting or Round(
        id="one-case",
        title=f"One design: {brief.title}",
        stage="practice",
        minutes=minutes,
        about="One system to design, phase by phase, then to run and to defend.",
        opening="I have a wish from the product people here, and it is vague. Ask me anything.",
        closing="Thank you. Let us look at how the design stood up.",
        parts=brief.parts,
    )
    held = replace(own, minutes=max(minutes, own.minutes), parts=brief.parts)
    return Session(id=session_id, round=held, plan=brief.planned, started=now)
