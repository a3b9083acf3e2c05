"""What a form loses: a résumé goes out, is read back, and is compared field by field."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from greenroom.resume.model import Dates, Education, Fact, Project, Resume, Work
from greenroom.resume.parse.parse import parse
from greenroom.resume.read.json_resume import resume_of_json
from greenroom.resume.read.read import read_bytes
from greenroom.resume.render import wording
from greenroom.resume.render.render import Form, render

_SUFFIXES = {"pdf": "pdf", "docx": "docx", "markdown": "md"}


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that went out and did not come back.

    Attributes:
        where: The field, as `work 2, position`.
        sent: What went out.
        back: What stands in its place when it is read; empty when nothing does.
    """

    where: str
    sent: str
    back: str


def lost(resume: Resume, form: Form, written: bytes | None = None) -> tuple[Loss, ...]:
    """Everything that a reader of the rendered file would miss; empty when it is faithful.

    Of a PDF, a last loss names the letters that are nowhere in it: no font here could show them.

    Args:
        resume: What was to be said.
        form: In which form.
        written: The rendered file, where there is one already.
    """
    back = read_back(render(resume, form) if written is None else written, form)
    losses = missing(resume, back)
    there = unicodedata.normalize("NFC", back.document.text)
    letters = dict.fromkeys(letter for each in losses for letter in each.sent)
    gone = "".join(letter for letter in letters if letter not in there and not letter.isspace())
    unshown = (Loss("letters that no font here has", gone, ""),) if gone and form == "pdf" else ()
    return losses + unshown


def read_back(written: bytes, form: Form) -> Resume:
    """A rendered file as we read any other."""
    if form == "json":
        return resume_of_json(written.decode())
    return parse(read_bytes(f"résumé.{_SUFFIXES[form]}", written))


def missing(sent: Resume, back: Resume) -> tuple[Loss, ...]:
    """What is said in one résumé and not at the same place of the other."""
    found = dict(_fields(back))
    single = [
        Loss(where, value, found.get(where, ""))
        for where, value in _fields(sent)
        if value and found.get(where) != value
    ]
    return (*single, *_missing_words(sent, back))


def _missing_words(sent: Resume, back: Resume) -> Iterator[Loss]:
    """Links, skills and the lines of other sections, whose order is not their meaning."""
    there = dict(_gathered(back))
    for where, values in _gathered(sent):
        gone = Counter(values) - Counter(there.get(where, ()))
        yield from (Loss(where, value, "") for value in gone.elements())


def _fields(resume: Resume) -> Iterator[tuple[str, str]]:
    basics = resume.basics
    for name in ("name", "label", "email", "phone", "location", "summary"):
        yield name, _plain(getattr(basics, name))
    yield "number of positions", str(len(resume.work))
    for i, work in enumerate(resume.work, 1):
        yield from _entry(f"work {i}", work, ("position", "name", "location"))
    yield "number of courses", str(len(resume.education))
    for i, course in enumerate(resume.education, 1):
        fields = ("institution", "study_type", "area", "location", "score")
        yield from _entry(f"education {i}", course, fields)
    yield "number of projects", str(len(resume.projects))
    for i, project in enumerate(resume.projects, 1):
        yield from _entry(f"project {i}", project, ("name",))
        yield f"project {i}, url", wording.address(_plain(project.url)).lower()


def _entry(
    where: str, entry: Work | Education | Project, fields: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    for name in fields:
        yield f"{where}, {name.replace('_', ' ')}", _plain(getattr(entry, name))
    yield f"{where}, dates", _span(entry.dates)
    told = [text for text in map(_plain, (_paragraph(entry), *entry.highlights)) if text]
    yield f"{where}, number of texts", str(len(told))
    yield from ((f"{where}, text {j}", text) for j, text in enumerate(told, 1))


def _span(dates: Dates) -> str:
    """Beginning and end; of one date alone a reader cannot say which it is."""
    end = "present" if dates.present else _plain(dates.end)
    return " to ".join(filter(None, (_plain(dates.start), end)))


def _paragraph(entry: Work | Education | Project) -> Fact | None:
    """What stands before the bullets; a paragraph alone may as well be read as a bullet."""
    match entry:
        case Work():
            return entry.summary
        case Project():
            return entry.description
        case Education():
            return None


def _gathered(resume: Resume) -> Iterator[tuple[str, tuple[str, ...]]]:
    basics = resume.basics
    links = dict.fromkeys([_plain(basics.url), *(_plain(each.url) for each in basics.profiles)])
    yield "links", tuple(wording.address(each).lower() for each in links if each)
    yield "skill groups", tuple(_plain(each.name) for each in resume.skills if each.name)
    skills = [_plain(word) for each in resume.skills for word in each.keywords]
    yield "skills", tuple(part for skill in skills for part in _parts(skill))
    for kind, facts in resume.others.items():
        yield kind, tuple(_plain(fact) for fact in facts)


def _parts(skill: str) -> list[str]:
    """A skill that names others in brackets may as well be read as several."""
    return [part.strip() for part in re.split(r"[(),;]", skill) if part.strip()]


def _plain(fact: Fact | None) -> str:
    return unicodedata.normalize("NFC", " ".join(fact.value.split())) if fact else ""
