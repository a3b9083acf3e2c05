"""Merges an archive into the database: what is there already is left, what goes on is added."""

import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import get_args

from pydantic import TypeAdapter
from sqlalchemy import Connection, select

from greenroom.errors import CallerError, NotFound, UserError
from greenroom.grading.model import Grade, Recommendation
from greenroom.session.model import Asked, Session, Turn
from greenroom.store.archive import Contents, Row, by_session
from greenroom.store.drafts import LATEST, Draft, keep_text, write_draft
from greenroom.store.scorecards import parse_grade, write_grade
from greenroom.store.sessions import (
    append_turns,
    insert_session,
    parse_snapshot,
    read_recommendation,
    read_session,
    write_recommendation,
)
from greenroom.store.tables import drafts, scorecards
from greenroom.store.turns import KINDS

_TURNS: dict[str, TypeAdapter[Turn]] = {name: TypeAdapter(kind) for name, kind in KINDS.items()}
_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_RECOMMENDATIONS = ("", *get_args(Recommendation))


@dataclass(frozen=True, kw_only=True)
class Told:
    """One session as an archive tells it."""

    session: Session
    seed: int
    recommendation: str
    drafts: tuple[Draft, ...]
    grades: tuple[tuple[Grade, Row], ...]


def read_sessions(contents: Contents, path: Path) -> tuple[Told, ...]:
    """Make sessions of an archive's rows, refusing what could not have happened.

    Raises:
        UserError: The rows do not make whole sessions.
    """
    rows = contents.rows
    parts = {name: by_session(rows[name]) for name in ("turns", "drafts", "scorecards")}
    known = {row["id"] for row in rows["sessions"]}
    if len(known) != len(rows["sessions"]) or any(set(part) - known for part in parts.values()):
        raise UserError(f"{path}: it does not hold whole rehearsals")
    told = []
    for row in rows["sessions"]:
        of_session = {name: part.get(row["id"], []) for name, part in parts.items()}
        try:
            told.append(_told(row, of_session))
        except (ValueError, CallerError) as error:
            raise UserError(f"{path}: the rehearsal {row['id']!r} is damaged") from error
    return tuple(told)


def merge(connection: Connection, told: tuple[Told, ...], path: Path) -> None:
    """Merge sessions; doing it twice changes nothing more.

    Raises:
        UserError: A session went on differently here; the caller's transaction ends unwritten.
    """
    for each in told:
        try:
            here = read_session(connection, each.session.id)
        except NotFound:
            insert_session(connection, each.session, each.seed)
        else:
            _go_on(connection, here, each.session, path)
        _merge_drafts(connection, each)
        _merge_grades(connection, each)
        if each.recommendation and not read_recommendation(connection, each.session.id):
            write_recommendation(connection, each.session.id, each.recommendation)


def _told(row: Row, parts: dict[str, list[Row]]) -> Told:
    snapshot = parse_snapshot(row["snapshot"])
    ordered = sorted(parts["turns"], key=lambda turn: int(turn["number"]))
    session = Session(
        id=row["id"],
        round=snapshot.round,
        plan=snapshot.plan,
        started=row["started"],
        turns=tuple(_turn(turn) for turn in ordered),
    )
    _check(session, row, [turn["number"] for turn in ordered])
    graded = [(parse_grade(card["status"], card["body"]), card) for card in parts["scorecards"]]
    if any(
        (grade.question, grade.grader) != (card["question"], card["grader"])
        for grade, card in graded
    ):
        raise ValueError("a scorecard of something else")
    return Told(
        session=session,
        seed=row["seed"],
        recommendation=row["recommendation"],
        drafts=tuple(_draft(draft) for draft in parts["drafts"]),
        grades=tuple(sorted(graded, key=lambda pair: int(pair[1]["number"]))),
    )


def _turn(row: Row) -> Turn:
    if row["kind"] not in KINDS:
        raise ValueError("no such turn")
    own = {field.name: row[field.name] for field in fields(KINDS[row["kind"]])}
    return _TURNS[row["kind"]].validate_python(own)


def _draft(row: Row) -> Draft:
    return Draft(**{field.name: row[field.name] for field in fields(Draft)})


def _check(session: Session, row: Row, numbers: list[int]) -> None:
    """Refuse a session that no rehearsal could have left behind."""
    planned = [planned.question.id for planned in session.plan]
    about = {getattr(turn, "question", planned[0] if planned else "") for turn in session.turns}
    parts = {part.id for part in session.round.parts}
    sound = (
        _ID.fullmatch(session.id)
        and numbers == list(range(row["turns"]))
        and session.turns
        and isinstance(session.turns[0], Asked)
        and len(planned) == len(set(planned))
        and about <= set(planned)
        and {planned.part for planned in session.plan} <= parts
        and row["recommendation"] in _RECOMMENDATIONS
    )
    if not sound:
        raise ValueError("not a session")


def _go_on(connection: Connection, here: Session, told: Session, path: Path) -> None:
    """Add what happened after the turns that are here; both must tell the same story."""
    shared = min(len(here.turns), len(told.turns))
    same_start = (here.round, here.plan, here.started) == (told.round, told.plan, told.started)
    if not same_start or here.turns[:shared] != told.turns[:shared]:
        when = f"{told.started:%Y-%m-%d %H:%M}"
        raise UserError(f"{path}: the rehearsal of {when} UTC went on differently here")
    if len(told.turns) > shared:
        append_turns(connection, here, told.turns[shared:])


def _merge_drafts(connection: Connection, told: Told) -> None:
    query = select(drafts.c.turn, drafts.c.version, drafts.c.saved_at)
    mine = (drafts.c.session == told.session.id) & (drafts.c.version <= LATEST)
    rows = connection.execute(query.where(mine))
    saved = {(row.turn, row.version): row.saved_at for row in rows}
    for draft in told.drafts:
        here = (draft.turn, draft.version)
        if draft.version > LATEST:
            keep_text(connection, told.session.id, draft.turn, draft.text, draft.saved_at)
        elif here not in saved or draft.saved_at > saved[here]:
            write_draft(connection, told.session.id, draft)


def _merge_grades(connection: Connection, told: Told) -> None:
    query = select(scorecards.c.status, scorecards.c.body)
    rows = connection.execute(query.where(scorecards.c.session == told.session.id))
    here = [parse_grade(row.status, row.body) for row in rows]
    for grade, row in told.grades:
        if grade not in here:
            write_grade(connection, told.session.id, grade, row["at"])
