"""Degrees and years: what a clause asks, and what a degree of a résumé is worth."""

import re
from typing import get_args

from greenroom.resume.match.model import Degree, Study

_DEGREES: tuple[tuple[Degree, re.Pattern[str]], ...] = (
    ("doctor", re.compile(r"\b(?:[Pp][Hh]\.?\s?[Dd]s?\b|[Dd]octora|DPhil|Dr\.|[Pp]romotion)")),
    (
        "master",
        re.compile(
            r"\b(?:[Mm]aster['’]?s\b|[Mm]aster (?:degree|of)|M\.?Sc\b|MSC\b|MS\b|M\.S\."
            r"|MEng|M\.Eng|MTech|MPhil|MMath|MBA|MA\b|M\.A\.|[Dd]iplom|[Ii]ng[ée]nieur\b|Magister)"
        ),
    ),
    (
        "bachelor",
        re.compile(
            r"\b(?:[Bb]achelor|B\.?Sc\b|BSC\b|BS\b|B\.S\.|BSE\b|BA\b|B\.A\.|BEng|B\.Eng|BTech|[Uu]ndergraduate"
            r" degree|[Ll]icenciatura|[Ll]icence\b)"
        ),
    ),
)
_ANY = re.compile(r"\b(?:[Dd]egree(?! of)|[Uu]niversity education|[Gg]raduate of)")
_FIELDS = (
    "computer science", "computing", "statistics", "mathematics", "maths", "physics", "engineering",
    "machine learning", "artificial intelligence", "data science", "economics", "econometrics",
    "operations research", "biology", "bioinformatics", "robotics", "linguistics", "chemistry",
    "electrical engineering", "medical physics", "biomedical engineering", "speech", "informatics",
    "software engineering", "cs",
)  # fmt: skip
_NEIGHBOURS = (
    frozenset({"statistics", "mathematics", "maths", "operations research", "data science"}),
    frozenset(
        {
            "computer science", "cs", "computing", "informatics", "software engineering",
            "machine learning", "artificial intelligence", "data science",
        }
    ),
    frozenset({"economics", "econometrics", "statistics"}),
    frozenset({"engineering", "electrical engineering", "robotics"}),
)  # fmt: skip
_OPEN = re.compile(
    r"related|similar|quantitative|technical|neighbouring|adjacent|equivalent|relevant|STEM"
    r"|scientific|numerate|other",
    re.IGNORECASE,
)
_EXPERIENCE = re.compile(r"equivalent[\w ]* experience|or (?:equivalent|comparable)", re.IGNORECASE)
_COUNTS = {
    name: count
    for count, name in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
}
_NUMBER = rf"\d{{1,2}}(?:\.\d)?|{'|'.join(_COUNTS)}"
_YEARS = re.compile(
    rf"\b(?P<low>{_NUMBER})(?:\s*(?:-|–|—|to)\s*(?:{_NUMBER}))?\s*\+?\s*(?:or more\s+)?"
    r"(?P<unit>years?|yrs?\b|yoe\b|months|jahre|ans\b|años|anni\b)",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(
    r"\b(?:within|last|past|next|every|over|founded|after)\s(?:the\s)?$|\ba\s$", re.I
)
_AGE = re.compile(r"\s+(?:old|ago|running|contract)\b", re.IGNORECASE)


def years_asked(text: str) -> float:
    """How many years of experience a clause asks; the first number, 0 when none.

    >>> years_asked("three to five years of experience")
    3.0
    >>> years_asked("Danish within two years")
    0.0
    """
    for found in _YEARS.finditer(text):
        if _NOT_ASKED.search(text[: found.start()]) or _AGE.match(text, found.end()):
            continue
        low = found["low"].lower()
        count = float(_COUNTS.get(low, 0) or low)
        return round(count / 12, 2) if found["unit"].lower() == "months" else count
    return 0.0


def study_asked(text: str) -> Study:
    """The degree a clause asks: the lowest it names, and the subjects."""
    asked: list[Degree] = [degree for degree, pattern in _DEGREES if pattern.search(text)]
    if not asked and not _ANY.search(text):
        return Study()
    return Study(
        degree=asked[-1] if asked else "any",
        fields=subjects(text),
        open_field=bool(_OPEN.search(text)),
        or_experience=bool(_EXPERIENCE.search(text)),
    )


def subjects(text: str) -> tuple[str, ...]:
    """The subjects a text names, in the order of our list."""
    lowered = text.lower()
    return tuple(name for name in _FIELDS if re.search(rf"\b{name}\b", lowered))


def near(subject: str, other: str) -> bool:
    """Whether two subjects are the same, or neighbours that employers seldom tell apart."""
    return subject == other or any(subject in each and other in each for each in _NEIGHBOURS)


def degree_of(study_type: str) -> Degree:
    """What a degree is worth: "MEng" is a master's.

    >>> degree_of("PhD"), degree_of("BSE"), degree_of("Certificate")
    ('doctor', 'bachelor', '')
    """
    return next((degree for degree, pattern in _DEGREES if pattern.search(study_type)), "")


def rank(degree: Degree) -> int:
    """How high a degree is: 0 for none, then any, bachelor, master, doctor."""
    return get_args(Degree).index(degree)
