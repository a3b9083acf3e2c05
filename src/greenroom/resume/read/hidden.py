"""What a PDF holds that a person does not see, or that a machine may not read."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from greenroom.resume.document import Finding, Severity
from greenroom.resume.read.assemble import Assembled
from greenroom.resume.read.geometry import joined
from greenroom.resume.read.glyphs import Page
from greenroom.resume.read.suspicious import (
    hidden_finding,
    instruction_findings,
    unseen_findings,
)

_UNNAMED = 3  # letters without a name that may be ornaments


def texts(pages: Sequence[Page]) -> tuple[str, ...]:
    """The texts nobody sees, each as one string."""
    found: list[str] = []
    for page in pages:
        lines = groupby(page.hidden, key=lambda word: (round(word.base), word.style))
        found += [text for _, words in lines if (text := joined(list(words)).strip())]
    return tuple(found)


def findings(hidden: Sequence[str], read: Assembled) -> tuple[Finding, ...]:
    """What to say of hidden texts, of characters without width, and of orders to a machine."""
    return (
        *((hidden_finding(" ".join(hidden)),) if hidden else ()),
        *(replace(each, quote="", start=0, end=0) for each in _orders(hidden)),
        *unseen_findings(read.removed, read.smuggled),
        *instruction_findings(read.text),
    )


def _orders(hidden: Sequence[str]) -> tuple[Finding, ...]:
    """What to say of an order to a machine that is hidden too; once is enough."""
    return instruction_findings(" ".join(hidden))[:1]


def page_findings(pages: Sequence[Page]) -> tuple[Finding, ...]:
    """What to say of fonts and pictures."""
    found: list[Finding] = []
    words = [word for page in pages for word in page.words]
    if any(word.text and not word.style.font for word in words):
        found.append(
            _whole_file(
                "type3-font",
                "fault",
                "Embed outline fonts: with the bitmap (Type 3) fonts in this file, applicant "
                "systems misread dashes and joined letters. In LaTeX, use lmodern or cm-super.",
            )
        )
    if any(page.scanned for page in pages):
        found.append(
            _whole_file(
                "scanned-pages",
                "fault",
                "Export the résumé from the program it was written in: this is a scan, and its "
                "words are what text recognition guessed.",
            )
        )
    if sum(page.unnamed for page in pages) > _UNNAMED:
        found.append(
            _whole_file(
                "unnamed-letters",
                "fault",
                "Export the file again with another font: some of its letters do not say which "
                "letters they are, so no program can read them.",
            )
        )
    bare = [page for page in pages if not page.words and page.paint.pictures > 0.3]
    if bare:
        found.append(
            _whole_file(
                "text-as-image",
                "fault",
                "Put the text of the page that is a picture in as text: no program reads it.",
            )
        )
    return tuple(found)


def two_columns() -> tuple[Finding, ...]:
    """What to say of a page in two columns."""
    return (
        _whole_file(
            "two-columns",
            "advice",
            "Set the résumé in one column: many applicant systems read straight across both.",
        ),
    )


def _whole_file(rule: str, severity: Severity, advice: str) -> Finding:
    return Finding(rule, severity, "", 0, 0, advice)
