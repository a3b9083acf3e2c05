"""What happened in a session, row by row; rows are only ever added."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, get_args

from sqlalchemy import Connection, insert, select

from greenroom.session.model import Turn
from greenroom.store.tables import turns

KINDS: Mapping[str, type[Turn]] = {kind.__name__.lower(): kind for kind in get_args(Turn)}

_EMPTY = dict.fromkeys(("question", "text", "way", "criterion", "nothing", "reason"), "")


def insert_turns(
    connection: Connection, session_id: str, first: int, added: Sequence[Turn]
) -> None:
    """Write turns, numbered from `first`."""
    rows = [
        {"session": session_id, "number": first + place, **encode(turn)}
        for place, turn in enumerate(added)
    ]
    if rows:
        connection.execute(insert(turns), rows)


def read_turns(connection: Connection, session_id: str) -> tuple[Turn, ...]:
    """Read a session's turns, in order."""
    query = select(turns).where(turns.c.session == session_id).order_by(turns.c.number)
    return tuple(decode(row) for row in connection.execute(query).mappings())


def asked_before(connection: Connection) -> frozenset[str]:
    """Ids of all questions ever asked."""
    query = select(turns.c.question).where(turns.c.kind == "asked").distinct()
    return frozenset(connection.execute(query).scalars())


def encode(turn: Turn) -> dict[str, Any]:
    """Turn a turn into its columns."""
    own = {field.name: getattr(turn, field.name) for field in fields(turn)}
    return {"kind": type(turn).__name__.lower(), **_EMPTY, **own}


def decode(row: Mapping[Any, Any]) -> Turn:
    """Turn columns back into the turn they came from."""
    kind = KINDS[row["kind"]]
    return kind(**{field.name: row[field.name] for field in fields(kind)})
