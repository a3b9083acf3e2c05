"""Dates by an own grammar."""

from dataclasses import dataclass
from datetime import date

from greenroom.resume.model import Dates


@dataclass(frozen=True, slots=True)
class Found:
    """A date or a range of dates found in a text.

    Attributes:
        start: Where it starts in the document.
        end: One past its last character.
        dates: What it says.
    """

    start: int
    end: int
    dates: Dates


def find_dates(text: str, offset: int = 0, today: date | None = None) -> tuple[Found, ...]:
    """Every date and range in a text, in order.

    Args:
        text: A line, or several.
        offset: Where the text starts in the document; added to every place.
        today: The document's date, which decides the century of two-digit years.
    """
    del text, offset, today
    return ()
