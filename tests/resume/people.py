"""Résumés built from what is true of somebody, for tests that read no file.

`person("kim")` is one of the three fictional people of `../shared/data/resumes/truth`;
`resume_of({...})` is anybody, from the same keys. Facts have real spans in the document's text.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from greenroom.resume.document import Document, Line, Role
from greenroom.resume.model import (
    Basics,
    Dates,
    Education,
    Fact,
    Profile,
    Project,
    Resume,
    Section,
    Skill,
    Work,
)

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "resumes"
PEOPLE = ("fournier", "kim", "okonkwo")
HEADINGS = {
    "summary": "Summary",
    "experience": "Experience",
    "projects": "Projects",
    "education": "Education",
    "skills": "Skills",
}
Truth = Mapping[str, Any]


def truth_of(name: str) -> Truth:
    """What is true of one of the three people; skips where the shared files are absent."""
    path = SHARED / "truth" / f"{name}.json"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    truth: Truth = json.loads(path.read_text(encoding="utf-8"))
    return truth


def person(name: str) -> Resume:
    """One of the three people as a résumé."""
    return resume_of(truth_of(name))


def resume_of(truth: Truth) -> Resume:
    """Write a plain résumé that says what is true, and keep where each fact stands.

    Args:
        truth: The keys of a truth file, and besides them label, url, summary, profiles
            {network: url}, skills as {group: [...]}, others {section id: [...]}, and for an entry
            summary, description, score, url or highlights.
    """
    pen = _Pen()
    basics = _basics(pen, truth)
    work = tuple(
        _work(pen, entry) for entry in pen.under("experience", truth.get("experience", ()))
    )
    projects = tuple(
        _project(pen, entry) for entry in pen.under("projects", truth.get("projects", ()))
    )
    education = tuple(
        _education(pen, entry) for entry in pen.under("education", truth.get("education", ()))
    )
    skills = _skills(pen, truth.get("skills", ()))
    others = {
        kind: pen.bullets(pen.under(kind, lines)) for kind, lines in truth.get("others", {}).items()
    }
    return Resume(
        pen.document(), basics, work, education, projects, skills, others, pen.ended_sections()
    )


class _Pen:
    """Writes lines one after the other and remembers where each stands."""

    def __init__(self) -> None:
        self.text = ""
        self.lines: list[Line] = []
        self.sections: list[Section] = []

    def line(self, value: str | None, role: Role = "") -> Fact | None:
        """A line of its own, or nothing."""
        if not value:
            return None
        self.text += "\n" if self.text else ""
        start = len(self.text)
        self.text += value
        self.lines.append(Line(start, len(self.text), role=role))
        return Fact(value, start, len(self.text))

    def bullets(self, values: Sequence[str]) -> tuple[Fact, ...]:
        """A line for each bullet."""
        return tuple(fact for each in values if (fact := self.line(each, "bullet")))

    def under(self, kind: str, entries: Sequence[Any]) -> Sequence[Any]:
        """Write a section's heading where it has entries, and hand these back."""
        if entries:
            self.heading(kind)
        return entries

    def heading(self, kind: str) -> None:
        """Begin a section."""
        title = HEADINGS.get(kind, kind.capitalize())
        fact = self.line(title, "heading")
        assert fact
        self.sections.append(Section(kind, title, fact.start, fact.end))

    def dates(self, entry: Truth) -> Dates:
        """A line with an entry's dates."""
        start, end = entry.get("start"), entry.get("end")
        going_on = end == "present"
        begun = self.line(start)
        ended = self.line(end)
        return Dates(begun, None if going_on else ended, ended if going_on else None)

    def document(self) -> Document:
        """All that was written."""
        return Document("text", self.text, tuple(self.lines))

    def ended_sections(self) -> tuple[Section, ...]:
        """The sections, each reaching to the next one."""
        ends = [*(each.start for each in self.sections[1:]), len(self.text)]
        return tuple(
            Section(each.id, each.title, each.start, end)
            for each, end in zip(self.sections, ends, strict=False)
        )


def _basics(pen: _Pen, truth: Truth) -> Basics:
    name = pen.line(truth.get("name"), "title")
    label, location = pen.line(truth.get("label")), pen.line(truth.get("location"))
    email, phone = pen.line(truth.get("email")), pen.line(truth.get("phone"))
    url = pen.line(truth.get("url"))
    profiles = tuple(
        Profile(network, fact)
        for network, address in truth.get("profiles", {}).items()
        if (fact := pen.line(address))
    )
    if truth.get("summary"):
        pen.heading("summary")
    summary = pen.line(truth.get("summary"))
    return Basics(name, label, email, phone, url, location, summary, profiles)


def _work(pen: _Pen, entry: Truth) -> Work:
    return Work(
        pen.line(entry.get("title")),
        pen.line(entry.get("company")),
        pen.line(entry.get("location")),
        pen.dates(entry),
        pen.line(entry.get("summary")),
        pen.bullets(entry.get("bullets", ())),
    )


def _project(pen: _Pen, entry: Truth) -> Project:
    return Project(
        pen.line(entry.get("name")),
        pen.line(entry.get("description")),
        pen.line(entry.get("url")),
        pen.dates(entry),
        pen.bullets(entry.get("bullets", ())),
    )


def _education(pen: _Pen, entry: Truth) -> Education:
    return Education(
        pen.line(entry.get("institution")),
        pen.line(entry.get("degree")),
        pen.line(entry.get("area")),
        pen.line(entry.get("location")),
        pen.dates(entry),
        pen.line(entry.get("score")),
        pen.bullets(entry.get("highlights", ())),
    )


def _skills(pen: _Pen, skills: Sequence[str] | Mapping[str, Sequence[str]]) -> tuple[Skill, ...]:
    if not skills:
        return ()
    pen.heading("skills")
    groups = skills if isinstance(skills, Mapping) else {"": skills}
    return tuple(
        Skill(pen.line(name), tuple(fact for each in words if (fact := pen.line(each))))
        for name, words in groups.items()
    )
