"""A résumé beside a job: what is met, partly, only listed or not found, each with its quotes."""

from typing import Any

import pytest

from greenroom.resume.document import Document, Line
from greenroom.resume.match.job import read_job
from greenroom.resume.match.match import match
from greenroom.resume.match.model import Match, Met
from greenroom.resume.model import Fact, Resume, Work
from tests.resume.match.lexicons import the_lexicon
from tests.resume.people import resume_of

TODAY = "2026-11"
ROLE = {
    "title": "Machine Learning Engineer",
    "company": "Fernhill",
    "start": "2021-01",
    "end": "present",
    "bullets": [
        "Replaced rules with a LightGBM fraud model trained on 2M card payments in PostgreSQL",
        "Deployed it on Kubernetes and watched it with drift alerts in Airflow",
    ],
}
TRUTH: dict[str, Any] = {
    "name": "Ada Example",
    "experience": [ROLE],
    "education": [{"institution": "Leeds", "degree": "MSc", "area": "Applied Mathematics"}],
    "projects": [{"name": "tidepool", "bullets": ["Released a Rust library for forecasting"]}],
    "skills": ["Python", "TensorFlow", "Kafka", "Go"],
}


def beside(text: str, truth: dict[str, Any] | None = None) -> Match:
    job = read_job(text, the_lexicon())
    return match(resume_of(truth or TRUTH), (), job, the_lexicon(), TODAY)


def met(line: str, truth: dict[str, Any] | None = None) -> Met:
    (found,) = beside(f"Requirements\n- {line}\n", truth).requirements
    return found


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("LightGBM", "met"),
        ("XGBoost or LightGBM", "met"),
        ("Gradient boosting", "met"),
        ("SQL", "met"),
        ("k8s", "met"),
        ("A workflow orchestrator (e.g. Dagster)", "met"),
        ("Experience in fraud or search", "met"),
        ("Python", "listed"),
        ("Streaming systems", "listed"),
        ("Java or Go", "listed"),
        ("Python and SQL", "partly"),
        ("SQL and Java", "partly"),
        ("Dagster", "partly"),
        ("Statistics, R", "missing"),
        ("Mathematics", "partly"),
        ("Reinforcement learning", "missing"),
        ("R", "missing"),
        ("Scala", "missing"),
    ],
)
def test_a_requirement_is_as_met_as_the_resume_shows(line: str, state: str) -> None:
    assert met(line).state == state


def test_both_sides_are_quoted_at_their_place() -> None:
    found = met("Experience with Kubernetes")

    text = resume_of(TRUTH).document.text
    (quote,) = found.resume
    assert quote.quote == ROLE["bullets"][1]
    assert text[quote.start : quote.end] == quote.quote


def test_what_is_missing_quotes_nothing() -> None:
    assert met("Scala").resume == ()


def test_a_near_tool_is_named_and_not_taken_for_the_one_that_is_asked() -> None:
    found = met("Dagster")

    assert found.note == ("You show Airflow, which is close; not in your résumé is Dagster itself.")


def test_what_of_a_partly_met_requirement_is_not_found_is_named() -> None:
    assert met("LightGBM and Scala").note == "Not found in your résumé: Scala."
    assert met("LightGBM, and Java or Scala").note == "Not found in your résumé: Java or Scala."
    assert met("Scala").note == ""


def test_a_tool_that_is_only_listed_stands_in_for_no_other() -> None:
    assert met("PyTorch").state == "missing"


def test_parts_shown_in_different_places_do_not_make_a_whole() -> None:
    together = met("Deploy models and watch their drift")
    scattered = met("Put forecasting models into production")

    assert together.state == "met"
    assert scattered.state == "partly"
    assert "different places" in scattered.note


def test_a_name_no_lexicon_knows_is_looked_for_as_it_is_written() -> None:
    truth = {**TRUTH, "skills": ["Blorbix"]}

    assert met("Experience with Blorbix", truth).state == "listed"
    assert met("Experience with Frobnitz", truth).state == "missing"


def test_a_line_the_parser_lost_still_counts_as_listed() -> None:
    truth = {**TRUTH, "location": "Leeds"}
    resume = resume_of(truth)
    lost = type(resume)(resume.document, resume.basics)
    job = read_job("Requirements\n- Kubernetes\n- Scala\n", the_lexicon())

    states = [each.state for each in match(lost, (), job, the_lexicon(), TODAY).requirements]
    assert states == ["listed", "missing"]


