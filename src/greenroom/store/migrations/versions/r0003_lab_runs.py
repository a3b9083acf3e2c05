"""Runs of labs: what was chosen, what was expected, what was measured, what was said to it."""

import sqlalchemy as sa
from alembic import op

from greenroom.store.tables import UtcTime

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "lab_runs",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("lab", sa.String(80), nullable=False, index=True),
        sa.Column("session", sa.String(64), nullable=False, index=True),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("choices", sa.Text, nullable=False),
        sa.Column("chosen_at", UtcTime, nullable=False),
    )
    op.create_table(
        "lab_predictions",
        sa.Column("run", sa.String(64), sa.ForeignKey("lab_runs.id"), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("sealed_at", UtcTime, nullable=False),
    )
    op.create_table(
        "lab_results",
        sa.Column("run", sa.String(64), sa.ForeignKey("lab_runs.id"), primary_key=True),
        sa.Column("origin", sa.String(16), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("series", sa.Text, nullable=False),
        sa.Column("at", UtcTime, nullable=False),
    )
    op.create_table(
        "lab_answers",
        sa.Column("run", sa.String(64), sa.ForeignKey("lab_runs.id"), primary_key=True),
        sa.Column("question", sa.String(200), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("saved_at", UtcTime, nullable=False),
    )
