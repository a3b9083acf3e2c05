"""From a document to a résumé: each section to its reader."""

from datetime import date

from greenroom.resume.model import Document, Resume
from greenroom.resume.parse.blocks import Block
from greenroom.resume.parse.contact import basics
from greenroom.resume.parse.entries import project_entries, work_entries
from greenroom.resume.parse.sections import blocks_of


def parse(document: Document, today: date | None = None) -> Resume:
    """What a document says.

    Args:
        document: As it was read.
        today: The document's date; it decides the century of two-digit years.
    """
    blocks = blocks_of(document)
    return Resume(
        document,
        basics=basics(document, blocks, None),
        work=work_entries(document, _of(blocks, "experience"), today),
        projects=project_entries(document, _of(blocks, "projects"), today),
        sections=tuple(block.section for block in blocks if block.heading is not None),
    )


def _of(blocks: tuple[Block, ...], section: str) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block.id == section)
