"""A résumé in the JSON Resume schema 1.0.0, with the place and confidence of every field."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from greenroom.resume.document import Document, Finding
from greenroom.resume.model import Basics, Dates, Education, Fact, Project, Resume, Skill, Work
from greenroom.resume.parse.places import country_of, region_of

Entry = TypeVar("Entry")

VERSION = 1
"""Of what stands under `x-greenroom`."""

_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_NAMED = {
    "publications": "name", "awards": "title", "certificates": "name", "languages": "language",
    "volunteer": "organization", "interests": "name", "references": "reference",
}  # fmt: skip
"""For each section we do not read further, the schema's field for one of its entries."""


def to_json_resume(resume: Resume) -> dict[str, Any]:
    """A résumé as JSON Resume; what was not found is left out.

    `x-greenroom` holds `version`, `kind`, `text`, `findings`, and `fields`: for the JSON pointer of
    each field its `start` and `end` in the text, its `quote` and its `confidence`. Of a position
    that goes on there is no `endDate`; its pointer is there with `"present": true`.
    """
    page = _Page(resume.document)
    sections: dict[str, Any] = {
        "$schema": _SCHEMA,
        "basics": _basics(page, resume.basics),
        "work": page.each("/work", resume.work, _work),
        "volunteer": None,
        "education": page.each("/education", resume.education, _education),
        "projects": page.each("/projects", resume.projects, _project),
        "skills": page.each("/skills", resume.skills, _skill),
    }
    for section, key in _NAMED.items():
        found = resume.others.get(section, ())
        sections[section] = [
            {key: page.put(f"/{section}/{number}/{key}", fact)} for number, fact in enumerate(found)
        ]
    own = {
        "version": VERSION,
        "kind": resume.document.kind,
        "text": resume.document.text,
        "fields": page.fields,
        "findings": [_finding(finding) for finding in resume.document.findings],
    }
    return _without_gaps(sections) | {"x-greenroom": own}


class _Page:
    """Collects the place of each field while the fields are written."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.fields: dict[str, dict[str, Any]] = {}

    def put(self, pointer: str, fact: Fact | None) -> str | None:
        """A field's value; its place is kept."""
        if fact is None:
            return None
        self.fields[pointer] = {
            "start": fact.start,
            "end": fact.end,
            "quote": self.text[fact.start : fact.end],
            "confidence": round(fact.confidence, 3),
        }
        return fact.value

    def several(self, pointer: str, facts: Iterable[Fact]) -> list[str | None]:
        """A list of values."""
        return [self.put(f"{pointer}/{number}", fact) for number, fact in enumerate(facts)]

    def each(
        self,
        pointer: str,
        entries: Iterable[Entry],
        write: "Callable[[_Page, str, Entry], dict[str, Any]]",
    ) -> list[dict[str, Any]]:
        """A list of entries."""
        return [
            _without_gaps(write(self, f"{pointer}/{number}", entry))
            for number, entry in enumerate(entries)
        ]

    def dates(self, pointer: str, dates: Dates) -> dict[str, Any]:
        """Beginning and end; what goes on has no end."""
        if dates.present is not None:
            self.put(f"{pointer}/endDate", dates.present)
            self.fields[f"{pointer}/endDate"]["present"] = True
        return {
            "startDate": self.put(f"{pointer}/startDate", dates.start),
            "endDate": None if dates.present else self.put(f"{pointer}/endDate", dates.end),
        }


def _basics(page: _Page, basics: Basics) -> dict[str, Any]:
    profiles = [
        {
            "network": profile.network,
            "username": profile.url.value.rstrip("/").rpartition("/")[2].lstrip("@"),
            "url": page.put(f"/basics/profiles/{number}/url", profile.url),
        }
        for number, profile in enumerate(basics.profiles)
    ]
    return _without_gaps(
        {
            "name": page.put("/basics/name", basics.name),
            "label": page.put("/basics/label", basics.label),
            "email": page.put("/basics/email", basics.email),
            "phone": page.put("/basics/phone", basics.phone),
            "url": page.put("/basics/url", basics.url),
            "summary": page.put("/basics/summary", basics.summary),
            "location": _location(page, basics.location),
            "profiles": profiles,
        }
    )


def _location(page: _Page, place: Fact | None) -> dict[str, Any] | None:
    """City, region and country; `address` holds the place as it is written."""
    if place is None:
        return None
    page.put("/basics/location/address", place)
    city, *rest = [part.strip() for part in place.value.split(",")]
    alone = not rest and region_of(city) and country_of(city) == region_of(city)
    return _without_gaps(
        {
            "address": place.value,
            "city": city if rest or alone else None,
            "region": rest[0] if rest else None,
            "countryCode": country_of(place.value) or None,
        }
    )


def _work(page: _Page, pointer: str, work: Work) -> dict[str, Any]:
    return {
        "name": page.put(f"{pointer}/name", work.name),
        "position": page.put(f"{pointer}/position", work.position),
        "location": page.put(f"{pointer}/location", work.location),
        **page.dates(pointer, work.dates),
        "summary": page.put(f"{pointer}/summary", work.summary),
        "highlights": page.several(f"{pointer}/highlights", work.highlights),
    }


def _education(page: _Page, pointer: str, course: Education) -> dict[str, Any]:
    return {
        "institution": page.put(f"{pointer}/institution", course.institution),
        "studyType": page.put(f"{pointer}/studyType", course.study_type),
        "area": page.put(f"{pointer}/area", course.area),
        "location": page.put(f"{pointer}/location", course.location),
        **page.dates(pointer, course.dates),
        "score": page.put(f"{pointer}/score", course.score),
        "highlights": page.several(f"{pointer}/highlights", course.highlights),
    }


def _project(page: _Page, pointer: str, project: Project) -> dict[str, Any]:
    return {
        "name": page.put(f"{pointer}/name", project.name),
        "description": page.put(f"{pointer}/description", project.description),
        **page.dates(pointer, project.dates),
        "url": page.put(f"{pointer}/url", project.url),
        "highlights": page.several(f"{pointer}/highlights", project.highlights),
    }


def _skill(page: _Page, pointer: str, skill: Skill) -> dict[str, Any]:
    return {
        "name": page.put(f"{pointer}/name", skill.name),
        "keywords": page.several(f"{pointer}/keywords", skill.keywords),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "quote": finding.quote,
        "start": finding.start,
        "end": finding.end,
        "advice": finding.advice,
    }


def _without_gaps(fields: dict[str, Any]) -> dict[str, Any]:
    """Without what was not found."""
    return {key: value for key, value in fields.items() if value not in (None, [], {}, "")}
