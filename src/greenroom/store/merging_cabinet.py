"""Merges an archive's résumés, evidence and job descriptions: what is here already is left."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter
from sqlalchemy import Connection, select

from greenroom.errors import UserError
from greenroom.store.archive import Contents, Row
from greenroom.store.cabinet import (
    Evidence,
    Held,
    JobText,
    parse_evidence,
    parse_held,
    write_evidence,
    write_job,
    write_resume,
)
from greenroom.store.tables import evidence, jobs, resumes

_JOB = TypeAdapter(JobText)


@dataclass(frozen=True, kw_only=True)
class Handed:
    """What an archive tells of a candidate's cabinet."""

    resumes: tuple[Held, ...]
    evidence: tuple[Evidence, ...]
    jobs: tuple[JobText, ...]


def read_cabinet(contents: Contents, path: Path) -> Handed:
    """Make résumés, evidence and job descriptions of an archive's rows.

    Raises:
        UserError: A row is none of these.
    """
    rows = contents.rows
    try:
        return Handed(
            resumes=tuple(map(parse_held, rows["resumes"])),
            evidence=tuple(map(_evidence, rows["evidence"])),
            jobs=tuple(map(_JOB.validate_python, rows["jobs"])),
        )
    except ValueError as error:
        raise UserError(f"{path}: a résumé or what belongs to one is damaged") from error


def merge_cabinet(connection: Connection, handed: Handed) -> None:
    """Merge them; of evidence the later one counts. Doing it twice changes nothing more."""
    here = set(connection.execute(select(resumes.c.id)).scalars())
    for held in handed.resumes:
        if held.filed.id not in here:
            write_resume(connection, held)
    rows = connection.execute(select(evidence.c.claim, evidence.c.saved_at))
    saved = {row.claim: row.saved_at for row in rows}
    for kept in handed.evidence:
        if kept.claim not in saved or kept.saved_at > saved[kept.claim]:
            write_evidence(connection, kept)
    known = set(connection.execute(select(jobs.c.id)).scalars())
    for job in handed.jobs:
        if job.id not in known:
            write_job(connection, job)


def _evidence(row: Row) -> Evidence:
    if row["dropped"] not in (0, 1) or not row["claim"]:
        raise ValueError("not evidence")
    return parse_evidence(row)
