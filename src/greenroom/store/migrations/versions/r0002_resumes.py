"""Résumés, the evidence behind their claims, and job descriptions."""

import sqlalchemy as sa
from alembic import op

from greenroom.store.tables import UtcTime

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "resumes",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("saved_at", UtcTime, nullable=False, index=True),
    )
    op.create_table(
        "evidence",
        sa.Column("claim", sa.String(80), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("dropped", sa.Integer, nullable=False),
        sa.Column("saved_at", UtcTime, nullable=False),
    )
    op.create_table(
        "jobs",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("saved_at", UtcTime, nullable=False, index=True),
    )
