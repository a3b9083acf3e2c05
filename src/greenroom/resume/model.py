"""A résumé as Greenroom holds it: text with places, facts with spans, remarks with quotes.

Every `start` and `end` counts characters of `Document.text`, but for a bullet's own findings and
evidence, which count characters of the bullet's `text`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from greenroom.resume.document import Document, Finding


@dataclass(frozen=True, slots=True)
class Fact:
    """One field's value, where it stands, and how sure we are.

    Attributes:
        value: Cleaned: white space single, a word broken over two lines whole, a date as `2021-03`
            or `2021`, a phone in E.164.
        start: Where its text starts.
        end: One past where it ends; equals `start` where the value was inferred.
        confidence: 0 to 1.
    """

    value: str
    start: int
    end: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Profile:
    """An account on a network."""

    network: str
    url: Fact


@dataclass(frozen=True, slots=True)
class Basics:
    """Who it is about and how to reach them."""

    name: Fact | None = None
    label: Fact | None = None
    email: Fact | None = None
    phone: Fact | None = None
    url: Fact | None = None
    location: Fact | None = None
    summary: Fact | None = None
    profiles: tuple[Profile, ...] = ()


@dataclass(frozen=True, slots=True)
class Dates:
    """When something began and ended.

    Attributes:
        start: A month (`2021-03`) or a year (`2021`).
        end: The same; None when it goes on or is not told.
        present: Whether it goes on, and where that is said.
    """

    start: Fact | None = None
    end: Fact | None = None
    present: Fact | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """One position held."""

    position: Fact | None = None
    name: Fact | None = None
    location: Fact | None = None
    dates: Dates = Dates()
    summary: Fact | None = None
    highlights: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Education:
    """One course of study."""

    institution: Fact | None = None
    study_type: Fact | None = None
    area: Fact | None = None
    location: Fact | None = None
    dates: Dates = Dates()
    score: Fact | None = None
    highlights: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """One project."""

    name: Fact | None = None
    description: Fact | None = None
    url: Fact | None = None
    dates: Dates = Dates()
    highlights: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Skill:
    """A group of skills; the group's name may be missing."""

    name: Fact | None = None
    keywords: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the file.

    Attributes:
        id: summary, experience, education, projects, skills, publications, awards, certificates,
            languages, volunteer, interests, references or other.
        title: Its heading as it stands.
        start: Where its heading starts.
        end: One past its last character.
    """

    id: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Resume:
    """What a document says, each fact with its place in it.

    Attributes:
        others: For each section we do not read further (publications, awards, certificates,
            languages, volunteer, interests, …), its items, by section id.
    """

    document: Document
    basics: Basics = Basics()
    work: tuple[Work, ...] = ()
    education: tuple[Education, ...] = ()
    projects: tuple[Project, ...] = ()
    skills: tuple[Skill, ...] = ()
    others: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()


Flag = Literal[
    "metric", "problem", "data", "model", "alternative", "evaluation", "deployed", "monitored",
    "verb",
]  # fmt: skip
"""What a bullet shows: a metric with a number, a business problem framed, data described, a model
or method named, an alternative or baseline compared, an offline or online evaluation, a deployment,
monitoring or retraining, a strong first verb."""

FLAG_LETTERS: Mapping[str, Flag] = {
    "M": "metric", "B": "problem", "D": "data", "C": "model", "A": "alternative",
    "E": "evaluation", "P": "deployed", "O": "monitored", "V": "verb",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A flag, with the words of the bullet that earn it."""

    flag: Flag
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ask:
    """A question an interviewer would ask of a bullet.

    Attributes:
        kind: The kind of probe in the pack (what it draws out).
        ask: The question, quoting the bullet; it holds no fact that is not in the bullet.
        quote: The words of the bullet it starts from.
        start: Where they start in the bullet's text.
        end: One past where they end.
        why: What an interviewer wants to learn by it.
    """

    kind: str
    ask: str
    quote: str
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Bullet:
    """One bullet as it was read and judged.

    Attributes:
        text: The bullet, white space single.
        entry: Whose bullet it is, as `Title, Company` or the project's name.
        ongoing: Whether its entry goes on (present tense is right then).
        at: Where it stands in the document, start and end.
        shown: The flags it earns, with the words that earn them.
        findings: What to do about it; offsets count from the bullet's start.
        probes: What an interviewer would ask of it.
    """

    text: str
    entry: str = ""
    ongoing: bool = False
    at: tuple[int, int] = (0, 0)
    shown: tuple[Shown, ...] = ()
    findings: tuple[Finding, ...] = ()
    probes: tuple[Ask, ...] = ()

    @property
    def flags(self) -> frozenset[Flag]:
        """The flags it earns."""
        return frozenset(each.flag for each in self.shown)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the score: its weight in points, the share of them earned, and why not all."""

    id: str
    title: str
    weight: float
    share: float
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """A résumé's score for machine-learning engineering, with all that it rests on.

    Attributes:
        score: 0 to 100, the sum of the parts' weight times share, rounded.
        version: The version of the rules and weights.
    """

    score: int
    version: str
    parts: tuple[Part, ...]
    bullets: tuple[Bullet, ...]
    ats: tuple[Finding, ...]
