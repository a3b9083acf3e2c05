"""What a job asks, what a résumé shows of it, and what to rehearse because of it.

Spans on the job's side count characters of `Job.text`; on the résumé's side, of its document's
text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from greenroom.content.model import Seniority
from greenroom.resume.model import Ask

Need = Literal["must", "nice"]
State = Literal["met", "partly", "listed", "missing"]
Asked = Literal["tool", "skill", "domain", "years", "degree", "responsibility", "soft", "language"]
PartOfJob = Literal["must", "nice", "duties"]
Degree = Literal["", "any", "bachelor", "master", "doctor"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words exactly as they stand, and where."""

    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Study:
    """A degree that is asked for.

    Attributes:
        degree: The lowest that will do.
        fields: The subjects named, lower case.
        open_field: Whether a neighbouring subject will do.
        or_experience: Whether experience will do instead.
    """

    degree: Degree = ""
    fields: tuple[str, ...] = ()
    open_field: bool = False
    or_experience: bool = False


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing a job asks for.

    Attributes:
        job: The clause it is asked in.
        kind: What is asked; of several, the first of responsibility, degree, years, language, tool,
            skill, domain, soft.
        need: Whether the job insists on it.
        groups: Ids of terms; every group is asked for, and one term of a group will do.
        names: Names no lexicon knows, as the job writes them; each is asked for.
        years: Years of experience asked; 0 when none are.
        study: The degree asked.
    """

    job: Quote
    kind: Asked
    need: Need
    groups: tuple[tuple[str, ...], ...] = ()
    names: tuple[str, ...] = ()
    years: float = 0.0
    study: Study = Study()

    @property
    def terms(self) -> tuple[str, ...]:
        """Every term it names, once, in order."""
        return tuple(dict.fromkeys(term for group in self.groups for term in group))


@dataclass(frozen=True, slots=True)
class Job:
    """A job description as it was read.

    Attributes:
        text: As it was given, without the tags where it was a page's source.
        title: As it stands, or None where none was found.
        company: The same.
        seniority: By the title, else by the years asked.
        years: The most years asked as a must; 0 when none are.
        domains: Names of the domains it is about, the strongest first.
        tools: Names of the tools it asks for, in order.
        topics: How much of what is asked belongs to each topic of the pack; sums to 1.
        aside: Lines set aside: navigation, benefits, notices.
    """

    text: str
    requirements: tuple[Requirement, ...]
    title: Quote | None = None
    company: Quote | None = None
    seniority: Seniority = "mid"
    years: float = 0.0
    domains: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    topics: Mapping[str, float] = field(default_factory=dict)
    aside: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Met:
    """How far a résumé shows one requirement.

    Attributes:
        resume: Where it does, at most a few places.
        note: What to know about this finding, in one sentence; empty when it speaks for itself.
        counted: Whether the share counts it; what a résumé seldom shows is left out.
        earned: 0 to 1, what it adds to the share: the mean of its parts.
    """

    requirement: Requirement
    state: State
    resume: tuple[Quote, ...] = ()
    note: str = ""
    counted: bool = True
    earned: float = 0.0


@dataclass(frozen=True, slots=True)
class Rehearse:
    """One topic to rehearse because of the job.

    Attributes:
        topic: Its id in the pack.
        weight: How much it matters; those of a match sum to 1 or less.
        why: One sentence that quotes the job.
        problems: Coding problems that rehearse it.
        probes: What an interviewer would ask of the bullets this rests on.
    """

    topic: str
    weight: float
    why: str
    problems: tuple[str, ...] = ()
    probes: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """How much of one part of a job a résumé shows.

    Attributes:
        id: must, nice or duties.
        weight: What one requirement of this part counts.
        share: 0 to 1; None when nothing in it counts.
        count: How many requirements it counts.
    """

    id: PartOfJob
    weight: float
    share: float | None
    count: int


@dataclass(frozen=True, slots=True)
class Match:
    """A résumé beside a job.

    Attributes:
        share: 0 to 1, the parts' shares by weight and count; None when nothing is asked.
        caveat: What the share is not.
    """

    job: Job
    share: float | None
    parts: tuple[Share, ...]
    requirements: tuple[Met, ...]
    rehearse: tuple[Rehearse, ...]
    caveat: str
