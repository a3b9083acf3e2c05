"""Whether applicant tracking systems read in the file what a person sees."""

import re
from collections.abc import Callable, Iterator, Sequence

from greenroom.resume.document import Finding
from greenroom.resume.model import Resume
from greenroom.resume.score.look import finding
from greenroom.resume.score.rulebook import Rulebook

# Private characters of icon fonts, dingbats and pictures for phone, letter, house and pin.
_SIGN = re.compile("[\ue000-\uf8ff☎☏✆✉⌂⚑📞📱📧✉📍🏠🔗🌐]")
_SENT = ("pdf", "docx")


def ats_findings(resume: Resume, book: Rulebook) -> tuple[Finding, ...]:
    """What reading found, then what is missing or has no name that software knows."""
    own = (each for check in _CHECKS for each in check(resume, book))
    return (*resume.document.findings, *own)


def _contact(resume: Resume, book: Rulebook) -> Iterator[Finding]:
    basics = resume.basics
    for rule, there in (
        ("no-name", basics.name), ("no-email", basics.email), ("no-phone", basics.phone),
        ("no-profile", basics.profiles or basics.url),
    ):  # fmt: skip
        if not there:
            yield finding(book, rule, "", 0, 0)


def _headings(resume: Resume, book: Rulebook) -> Iterator[Finding]:
    known = [section for section in resume.sections if section.id != "other"]
    if resume.document.kind == "json":
        return
    if not known:
        yield finding(book, "no-headings", "", 0, 0)
    elif not any(section.id in ("experience", "projects") for section in known):
        yield finding(book, "no-experience-heading", "", 0, 0)
    for section in resume.sections:
        if section.id == "other":
            end = section.start + len(section.title)
            yield finding(book, "unknown-heading", resume.document.text, section.start, end)


def _signs(resume: Resume, book: Rulebook) -> Iterator[Finding]:
    text = resume.document.text
    for match in _SIGN.finditer(text):
        yield finding(book, "sign-instead-of-word", text, *match.span())


def _kind(resume: Resume, book: Rulebook) -> Iterator[Finding]:
    if resume.document.kind not in _SENT:
        yield finding(book, "file-kind", "", 0, 0)


_CHECKS: Sequence[Callable[[Resume, Rulebook], Iterator[Finding]]] = (
    _contact, _headings, _signs, _kind,
)  # fmt: skip
