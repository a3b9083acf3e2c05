"""Sessions, turns, drafts and scorecards; the database itself refuses to change what was said."""

import sqlalchemy as sa
from alembic import op

from greenroom.store.tables import UtcTime

revision = "0001"
down_revision = None

APPEND_ONLY = ("turns", "scorecards")


def upgrade() -> None:
    """Create the first tables."""
    _sessions()
    _turns_and_drafts()
    _scorecards()
    for table in APPEND_ONLY:
        _refuse_changes(table)


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("started", UtcTime, nullable=False, index=True),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("round_title", sa.Text, nullable=False),
        sa.Column("planned", sa.Integer, nullable=False),
        sa.Column("snapshot", sa.Text, nullable=False),
        sa.Column("turns", sa.Integer, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("answered", sa.Integer, nullable=False),
        sa.Column("seconds_used", sa.Integer, nullable=False),
        sa.Column("seconds_total", sa.Integer, nullable=False),
        sa.Column("last_at", UtcTime, nullable=False),
        sa.Column("recommendation", sa.String(32), nullable=False),
    )


def _turns_and_drafts() -> None:
    op.create_table(
        "turns",
        sa.Column("session", sa.String(64), sa.ForeignKey("sessions.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("at", UtcTime, nullable=False),
        sa.Column("question", sa.String(80), nullable=False, index=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("way", sa.String(16), nullable=False),
        sa.Column("criterion", sa.String(80), nullable=False),
        sa.Column("nothing", sa.String(32), quote=True, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_table(
        "drafts",
        sa.Column("session", sa.String(64), sa.ForeignKey("sessions.id"), primary_key=True),
        sa.Column("turn", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("saved_at", UtcTime, nullable=False),
    )


def _scorecards() -> None:
    op.create_table(
        "scorecards",
        sa.Column("session", sa.String(64), sa.ForeignKey("sessions.id"), primary_key=True),
        sa.Column("question", sa.String(80), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("grader", sa.String(80), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("at", UtcTime, nullable=False),
    )


def _refuse_changes(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END"
            )
    else:
        op.execute(
            f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{table} are append-only'; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_append_only()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only()"
        )