def test_what_somebody_is_looking_for_is_no_evidence() -> None:
    truth = {**TRUTH, "summary": "Knows Scala well. Seeking a role in reinforcement learning."}

    assert met("Scala", truth).state == "listed"
    assert met("Reinforcement learning", truth).state == "missing"


def test_a_word_broken_over_two_lines_is_found() -> None:
    text = "Moved all reports to Postgre-\nSQL"
    highlight = Fact("Moved all reports to PostgreSQL", 0, len(text))
    document = Document("text", text, (Line(0, 29), Line(30, len(text))))
    resume = Resume(document, work=(Work(highlights=(highlight,)),))
    job = read_job("Requirements\n- PostgreSQL\n", the_lexicon())

    (found,) = match(resume, (), job, the_lexicon(), TODAY).requirements
    assert found.state == "met"
    assert found.resume[0].quote == text


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("5 years of machine learning", "met"),
        ("7 years of machine learning", "partly"),
        ("12 years of machine learning", "missing"),
        ("3 years of Airflow", "met"),
        ("3 years of Kafka", "listed"),
        ("3 years of Scala", "missing"),
        ("3 years of professional experience", "met"),
    ],
)
def test_years_are_those_of_positions_that_name_it(line: str, state: str) -> None:
    assert met(line).state == state


def test_the_years_found_are_told() -> None:
    assert met("7 years of machine learning").note == (
        "Your positions that name it cover 5.9 years; 7 are asked."
    )


def test_internships_are_no_years_of_experience() -> None:
    truth = {**TRUTH, "experience": [{**ROLE, "title": "Machine Learning Intern"}]}

    assert met("1 year of machine learning", truth).state != "met"


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("A master's degree in statistics", "met"),
        ("BSc in mathematics or a related field", "met"),
        ("A PhD in mathematics", "partly"),
        ("A master's degree in biology", "partly"),
        ("A degree", "met"),
    ],
)
def test_a_degree_is_met_by_one_as_high_in_a_near_subject(line: str, state: str) -> None:
    assert met(line).state == state


def test_work_may_stand_for_a_degree_only_where_the_job_says_so() -> None:
    truth = {**TRUTH, "education": []}

    assert met("BSc in CS or equivalent experience", truth).state == "partly"
    assert met("BSc in CS", truth).state == "missing"


def test_what_a_resume_seldom_shows_is_left_out_of_the_share() -> None:
    found = beside("Requirements\n- LightGBM\n- Excellent communication\n- Fluent German\n")

    assert [each.counted for each in found.requirements] == [True, False, False]
    assert found.share == 1.0


def test_a_language_counts_where_the_resume_has_a_section_for_it() -> None:
    truth = {**TRUTH, "others": {"languages": ["German (native)"]}}

    assert met("Fluent German", truth).state == "met"
    assert met("Fluent Danish", truth).counted


def test_the_share_is_its_parts_by_weight_and_count() -> None:
    found = beside(
        "What you'll do\n- Watch models for drift\nRequirements\n- LightGBM\n- Scala\n"
        "Nice to have\n- Rust\n"
    )

    shares = {part.id: (part.weight, part.share, part.count) for part in found.parts}
    assert shares == {"must": (1.0, 0.5, 2), "nice": (0.4, 1.0, 1), "duties": (0.5, 1.0, 1)}
    assert found.share == pytest.approx((1.0 + 0.4 + 0.5) / (2.0 + 0.4 + 0.5), abs=0.001)
    assert "no chance of an interview or an offer" in found.caveat


def test_a_job_that_asks_nothing_has_no_share() -> None:
    assert beside("Hello there").share is None


def test_a_job_reads_the_same_every_time() -> None:
    text = "Requirements\n- Python, Rust or Go\n- 3 years of fraud\n- Kubernetes and SQL\n"

    assert beside(text) == beside(text)


def test_no_name_school_place_or_employer_is_evidence() -> None:
    truth = {
        **TRUTH,
        "name": "Scala Hadoop",
        "experience": [{**ROLE, "company": "Snowflake", "location": "Looker, Tableau"}],
        "education": [{"institution": "Databricks University", "degree": "BSc", "area": "Law"}],
    }

    for name in ("Scala", "Hadoop", "Snowflake", "Looker", "Tableau", "Databricks"):
        assert met(name, truth).state == "missing", name
