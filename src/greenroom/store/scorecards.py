"""What graders said about a session's questions; rows are only ever added, the last counts."""

from collections.abc import Iterable
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection, insert, select

from greenroom.grading.model import Grade, Scorecard, Ungraded
from greenroom.store.tables import scorecards

_GRADED = TypeAdapter(Scorecard)
_UNGRADED = TypeAdapter(Ungraded)


def write_grade(connection: Connection, session_id: str, grade: Grade, at: datetime) -> None:
    """Add a grade for a question, unless it is the one already there."""
    here = (scorecards.c.session == session_id) & (scorecards.c.question == grade.question)
    query = select(scorecards.c.number, scorecards.c.status, scorecards.c.body).where(here)
    last = connection.execute(query.order_by(scorecards.c.number.desc())).first()
    if last and parse_grade(last.status, last.body) == grade:
        return
    status, body = dump_grade(grade)
    row = {"session": session_id, "question": grade.question, "grader": grade.grader, "at": at}
    number = last.number + 1 if last else 0
    connection.execute(insert(scorecards).values(**row, number=number, status=status, body=body))


def read_grades(connection: Connection, session_id: str) -> dict[str, Grade]:
    """Read the last grade of each question of a session."""
    query = select(scorecards).where(scorecards.c.session == session_id)
    rows = connection.execute(query.order_by(scorecards.c.number))
    return {row.question: parse_grade(row.status, row.body) for row in rows}


def read_last_grades(
    connection: Connection, graders: Iterable[str]
) -> dict[str, tuple[Grade, datetime]]:
    """Read the last grade of each question by some graders, over all sessions, and when it was."""
    query = select(scorecards).where(scorecards.c.grader.in_(tuple(graders)))
    rows = connection.execute(query.order_by(scorecards.c.at, scorecards.c.number))
    return {row.question: (parse_grade(row.status, row.body), row.at) for row in rows}


def read_grades_about(connection: Connection, start: str) -> dict[str, Grade]:
    """Read the last grade of each question whose id starts so, over all sessions."""
    query = select(scorecards).where(scorecards.c.question.startswith(start, autoescape=True))
    rows = connection.execute(query.order_by(scorecards.c.at, scorecards.c.number))
    return {row.question: parse_grade(row.status, row.body) for row in rows}


def dump_grade(grade: Grade) -> tuple[str, str]:
    """Turn a grade into its status and JSON."""
    if isinstance(grade, Scorecard):
        return "graded", _GRADED.dump_json(grade).decode()
    return "ungraded", _UNGRADED.dump_json(grade).decode()


def parse_grade(status: str, body: str) -> Grade:
    """Read a grade back; quotes that are not in the answer are refused.

    Raises:
        pydantic.ValidationError: It is not a grade.
        CallerError: It claims what the answer does not hold.
    """
    adapter: TypeAdapter[Grade] = _GRADED if status == "graded" else _UNGRADED  # type: ignore[assignment]  # each reads one kind of grade
    return adapter.validate_json(body)
