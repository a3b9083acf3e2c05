"""A section's lines, grouped; what every reader of a section is given."""

from dataclasses import dataclass

from greenroom.resume.document import Line
from greenroom.resume.model import Section


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one section, in reading order, without its heading.

    Attributes:
        section: Whose lines they are; the id is empty for what stands before the first heading.
        lines: No heading, no page furniture; lines of one column only, rails included.
        heading: The line of the heading; None before the first one.
    """

    section: Section
    lines: tuple[Line, ...]
    heading: Line | None = None

    @property
    def id(self) -> str:
        """The section's id."""
        return self.section.id
