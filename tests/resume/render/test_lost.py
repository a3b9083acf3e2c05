"""What goes out is read back: nothing may be lost, and what is lost is named."""

from dataclasses import replace
from typing import get_args

import pytest

from greenroom.resume.model import Resume
from greenroom.resume.render.lost import Loss, lost, missing, read_back
from greenroom.resume.render.render import Form, render
from tests.resume.people import PEOPLE, person, resume_of
from tests.resume.render.careers import CAREERS

FORMS: tuple[Form, ...] = get_args(Form)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", PEOPLE)
def test_the_three_people_lose_nothing(name: str, form: Form) -> None:
    assert lost(person(name), form) == ()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("career", CAREERS)
def test_hard_careers_lose_nothing(career: str, form: Form) -> None:
    assert lost(resume_of(CAREERS[career]), form) == ()


@pytest.mark.parametrize("form", FORMS)
def test_the_same_resume_gives_the_same_bytes(form: Form) -> None:
    resume = resume_of(CAREERS["signs of every markup"])

    assert render(resume, form) == render(resume, form)


def test_each_loss_is_named_with_what_stands_in_its_place() -> None:
    sent = resume_of(CAREERS["years and no months"])
    first, *rest = sent.work
    back: Resume = replace(
        sent,
        work=(replace(first, name=first.position, highlights=()), *rest),
        skills=sent.skills[:0],
    )

    assert missing(sent, back) == (
        Loss("work 1, name", "Kestrel Labs", "Applied Scientist"),
        Loss("work 1, number of texts", "1", "0"),
        Loss(
            "work 1, text 1",
            "Halved word error rate on 300 hours of Yoruba speech against the vendor's",
            "",
        ),
        Loss("skills", "Kaldi", ""),
        Loss("skills", "PyTorch", ""),
    )


def test_letters_no_font_has_are_named() -> None:
    resume = resume_of({"name": "Ida \U000f1234 Lund", "email": "ida@example.org"})

    assert lost(resume, "pdf")[-1] == Loss("letters that no font here has", "\U000f1234", "")


@pytest.mark.parametrize("form", ["pdf", "docx"])
@pytest.mark.parametrize("career", ["three positions at one company", "four pages"])
def test_reading_finds_no_fault_in_our_own_template(career: str, form: Form) -> None:
    back = read_back(render(resume_of(CAREERS[career]), form), form)

    assert back.document.findings == ()
