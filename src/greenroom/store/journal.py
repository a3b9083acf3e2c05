"""Every read and write of a rehearsal, one transaction each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from greenroom.grading.model import RUNS_CODE, Grade
from greenroom.session.acts import Typed, asked_at
from greenroom.session.model import Session, Turn
from greenroom.store.archive import count_rows, read_archive, write_archive
from greenroom.store.cabinet import Cabinet
from greenroom.store.database import open_engine, reading, writing
from greenroom.store.drafts import (
    COMMENT,
    LATEST,
    RUN,
    RUN_BEFORE,
    Draft,
    keep_text,
    read_drafts,
    write_draft,
)
from greenroom.store.labruns import LabRuns
from greenroom.store.merging import merge, read_sessions
from greenroom.store.merging_cabinet import merge_cabinet, read_cabinet
from greenroom.store.merging_labruns import merge_lab_runs, read_lab_archive
from greenroom.store.scorecards import (
    read_grades,
    read_grades_about,
    read_last_grades,
    write_grade,
)
from greenroom.store.sessions import (
    append_turns,
    insert_session,
    read_history,
    read_recommendation,
    read_session,
    write_recommendation,
)
from greenroom.store.turns import asked_before
from greenroom.views import Past


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A session as it is kept, with what has been typed and not sent."""

    session: Session
    drafts: tuple[Draft, ...]

    @property
    def typed(self) -> Typed | None:
        """What is being typed in answer to what was asked last."""
        return self._latest(LATEST)

    @property
    def comment(self) -> Typed | None:
        """What is being said along the way, while code is written."""
        return self._latest(COMMENT)

    @property
    def runs(self) -> tuple[str, ...]:
        """The reports of the last runs of the code on the desk, newest first, at most two."""
        found = (self._latest(version) for version in (RUN, RUN_BEFORE))
        return tuple(report.text for report in found if report)

    @property
    def unsent(self) -> tuple[tuple[int, Typed], ...]:
        """The texts that a conflict kept from being sent, with the turn of the page they are of."""
        kept = (draft for draft in self.drafts if draft.version > LATEST)
        return tuple((draft.turn, Typed(text=draft.text, at=draft.saved_at)) for draft in kept)

    def _latest(self, version: int) -> Typed | None:
        latest = [draft for draft in self.drafts if draft.version == version]
        return Typed(text=latest[-1].text, at=latest[-1].saved_at) if latest else None


class Journal:
    """The database, as the shell uses it; any number of threads may."""

    def __init__(self, url: str) -> None:
        """Open the database, creating or migrating it where needed.

        Raises:
            UserError: Its URL cannot be used.
            StoreProblem: It cannot be opened, is damaged, or is newer than this Greenroom.
        """
        self._engine: Engine = open_engine(url)
        self.cabinet = Cabinet(self._engine)
        self.lab_runs = LabRuns(self._engine)

    def create(self, session: Session, seed: int) -> None:
        """Write a new session."""
        with writing(self._engine) as connection:
            insert_session(connection, session, seed)

    def read(self, session_id: str) -> Kept:
        """Read a session.

        Raises:
            NotFound: There is none by that id.
        """
        with reading(self._engine) as connection:
            session = read_session(connection, session_id)
            drafts = read_drafts(connection, session_id, asked_at(session))
        return Kept(session=session, drafts=drafts)

    def append(
        self, session: Session, added: Sequence[Turn], grades: Iterable[Grade], at: datetime
    ) -> Session:
        """Add turns, and the grades of the question they leave, to a session as it was read.

        Raises:
            Conflict: The session has moved on; nothing is written.
        """
        with writing(self._engine) as connection:
            after = append_turns(connection, session, added)
            for grade in grades:
                write_grade(connection, session.id, grade, at)
        return after

    def type(self, session_id: str, turn: int, text: str, at: datetime) -> None:
        """Save what is being typed."""
        draft = Draft(turn=turn, version=LATEST, text=text, saved_at=at)
        with writing(self._engine) as connection:
            write_draft(connection, session_id, draft)

    def comment(self, session: Session, text: str, at: datetime) -> None:
        """Save what is being said along the way."""
        draft = Draft(turn=asked_at(session), version=COMMENT, text=text, saved_at=at)
        with writing(self._engine) as connection:
            write_draft(connection, session.id, draft)

    def ran(self, session: Session, report: str, at: datetime) -> None:
        """Keep the report of a run beside that of the run before it."""
        turn = asked_at(session)
        with writing(self._engine) as connection:
            earlier = read_drafts(connection, session.id, turn)
            for draft in earlier:
                if (draft.turn, draft.version) == (turn, RUN):
                    write_draft(connection, session.id, replace(draft, version=RUN_BEFORE))
            draft = Draft(turn=turn, version=RUN, text=report, saved_at=at)
            write_draft(connection, session.id, draft)

    def keep(self, session_id: str, turn: int, text: str, at: datetime) -> None:
        """Keep a text that came too late to be sent."""
        with writing(self._engine) as connection:
            keep_text(connection, session_id, turn, text, at)

    def grades(self, session_id: str) -> dict[str, Grade]:
        """Read the last grade of each question of a session."""
        with reading(self._engine) as connection:
            return read_grades(connection, session_id)

    def attempts(self) -> dict[str, tuple[Grade, datetime]]:
        """Read the last grade of each question that was answered in code, and when it was given."""
        with reading(self._engine) as connection:
            return read_last_grades(connection, RUNS_CODE)

    def grades_about(self, start: str) -> dict[str, Grade]:
        """Read the last grade of each question whose id starts so, over all sessions."""
        with reading(self._engine) as connection:
            return read_grades_about(connection, start)

    def settle(
        self, session_id: str, grades: Iterable[Grade], recommendation: str, at: datetime
    ) -> None:
        """Write grades that were missing and what the debrief came to; nothing new, no write."""
        missing = tuple(grades)
        with reading(self._engine) as connection:
            if not missing and read_recommendation(connection, session_id) == recommendation:
                return
        with writing(self._engine) as connection:
            for grade in missing:
                write_grade(connection, session_id, grade, at)
            write_recommendation(connection, session_id, recommendation)

    def seen(self) -> frozenset[str]:
        """Ids of all questions asked so far."""
        with reading(self._engine) as connection:
            return asked_before(connection)

    def history(self, now: datetime) -> tuple[Past, ...]:
        """Read a line for each session, newest first."""
        with reading(self._engine) as connection:
            return read_history(connection, now)

    def export(self, path: Path) -> dict[str, int]:
        """Write everything into one file; returns the rows written by table."""
        with reading(self._engine) as connection:
            write_archive(connection, path)
            return count_rows(connection)

    def import_(self, path: Path) -> dict[str, int]:
        """Merge such a file, all of it or nothing; returns the rows added by table."""
        contents = read_archive(path)
        told, handed = read_sessions(contents, path), read_cabinet(contents, path)
        measured = read_lab_archive(contents, path)
        with writing(self._engine) as connection:
            before = count_rows(connection)
            merge(connection, told, path)
            merge_cabinet(connection, handed)
            merge_lab_runs(connection, measured, path)
            return {name: rows - before[name] for name, rows in count_rows(connection).items()}

    def close(self) -> None:
        """Let go of the database's connections."""
        self._engine.dispose()
