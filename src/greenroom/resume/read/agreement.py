"""What a second program reads in a PDF, and whether it reads the same."""

import logging
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from greenroom.resume.document import Finding

if TYPE_CHECKING:
    from pypdf import PageObject

_ENOUGH = 0.85
_WORD = re.compile(r"[^\W_]{2,}")
# The second reading is slow, and as slow as there is to draw; a longer file goes without.
_PAGES, _DRAWING = 6, 80_000  # bytes of drawing commands; a page of text has 10,000 to 40,000
_FAILS = (
    ArithmeticError, AttributeError, LookupError, NotImplementedError, OSError, RecursionError,
    TypeError, ValueError, AssertionError, EOFError, zlib.error, struct.error,
)  # fmt: skip


def second_reading(content: bytes) -> str:
    """A PDF's text as pypdf extracts it; empty when it cannot, or the file is long."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, DeprecationError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages = PdfReader(BytesIO(content)).pages
        if len(pages) > _PAGES or sum(map(_drawing, pages)) > _DRAWING:
            return ""
        text = "\n".join(page.extract_text() for page in pages)
        return text.encode("utf-8", errors="replace").decode("utf-8")  # half characters are none
    except (PyPdfError, DependencyError, DeprecationError, *_FAILS):
        return ""


def _drawing(page: "PageObject") -> int:
    contents = page.get_contents()
    return len(contents.get_data()) if contents is not None else 0


def without(text: str, hidden: Iterable[str]) -> str:
    """A text without the words that are hidden in the file: nobody is to be scored by them."""
    for each in hidden:
        words = r"\s*".join(re.escape(word) for word in each.split())
        text = re.sub(words, " ", text, count=1)
    return text


def share(one: str, other: str) -> float:
    """The share of words both texts have, 0 to 1; their order does not count.

    >>> share("Ranked ads with PyTorch", "PyTorch Ranked ads with")
    1.0
    """
    first, second = (Counter(_WORD.findall(text.casefold())) for text in (one, other))
    both = sum((first & second).values())
    total = sum(first.values()) + sum(second.values())
    return 2 * both / total if total else 1.0


def disagreement(one: str, other: str) -> tuple[Finding, ...]:
    """A finding when two programs read different words in the same file."""
    agreed = share(one, other)
    if agreed >= _ENOUGH:
        return ()
    advice = (
        f"Two PDF readers agree on {agreed:.0%} of the words: export the file again with standard "
        "fonts, so that every applicant system reads the same."
    )
    return (Finding("extractors-disagree", "fault", "", 0, 0, advice),)
