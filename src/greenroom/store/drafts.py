"""What is being typed, saved as it is typed, and the texts a conflict kept from being sent.

Beside an answer in code lie the running comment and the reports of the last two runs.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from greenroom.store.tables import drafts

LATEST = 0  # the version of what is being typed; kept texts count from 1
COMMENT, RUN, RUN_BEFORE = -1, -2, -3  # the versions of what lies beside code


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A text that has been typed but is no turn."""

    turn: int
    version: int
    text: str
    saved_at: datetime


def write_draft(connection: Connection, session_id: str, draft: Draft) -> None:
    """Save a version of a draft, over the one there is."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    own = {"text": draft.text, "saved_at": draft.saved_at}
    key = {"session": session_id, "turn": draft.turn, "version": draft.version}
    statement = dialect.insert(drafts).values(**key, **own)
    connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=own))


def keep_text(connection: Connection, session_id: str, turn: int, text: str, at: datetime) -> None:
    """Keep a text that could not be sent; of a text that is typed on, the longest is kept."""
    here = (drafts.c.session == session_id) & (drafts.c.turn == turn) & (drafts.c.version > LATEST)
    query = select(drafts.c.version, drafts.c.text).where(here).order_by(drafts.c.version)
    kept = connection.execute(query).all()
    if any(row.text.startswith(text) for row in kept):
        return
    versions = [row.version for row in kept if text.startswith(row.text)]
    free = max((row.version for row in kept), default=LATEST) + 1
    version = versions[0] if versions else free
    write_draft(connection, session_id, Draft(turn=turn, version=version, text=text, saved_at=at))


def read_drafts(connection: Connection, session_id: str, since: int) -> tuple[Draft, ...]:
    """Read every kept text, and what was typed at the turn `since` or later; oldest first."""
    wanted = (drafts.c.turn >= since) | (drafts.c.version > LATEST)
    query = select(drafts).where(drafts.c.session == session_id, wanted)
    order = (drafts.c.saved_at, drafts.c.turn, drafts.c.version)
    rows = connection.execute(query.order_by(*order))
    return tuple(
        Draft(turn=row.turn, version=row.version, text=row.text, saved_at=row.saved_at)
        for row in rows
    )
