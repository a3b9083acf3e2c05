"""Positions and projects out of a section's lines."""

from collections.abc import Sequence
from datetime import date

from greenroom.resume.model import Document, Project, Work
from greenroom.resume.parse.blocks import Block


def work_entries(
    document: Document, blocks: Sequence[Block], today: date | None = None
) -> tuple[Work, ...]:
    """The positions in all sections of experience, in reading order."""
    del document, blocks, today
    return ()


def project_entries(
    document: Document, blocks: Sequence[Block], today: date | None = None
) -> tuple[Project, ...]:
    """The projects in all sections of projects, in reading order."""
    del document, blocks, today
    return ()
