"""From a document to a résumé: each section to its reader."""

from dataclasses import replace
from datetime import date

from greenroom.resume.document import Document
from greenroom.resume.model import Resume, Section
from greenroom.resume.parse.blocks import Block
from greenroom.resume.parse.contact import basics
from greenroom.resume.parse.education import education_entries
from greenroom.resume.parse.entries import project_entries, work_entries
from greenroom.resume.parse.others import other_sections, summary_of
from greenroom.resume.parse.sections import blocks_of
from greenroom.resume.parse.skills import skill_groups


def parse(document: Document, today: date | None = None) -> Resume:
    """What a document says.

    Args:
        document: As it was read.
        today: The document's date; it decides the century of two-digit years.
    """
    blocks = blocks_of(document)
    listed = skill_groups(document, _of(blocks, "skills"))
    return Resume(
        document,
        basics=basics(document, blocks, summary_of(document, blocks)),
        work=work_entries(document, _of(blocks, "experience"), today),
        education=education_entries(document, _of(blocks, "education"), today),
        projects=project_entries(document, _of(blocks, "projects"), today),
        skills=listed.skills,
        others=other_sections(document, blocks, listed.others),
        sections=tuple(_section(block) for block in blocks if block.heading is not None),
    )


def _of(blocks: tuple[Block, ...], section: str) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block.id == section)


def _section(block: Block) -> Section:
    """As others see it: how to reach somebody is no section of its own."""
    return replace(block.section, id="other") if block.id == "contact" else block.section
