"""What is handed in beside answers: résumés, evidence for their claims, job descriptions."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from greenroom.errors import NotFound
from greenroom.resume.model import Resume
from greenroom.store.database import reading, writing
from greenroom.store.tables import evidence, jobs, resumes


@cache
def _adapter() -> TypeAdapter[Resume]:
    """Reads and writes a résumé; made when first used, since it takes a while."""
    return TypeAdapter(Resume)


@dataclass(frozen=True, kw_only=True)
class Filed:
    """A résumé's line in the list.

    Attributes:
        id: Its id.
        name: The file's name as it was given.
        kind: The format it was read from.
        digest: SHA-256 of the file, in hex.
        saved_at: When it was handed in.
    """

    id: str
    name: str
    kind: str
    digest: str
    saved_at: datetime


@dataclass(frozen=True, kw_only=True)
class Held:
    """A résumé whole: as it was given and as it was read."""

    filed: Filed
    content: bytes
    resume: Resume


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What a candidate holds to back a claim, in their words; or that they will drop it."""

    claim: str
    text: str
    dropped: bool
    saved_at: datetime


@dataclass(frozen=True, kw_only=True)
class JobText:
    """A job description as it was pasted."""

    id: str
    text: str
    saved_at: datetime


class Cabinet:
    """Résumés, evidence and job descriptions in the database; any number of threads may use it."""

    def __init__(self, engine: Engine) -> None:
        """Use a database that is open."""
        self._engine = engine

    def file(self, held: Held) -> Filed:
        """Keep a résumé; the same file under the same name is kept once.

        Returns:
            Its line: the one that was there already, where it was.
        """
        with writing(self._engine) as connection:
            same = (resumes.c.digest == held.filed.digest) & (resumes.c.name == held.filed.name)
            row = connection.execute(select(resumes).where(same)).first()
            if row and _adapter().validate_json(row.body) == held.resume:
                return _filed(row._asdict())
            write_resume(connection, held)
        return held.filed

    def filed(self) -> tuple[Filed, ...]:
        """Every résumé's line, newest first."""
        with reading(self._engine) as connection:
            wanted = (resumes.c.id, resumes.c.name, resumes.c.kind, resumes.c.digest)
            query = select(*wanted, resumes.c.saved_at)
            rows = connection.execute(query.order_by(resumes.c.saved_at.desc(), resumes.c.id))
            return tuple(_filed(row._asdict()) for row in rows)

    def resume(self, resume_id: str) -> Held:
        """Read one.

        Raises:
            NotFound: There is none by that id.
        """
        with reading(self._engine) as connection:
            row = connection.execute(select(resumes).where(resumes.c.id == resume_id)).first()
        if row is None:
            raise NotFound(f"there is no résumé {resume_id!r}; /resumes lists yours")
        return parse_held(row._asdict())

    def forget(self, resume_id: str) -> None:
        """Delete a résumé and its file; what was said about it in rounds stays."""
        with writing(self._engine) as connection:
            connection.execute(delete(resumes).where(resumes.c.id == resume_id))

    def back(self, kept: Evidence) -> None:
        """Keep what backs a claim, in place of what was kept before."""
        with writing(self._engine) as connection:
            write_evidence(connection, kept)

    def evidence(self) -> Mapping[str, Evidence]:
        """What is kept for each claim."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(evidence).order_by(evidence.c.claim))
            found = [parse_evidence(row._asdict()) for row in rows]
        return {each.claim: each for each in found}

    def aim(self, job: JobText) -> JobText:
        """Keep a job description; the newest is the one prepared for."""
        with writing(self._engine) as connection:
            write_job(connection, job)
        return job

    def job(self) -> JobText | None:
        """The newest job description; None when there is none."""
        with reading(self._engine) as connection:
            query = select(jobs).order_by(jobs.c.saved_at.desc(), jobs.c.id).limit(1)
            row = connection.execute(query).first()
        return JobText(id=row.id, text=row.text, saved_at=row.saved_at) if row else None

    def drop_job(self) -> None:
        """Delete the newest job description."""
        kept = self.job()
        if kept is not None:
            with writing(self._engine) as connection:
                connection.execute(delete(jobs).where(jobs.c.id == kept.id))


def write_resume(connection: Connection, held: Held) -> None:
    """Add a résumé."""
    filed = held.filed
    connection.execute(
        insert(resumes).values(
            id=filed.id,
            name=filed.name,
            kind=filed.kind,
            digest=filed.digest,
            file=base64.b64encode(held.content).decode(),
            body=_adapter().dump_json(held.resume).decode(),
            saved_at=filed.saved_at,
        )
    )


def write_evidence(connection: Connection, kept: Evidence) -> None:
    """Write what backs a claim, in place of what was there."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    own = {"text": kept.text, "dropped": int(kept.dropped), "saved_at": kept.saved_at}
    statement = dialect.insert(evidence).values(claim=kept.claim, **own)
    connection.execute(statement.on_conflict_do_update(index_elements=["claim"], set_=own))


def write_job(connection: Connection, job: JobText) -> None:
    """Add a job description."""
    connection.execute(insert(jobs).values(id=job.id, text=job.text, saved_at=job.saved_at))


def parse_held(row: Mapping[str, object]) -> Held:
    """Read a résumé back.

    Raises:
        ValueError: The row is no résumé, or its file is not the one that was kept.
    """
    try:
        content = base64.b64decode(str(row["file"]), validate=True)
    except binascii.Error as error:
        raise ValueError("not a file") from error
    filed = _filed(row)
    if sha256(content).hexdigest() != filed.digest:
        raise ValueError("the file is not the one that was kept")
    return Held(filed=filed, content=content, resume=_adapter().validate_json(str(row["body"])))


def parse_evidence(row: Mapping[str, object]) -> Evidence:
    """Read what backs a claim."""
    at = row["saved_at"]
    assert isinstance(at, datetime)  # noqa: S101 - the column's type says so
    claim, text = str(row["claim"]), str(row["text"])
    return Evidence(claim=claim, text=text, dropped=row["dropped"] == 1, saved_at=at)


def _filed(row: Mapping[str, object]) -> Filed:
    at = row["saved_at"]
    assert isinstance(at, datetime)  # noqa: S101 - the column's type says so
    names = {name: str(row[name]) for name in ("id", "name", "kind", "digest")}
    return Filed(**names, saved_at=at)
