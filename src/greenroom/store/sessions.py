"""Sessions: a frozen snapshot of what is asked, the turns so far, and a line for the history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, RowMapping, insert, select, update

from greenroom.content.model import Round
from greenroom.errors import Conflict, NotFound
from greenroom.session.acts import whole_minutes
from greenroom.session.model import Answered, Planned, Session, Turn
from greenroom.store.tables import sessions
from greenroom.store.turns import insert_turns, read_turns
from greenroom.views import Past


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """What a session was started with; later changes of the pack do not reach it."""

    round: Round
    plan: tuple[Planned, ...]


_SNAPSHOT = TypeAdapter(Snapshot)
_PAST = TypeAdapter(Past)


@lru_cache(maxsize=128)  # some 100 kB each; a hundred candidates reload their page without parsing
def parse_snapshot(text: str) -> Snapshot:
    """Read a snapshot's JSON.

    Raises:
        pydantic.ValidationError: It is not a snapshot.
    """
    return _SNAPSHOT.validate_json(text)


def insert_session(connection: Connection, session: Session, seed: int) -> None:
    """Write a new session with its turns."""
    snapshot = _SNAPSHOT.dump_json(Snapshot(round=session.round, plan=session.plan)).decode()
    row = {"id": session.id, "started": session.started, "seed": seed, "snapshot": snapshot}
    connection.execute(insert(sessions).values(**row, recommendation="", **summary(session)))
    insert_turns(connection, session.id, 0, session.turns)


def read_session(connection: Connection, session_id: str) -> Session:
    """Read a session with all its turns.

    Raises:
        NotFound: There is no such session.
    """
    columns = (sessions.c.started, sessions.c.snapshot)
    row = connection.execute(select(*columns).where(sessions.c.id == session_id)).first()
    if row is None:
        raise NotFound(f"There is no rehearsal {session_id!r}; `greenroom interview` starts one")
    snapshot = parse_snapshot(row.snapshot)
    return Session(
        id=session_id,
        round=snapshot.round,
        plan=snapshot.plan,
        started=row.started,
        turns=read_turns(connection, session_id),
    )


def append_turns(connection: Connection, session: Session, added: Sequence[Turn]) -> Session:
    """Add turns to a session as it was read; of two writers at once, one wins.

    Raises:
        Conflict: The session has other turns by now.
    """
    after = session.add(*added)
    unchanged = (sessions.c.id == session.id) & (sessions.c.turns == len(session.turns))
    changed = connection.execute(update(sessions).where(unchanged).values(**summary(after)))
    if changed.rowcount != 1:
        raise Conflict("The rehearsal has moved on; reload the page to see where it is")
    insert_turns(connection, session.id, len(session.turns), added)
    return after


def read_recommendation(connection: Connection, session_id: str) -> str:
    """Read what a session's debrief came to; "" when there was none yet."""
    query = select(sessions.c.recommendation).where(sessions.c.id == session_id)
    return str(connection.execute(query).scalar_one())


def write_recommendation(connection: Connection, session_id: str, recommendation: str) -> None:
    """Note a debrief's recommendation for the history."""
    change = update(sessions).where(sessions.c.id == session_id)
    connection.execute(change.values(recommendation=recommendation))


def read_history(connection: Connection, now: datetime) -> tuple[Past, ...]:
    """Read a line for each session, newest first."""
    left_out = {"snapshot", "seed"}
    columns = [column for column in sessions.c if column.name not in left_out]
    query = select(*columns).order_by(sessions.c.started.desc(), sessions.c.id)
    return tuple(_past(row, now) for row in connection.execute(query).mappings())


def summary(session: Session) -> dict[str, Any]:
    """The columns that are derived from a session's turns."""
    last = max([session.started, *(turn.at for turn in session.turns)])
    answered = {turn.question for turn in session.turns if isinstance(turn, Answered)}
    running = "paused" if session.paused else "asking"
    return {
        "round_title": session.round.title,
        "planned": len(session.agenda),
        "turns": len(session.turns),
        "state": "closed" if session.closed else running,
        "answered": len(answered),
        "seconds_used": int(session.elapsed(last).total_seconds()),
        "seconds_total": session.round.minutes * 60,
        "last_at": last,
    }


def _past(row: RowMapping, now: datetime) -> Past:
    since = (now - row["last_at"]).total_seconds() if row["state"] == "asking" else 0
    used = min(row["seconds_used"] + max(since, 0), row["seconds_total"])
    own = {name: row[name] for name in ("id", "round_title", "started", "state", "answered")}
    return _PAST.validate_python(
        {
            **own,
            "minutes_used": whole_minutes(used),
            "planned": row["planned"],
            "recommendation": row["recommendation"],
        }
    )
