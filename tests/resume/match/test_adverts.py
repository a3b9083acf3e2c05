"""The fourteen adverts: their truth is in their text, and they are read as well as we say."""

from functools import cache

import pytest
import yaml

from bench.resume_match import JOBS, Advert, figures, matching, pairs, read_half, text_of
from greenroom.resume.match.job import read_job
from greenroom.resume.match.match import match
from tests.resume.match.lexicons import the_lexicon
from tests.resume.people import person

HALVES = ("tuning", "held-out")


@cache
def adverts(half: str) -> tuple[Advert, ...]:
    return read_half(half, the_lexicon())


@pytest.mark.parametrize("half", HALVES)
def test_the_truth_stands_in_the_text(half: str) -> None:
    for advert in adverts(half):
        for need, _, quote in advert.truth["requirements"]:
            assert need in ("must", "nice")
            assert quote in text_of(advert.name), advert.name
    assert len(adverts(half)) == 7


@pytest.mark.parametrize("half", HALVES)
def test_demands_are_found_and_hardly_any_is_invented(half: str) -> None:
    known = sum(len(advert.truth["requirements"]) for advert in adverts(half))
    found = sum(len(advert.job.requirements) for advert in adverts(half))
    paired = [pair for advert in adverts(half) for pair in pairs(advert)]

    assert len(paired) >= 0.95 * known
    assert len(paired) >= 0.95 * found
    assert sum(pair.truth[0] == pair.found.need for pair in paired) >= 0.97 * len(paired)
    assert sum(pair.truth[1] == pair.found.kind for pair in paired) >= 0.9 * len(paired)


@pytest.mark.parametrize("half", HALVES)
def test_the_seniority_is_right(half: str) -> None:
    wrong = [each.name for each in adverts(half) if each.job.seniority != each.truth["seniority"]]

    assert wrong == []


def test_the_noise_of_pasted_pages_is_in_no_demand() -> None:
    for name in ("pasted-ads", "pasted-feed"):
        demands = " ".join(
            each.job.quote for each in read_job(text_of(name), the_lexicon()).requirements
        )

        for noise in ("cookie", "Dental", "Umbrella", "reserved", "healthcare", "Apply"):
            assert noise not in demands


@pytest.mark.parametrize("half", HALVES)
def test_states_are_those_of_a_fair_reader_or_next_to_them(half: str) -> None:
    told = matching(half, adverts(half), the_lexicon(), misses=False)

    assert told["state, or the next to it"].startswith("1.00")
    assert float(told["state"][:4]) >= 0.8


def test_every_quote_stands_in_its_own_text() -> None:
    labels = yaml.safe_load((JOBS / "pairs.yaml").read_text(encoding="utf-8"))
    for each in labels["pairs"]:
        resume, job = person(each["resume"]), read_job(text_of(each["job"]), the_lexicon())

        for met in match(resume, (), job, the_lexicon(), labels["today"]).requirements:
            asked = met.requirement.job
            assert job.text[asked.start : asked.end] == asked.quote
            for quote in met.resume:
                assert resume.document.text[quote.start : quote.end] == quote.quote


def test_all_figures_are_told() -> None:
    assert len(figures(adverts("tuning"))) == 9
