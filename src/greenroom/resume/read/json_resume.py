"""Reads JSON Resume: a text of its own to show, and each field exactly as it is told."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from greenroom.resume.document import Document, Line
from greenroom.resume.model import Basics, Education, Fact, Profile, Project, Resume, Skill, Work
from greenroom.resume.read.json_fields import Fields, fields_of
from greenroom.resume.read.json_page import Page

Entry = TypeVar("Entry")

_OTHERS = {
    "volunteer": ("Volunteering", ("position", "organization"), "highlights"),
    "awards": ("Awards", ("title", "awarder"), ""),
    "certificates": ("Certificates", ("name", "issuer"), ""),
    "publications": ("Publications", ("name", "publisher"), ""),
    "languages": ("Languages", ("language", "fluency"), ""),
    "interests": ("Interests", ("name",), "keywords"),
    "references": ("References", ("name", "reference"), ""),
}
_WHEN = ("startDate", "endDate", "date", "releaseDate")
_ASKED = ("US", "GB", "IN", "DE", "FR")
_BOLD, _ITALIC = Line(0, 0, bold=True), Line(0, 0, italic=True)


def read_json(text: str) -> Document:
    """Read JSON Resume as a text in reading order.

    Raises:
        UserError: It is no JSON Resume; one line says what is wrong where.
    """
    return resume_of_json(text).document


def resume_of_json(text: str) -> Resume:
    """Read JSON Resume into exactly the fields it tells.

    Unknown keys are ignored. Work without an end goes on, as the schema means it.

    Raises:
        UserError: It is no JSON Resume; one line says what is wrong where.
    """
    fields = fields_of(text)
    page = Page()
    basics = _basics(page, fields.part("basics"))
    work = _section(page, fields, ("work", "experience", "Experience"), _work)
    education = _section(page, fields, ("education", "education", "Education"), _education)
    projects = _section(page, fields, ("projects", "projects", "Projects"), _project)
    skills = _section(page, fields, ("skills", "skills", "Skills"), _skill)
    others = {name: found for name in _OTHERS if (found := _other(page, fields, name))}
    return Resume(
        document=page.document(),
        basics=basics,
        work=work,
        education=education,
        projects=projects,
        skills=skills,
        others=others,
        sections=tuple(page.sections),
    )


def _section(
    page: Page, fields: Fields, names: tuple[str, str, str], write: Callable[[Page, Fields], Entry]
) -> tuple[Entry, ...]:
    """A section's entries; `names` are the key, the section's id and its title."""
    key, name, title = names
    entries = [each for each in fields.objects(key) if each.content]
    if entries:
        page.heading(name, title)
    found = []
    for each in entries:
        found.append(write(page, each))
        page.gap()
    return tuple(found)


def _basics(page: Page, fields: Fields) -> Basics:
    name = page.one(fields.text("name"), "title", bold=True)
    label = page.one(fields.text("label"))
    place = fields.part("location")
    email, phone, url, location = page.line(
        fields.text("email"),
        fields.text("phone"),
        fields.text("url", "website"),
        _place(place),
    )
    profiles = tuple(
        Profile(each.text("network"), told)
        for each in fields.objects("profiles")
        if (told := _profile(page, each))
    )
    summary = None
    if fields.text("summary"):
        page.heading("summary", "Summary")
        summary = page.one(fields.text("summary"))
    return Basics(
        name=name,
        label=label,
        email=email,
        phone=_phone(phone, place.text("countryCode")),
        url=url,
        location=location,
        summary=summary,
        profiles=profiles,
    )


def _profile(page: Page, fields: Fields) -> Fact | None:
    told = fields.text("url") or fields.text("username")
    return page.line(fields.text("network") if told else "", told, by=": ")[1]


def _place(place: Fields) -> str:
    """A place in a line; an address that begins with the city says it all."""
    city, address = place.text("city"), place.text("address")
    if address and (not city or address.startswith(city)):
        return address
    parts = (city, place.text("region"), place.text("countryCode"))
    return ", ".join(part for part in parts if part)


def _phone(fact: Fact | None, country: str) -> Fact | None:
    """A phone in E.164, where it is one."""
    if fact is None:
        return None
    import phonenumbers

    for region in (country.upper(), *_ASKED):
        try:
            number = phonenumbers.parse(fact.value, region or None)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            form = phonenumbers.PhoneNumberFormat.E164
            return replace(fact, value=phonenumbers.format_number(number, form))
    return fact


def _work(page: Page, fields: Fields) -> Work:
    position = page.line(fields.text("position"), like=_BOLD)[0]
    dates = page.dates(fields.text("startDate"), fields.text("endDate"), goes_on=True)
    name, location = page.line(
        fields.text("name", "company", "organization"), fields.text("location"), like=_ITALIC
    )
    return Work(
        position=position,
        name=name,
        location=location,
        dates=dates,
        summary=page.one(fields.text("summary", "description")),
        highlights=page.bullets(fields.texts("highlights")),
    )


def _education(page: Page, fields: Fields) -> Education:
    institution, location = page.line(
        fields.text("institution"), fields.text("location"), like=_BOLD
    )
    dates = page.dates(fields.text("startDate"), fields.text("endDate"), goes_on=False)
    study, area = page.line(fields.text("studyType"), fields.text("area"), by=", ", like=_ITALIC)
    score = page.line(fields.text("score", "gpa"))[0]
    told = (*fields.texts("highlights"), *fields.texts("courses"))
    return Education(
        institution=institution,
        study_type=study,
        area=area,
        location=location,
        dates=dates,
        score=score,
        highlights=page.bullets(told),
    )


def _project(page: Page, fields: Fields) -> Project:
    name = page.line(fields.text("name"), like=_BOLD)[0]
    dates = page.dates(fields.text("startDate"), fields.text("endDate"), goes_on=False)
    return Project(
        name=name,
        url=page.one(fields.text("url", "website")),
        dates=dates,
        description=page.one(fields.text("description", "summary")),
        highlights=page.bullets(fields.texts("highlights")),
    )


def _skill(page: Page, fields: Fields) -> Skill:
    name, keywords = fields.text("name"), fields.texts("keywords")
    label, *rest = page.line(f"{name}:" if name and keywords else name, *keywords, by=", ")
    if label and keywords:
        label = replace(label, value=name, end=label.end - 1)
    return Skill(label, tuple(fact for fact in rest if fact))


def _other(page: Page, fields: Fields, name: str) -> tuple[Fact, ...]:
    """A section whose entries are lines."""
    title, keys, several = _OTHERS[name]
    entries = [each for each in fields.objects(name) if each.content]
    if entries:
        page.heading(name, title)
    found = []
    for each in entries:
        values = [each.text(key) for key in keys]
        when = " – ".join(told for key in _WHEN if (told := each.text(key)))
        facts = [fact for fact in page.line(*values, when, by=", ") if fact]
        if facts:
            told = ", ".join(fact.value for fact in facts)
            found.append(replace(facts[0], value=told, end=facts[-1].end))
        page.one(each.text("summary"))
        page.bullets(each.texts(several) if several else ())
    return tuple(found)
