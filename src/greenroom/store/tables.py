"""The tables, in types that SQLite and PostgreSQL share."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

from greenroom.errors import CallerError


class UtcTime(TypeDecorator[datetime]):
    """A moment in UTC; SQLite forgets time zones, this puts UTC back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Refuse a moment without a zone, and write it in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise CallerError(f"{value} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the moment with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData()

# One sitting. `snapshot` is the round and its questions as they were when it started.
# The columns after it are derived from the turns whenever some are added, for the history.
sessions = Table(
    "sessions",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("started", UtcTime, nullable=False, index=True),
    Column("seed", BigInteger, nullable=False),
    Column("round_title", Text, nullable=False),
    Column("planned", Integer, nullable=False),
    Column("snapshot", Text, nullable=False),
    Column("turns", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("answered", Integer, nullable=False),
    Column("seconds_used", Integer, nullable=False),
    Column("seconds_total", Integer, nullable=False),
    Column("last_at", UtcTime, nullable=False),
    Column("recommendation", String(32), nullable=False),
)

# What happened, append-only; the columns a kind of turn does not have are empty.
turns = Table(
    "turns",
    metadata,
    Column("session", String(64), ForeignKey("sessions.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("question", String(80), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("way", String(16), nullable=False),
    Column("criterion", String(80), nullable=False),
    Column("nothing", String(32), quote=True, nullable=False),
    Column("reason", Text, nullable=False),
)

# What is being typed (version 0), and texts a conflict kept from being sent (1 upward); beside
# code lie the running comment (-1) and the reports of the last two runs (-2, -3).
drafts = Table(
    "drafts",
    metadata,
    Column("session", String(64), ForeignKey("sessions.id"), primary_key=True),
    Column("turn", Integer, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("saved_at", UtcTime, nullable=False),
)

# What a grader said about a question of a session, append-only; the last one counts.
scorecards = Table(
    "scorecards",
    metadata,
    Column("session", String(64), ForeignKey("sessions.id"), primary_key=True),
    Column("question", String(80), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("grader", String(80), nullable=False),
    Column("status", String(16), nullable=False),
    Column("body", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
)

# A résumé as it was given (`file`, base64) and as it was read (`body`); one is never changed.
resumes = Table(
    "resumes",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("file", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("saved_at", UtcTime, nullable=False, index=True),
)

# What a candidate holds to back a claim of a résumé, and whether they want to drop it (1).
evidence = Table(
    "evidence",
    metadata,
    Column("claim", String(80), primary_key=True),
    Column("text", Text, nullable=False),
    Column("dropped", Integer, nullable=False),
    Column("saved_at", UtcTime, nullable=False),
)

# Job descriptions, as they were pasted; the newest is the one a candidate prepares for.
jobs = Table(
    "jobs",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("text", Text, nullable=False),
    Column("saved_at", UtcTime, nullable=False, index=True),
)

# What was designed in a lab, before anything was measured; `session` is that of a design round.
lab_runs = Table(
    "lab_runs",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("lab", String(80), nullable=False, index=True),
    Column("session", String(64), nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("choices", Text, nullable=False),
    Column("chosen_at", UtcTime, nullable=False),
)

# What was expected of it: written once, before its result; never changed.
lab_predictions = Table(
    "lab_predictions",
    metadata,
    Column("run", String(64), ForeignKey("lab_runs.id"), primary_key=True),
    Column("body", Text, nullable=False),
    Column("sealed_at", UtcTime, nullable=False),
)

# What it measured, from the grid ("grid") or for real ("real"); charts' data apart, in `series`.
lab_results = Table(
    "lab_results",
    metadata,
    Column("run", String(64), ForeignKey("lab_runs.id"), primary_key=True),
    Column("origin", String(16), primary_key=True),
    Column("body", Text, nullable=False),
    Column("series", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
)

# What was said to the questions it raised.
lab_answers = Table(
    "lab_answers",
    metadata,
    Column("run", String(64), ForeignKey("lab_runs.id"), primary_key=True),
    Column("question", String(200), primary_key=True),
    Column("text", Text, nullable=False),
    Column("saved_at", UtcTime, nullable=False),
)

# An archive holds these, parents first; those of a version are the ones before it and its own.
ARCHIVED = (
    *(sessions, turns, drafts, scorecards),
    *(resumes, evidence, jobs),
    *(lab_runs, lab_predictions, lab_results, lab_answers),
)
ARCHIVED_IN = {1: ARCHIVED[:4], 2: ARCHIVED[:7], 3: ARCHIVED}
