"""From a résumé to the sheet that is set: which divisions there are, and in which order."""

import re
from collections.abc import Iterator

from greenroom.resume.model import Education, Fact, Project, Resume, Section, Skill, Work
from greenroom.resume.render import wording
from greenroom.resume.render.sheet import Division, Entry, Group, Piece, Sheet
from greenroom.resume.render.tongue import KINDS, Tongue, tongue_of

_UNHELD = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
_IN_NAMES = (
    "arts", "business", "commerce", "education", "engineering", "law", "laws", "letters",
    "philosophy", "research", "science", "sciences", "technology",
)  # fmt: skip
"""Subjects that are also the end of a degree's name, as in Bachelor of Science in Engineering."""

Held = Entry | Group | str
"""What stands under a heading; a text is a bullet, or a paragraph in the summary."""


def sheet_of(resume: Resume) -> Sheet:
    """Set a résumé: its own order and headings where it has them, ours where it has not.

    The summary comes first, and what stood in a side column comes after the main one.
    """
    basics = resume.basics
    tongue = tongue_of(_sentences(resume))
    return Sheet(
        _text(basics.name),
        _text(basics.label),
        _contact(resume),
        _divisions(resume, tongue),
        letter=_text(basics.phone).startswith("+1"),
        language=tongue.code,
    )


def _sentences(resume: Resume) -> Iterator[str]:
    """What is written in whole phrases, and so shows the language."""
    yield _text(resume.basics.summary)
    for work in resume.work:
        yield from _texts(work.highlights)
    for project in resume.projects:
        yield from _texts(project.highlights)


def _text(fact: Fact | None) -> str:
    """A fact's words on one line, without the characters that no form can hold."""
    return " ".join(_UNHELD.sub(" ", fact.value).split()) if fact else ""


def _texts(facts: tuple[Fact, ...]) -> tuple[str, ...]:
    return tuple(text for fact in facts if (text := _text(fact)))


def _contact(resume: Resume) -> tuple[Piece, ...]:
    basics = resume.basics
    email, phone = _text(basics.email), _text(basics.phone)
    links = [_text(basics.url), *(_text(profile.url) for profile in basics.profiles)]
    pieces = (
        Piece(_text(basics.location)),
        Piece(email, f"mailto:{email}"),
        Piece(wording.phone(phone) if phone else ""),
        *(_link(url) for url in dict.fromkeys(links)),
    )
    return tuple(piece for piece in pieces if piece.text)


def _link(url: str) -> Piece:
    return Piece(wording.address(url), wording.target(url))


def _divisions(resume: Resume, tongue: Tongue) -> tuple[Division, ...]:
    placed = list(_placed(resume, tongue))
    headings = _headings(resume, {kind: None for kind, _, _ in placed})
    under: list[list[Held]] = [[] for _ in headings]
    for kind, at, held in placed:
        mine = [i for i, heading in enumerate(headings) if heading.id == kind]
        over = (i for i in mine if headings[i].start <= at < headings[i].end)
        under[next(over, mine[0])].append(held)
    pairs = zip(headings, under, strict=True)
    return tuple(_division(heading, held, tongue) for heading, held in pairs if held)


def _headings(resume: Resume, kinds: dict[str, None]) -> list[Section]:
    """The résumé's own headings in order, then ours for what has none."""
    own = sorted(
        (each for each in resume.sections if each.id in kinds),
        key=lambda each: (each.id != "summary", _aside(resume, each)),
    )
    told = {each.id for each in own}
    rest = [kind for kind in (*KINDS, *kinds) if kind in kinds and kind not in told]
    ours = [Section(kind, "", 0, 0) for kind in dict.fromkeys(rest)]
    first = [each for each in ours if each.id == "summary"]
    return first + own + [each for each in ours if each.id != "summary"]


def _aside(resume: Resume, section: Section) -> bool:
    """Whether a section stood in a side column."""
    lines = (line for line in resume.document.lines if line.start == section.start)
    return any(line.column > 0 for line in lines)


def _placed(resume: Resume, tongue: Tongue) -> Iterator[tuple[str, int, Held]]:
    """Everything under a heading: the kind of section, where it stood, what it is."""
    if resume.basics.summary:
        yield "summary", resume.basics.summary.start, _text(resume.basics.summary)
    for work in resume.work:
        yield "experience", _at(work.position, work.name, *work.highlights), _position(work, tongue)
    for project in resume.projects:
        yield "projects", _at(project.name, *project.highlights), _project(project, tongue)
    for course in resume.education:
        yield (
            "education",
            _at(course.institution, course.study_type, course.area),
            _course(course, tongue),
        )
    for skill in resume.skills:
        yield "skills", _at(skill.name, *skill.keywords), _group(skill)
    for kind, facts in resume.others.items():
        yield from ((kind, fact.start, text) for fact in facts if (text := _text(fact)))


def _at(*facts: Fact | None) -> int:
    """Where an entry stood: the first of its facts that stands anywhere."""
    return next((fact.start for fact in facts if fact and fact.end), -1)


def _division(heading: Section, held: list[Held], tongue: Tongue) -> Division:
    texts = tuple(each for each in held if isinstance(each, str))
    plain = heading.id == "summary"
    return Division(
        wording.heading(heading.title) or tongue.title(heading.id),
        paragraphs=texts if plain else (),
        entries=tuple(each for each in held if isinstance(each, Entry)),
        groups=tuple(each for each in held if isinstance(each, Group)),
        bullets=() if plain else texts,
    )


def _position(work: Work, tongue: Tongue) -> Entry:
    title, company = _text(work.position), _text(work.name)
    return Entry(
        title or company,
        dates=tongue.span(work.dates),
        where=company if title else "",
        place=_text(work.location),
        notes=_notes(work.summary),
        bullets=_texts(work.highlights),
    )


def _project(project: Project, tongue: Tongue) -> Entry:
    return Entry(
        _text(project.name),
        link=_link(_text(project.url)),
        dates=tongue.span(project.dates),
        notes=_notes(project.description),
        bullets=_texts(project.highlights),
    )


def _course(course: Education, tongue: Tongue) -> Entry:
    area = _text(course.area)
    of = ", " if area.casefold() in _IN_NAMES else tongue.of
    degree = of.join(filter(None, (_text(course.study_type), area)))
    institution = _text(course.institution)
    return Entry(
        degree or institution,
        dates=tongue.span(course.dates),
        where=institution if degree else "",
        place=_text(course.location),
        notes=_notes(course.score),
        bullets=_texts(course.highlights),
    )


def _notes(fact: Fact | None) -> tuple[str, ...]:
    return (_text(fact),) if _text(fact) else ()


def _group(skill: Skill) -> Group:
    return Group(_text(skill.name), _texts(skill.keywords))
