"""A lab's run as a session keeps it, and what it reveals as turns."""

from collections.abc import Collection, Iterator
from datetime import datetime

from pydantic import TypeAdapter

from greenroom.labs.model import Reveal, Run
from greenroom.session.model import Judged, Revealed, Session

_RUN = TypeAdapter(Run)


def dump_run(run: Run) -> str:
    """A run as it is kept."""
    return _RUN.dump_json(run).decode()


def parse_run(text: str) -> Run | None:
    """Read a run back; None when it is none."""
    try:
        return _RUN.validate_json(text)
    except ValueError:
        return None


def run_on(session: Session, question_id: str) -> Run | None:
    """What a design came to, as the session keeps it; None when it was not run."""
    kept = (turn for turn in session.turns if isinstance(turn, Judged))
    runs = (parse_run(turn.text) for turn in kept if turn.question == question_id)
    return next((run for run in runs if run is not None), None)


def revealed(
    run: Run, exposed: Collection[Reveal], question_id: str, at: datetime
) -> Iterator[Revealed]:
    """What the interviewer asks because of a run, what exposes a mistake first.

    Args:
        run: What was measured.
        exposed: Its reveals that speak against what was chosen.
        question_id: The question whose answer was run.
        at: When it was.
    """
    heavy = {each.choice for each in exposed}
    for question in sorted(run.questions, key=lambda each: each.reveal not in heavy):
        yield Revealed(at=at, question=question_id, text=question.ask, criterion=question.reveal)
