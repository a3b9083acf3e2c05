"""Laws of a match: more evidence never counts against anybody, and order does not matter."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from greenroom.resume.match.job import read_job
from greenroom.resume.match.match import match
from greenroom.resume.match.model import Match
from tests.resume.match.lexicons import the_lexicon
from tests.resume.people import resume_of

ADVERT = """ML Engineer

What you'll do
- Deploy ranking models and watch them for drift
- Mentor others

Requirements
- 3+ years of machine learning
- Python, and Kafka or Flink
- An orchestrator (e.g. Dagster, Prefect)
- Statistics and A/B testing
- A master's degree in statistics

Nice to have
- Rust; experience with Blorbix
- French
"""
JOB = read_job(ADVERT, the_lexicon())
BULLETS = (
    "Deployed a LightGBM ranking model behind Triton",
    "Watched drift with PSI alerts in Airflow",
    "Mentored two interns",
    "Ran A/B tests of the Python service",
    "Wrote a Flink job in Rust and moved Blorbix",
)
SKILLS = ("Python", "Kafka", "Dagster", "Rust", "Statistics", "Blorbix", "Flink")


def a_match(bullets: list[str], skills: list[str], degrees: list[str]) -> Match:
    role = {"title": "ML Engineer", "company": "Fernhill", "start": "2021-01", "end": "2025-06"}
    truth: dict[str, Any] = {
        "experience": [{**role, "bullets": bullets}],
        "skills": skills,
        "education": [{"institution": "Leeds", "degree": each, "area": "Law"} for each in degrees],
    }
    return match(resume_of(truth), (), JOB, the_lexicon(), "2026-11")


def some(values: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), unique=True)


@given(some(BULLETS), some(SKILLS), st.sampled_from(BULLETS), st.sampled_from(SKILLS))
def test_more_evidence_never_counts_against_anybody(
    bullets: list[str], skills: list[str], bullet: str, skill: str
) -> None:
    less = a_match(bullets, skills, [])

    for more in (
        a_match([*bullets, bullet], skills, []),
        a_match(bullets, [*skills, skill], []),
        a_match(bullets, skills, ["BSc"]),
    ):
        for before, after in zip(less.requirements, more.requirements, strict=True):
            asked = before.requirement.job.quote
            assert after.earned >= before.earned, asked


@given(st.permutations(BULLETS), st.permutations(SKILLS))
def test_the_order_of_bullets_and_skills_changes_no_state(
    bullets: list[str], skills: list[str]
) -> None:
    usual = a_match(list(BULLETS), list(SKILLS), ["MSc"])
    other = a_match(bullets, skills, ["MSc"])

    assert [each.state for each in other.requirements] == [
        each.state for each in usual.requirements
    ]
    assert other.share == usual.share


@given(some(BULLETS), some(SKILLS))
def test_the_share_is_between_nothing_and_all(bullets: list[str], skills: list[str]) -> None:
    found = a_match(bullets, skills, [])

    assert found.share is not None
    assert 0 <= found.share <= 1
    assert all(each.resume == () for each in found.requirements if each.state == "missing")
