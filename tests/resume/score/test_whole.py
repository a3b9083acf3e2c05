"""What shows only in the whole: focus, growth, skills, dates, summary, length, repetition."""

import pytest

from greenroom.resume.score.score import score
from tests.resume.careers.telling import Career
from tests.resume.score.files import CAREERS, TODAY, a_job, a_resume, resume_of, rules_of, score_of

BULLETS = (
    "Cut churn 12% with LightGBM on 3M orders, checked in an A/B test",
    "Deployed the churn model to production with drift alerts",
    "Compared gradient boosting with logistic regression, AUC 0.81 against 0.77",
    "Trained a two-tower recommender on 90M sessions",
    "Labelled 2,000 tickets and measured agreement (kappa 0.8)",
)
SKILLS = "## Skills\n\nPython, LightGBM, Kubernetes\n"


def found(experience: str, before: str = "", after: str = "") -> list[str]:
    return rules_of(a_resume(experience, before, after), "career")


def test_a_sound_career_is_left_alone() -> None:
    summary = "## Summary\n\nEngineer in retention: LightGBM models live in 3 countries.\n"

    rules = found(a_job(*BULLETS), summary, "## Skills\n\nLightGBM\n")

    assert rules == []


def test_bullets_that_have_nothing_to_do_with_machine_learning_are_named() -> None:
    office = ("Organised the summer party for 80 people", "Ordered paper", "Booked rooms") * 2

    assert "little-machine-learning" in found(a_job(*office))
    assert "little-machine-learning" not in found(a_job(*BULLETS))


def test_bullets_in_another_language_are_named_at_no_cost() -> None:
    german = (
        "Prognosemodell für den Stromverbrauch mit LightGBM entwickelt und Fehler stark gesenkt",
        "Modelle in den Betrieb überführt und jede Nacht neu trainiert sowie laufend überwacht",
        "Daten von zwei Millionen Zählern aufbereitet und Fehler in der Umstellung gefunden",
    )

    assert "not-english" in found(a_job(*german))
    assert "not-english" not in found(a_job(*BULLETS))


def test_languages_of_people_and_machines_need_no_bullet() -> None:
    listed = "## Skills\n\nLightGBM, French, Yoruba (fluent), Python, C++\n"

    made = score_of(a_resume(a_job(*BULLETS), after=listed))

    assert "skill-without-context" not in [
        each.rule for part in made.parts for each in part.findings
    ]


def test_a_latest_job_with_less_than_an_older_one_is_named() -> None:
    older = a_job(*BULLETS, title="Data Scientist", dates="Jan 2018 – Feb 2021")

    assert "latest-job-thin" in found(a_job(BULLETS[0]) + "\n" + older)
    assert "latest-job-thin" in found(older + "\n" + a_job(BULLETS[0]))
    assert "latest-job-thin" not in found(a_job(*BULLETS[:3]) + "\n" + older)


@pytest.mark.parametrize(
    ("title", "bullet", "named"),
    [
        ("Machine Learning Engineer", "Built a ranker for ads", True),
        ("Senior Machine Learning Engineer", "Built a ranker for ads", False),
        ("Machine Learning Engineer", "Mentored two engineers", False),
    ],
)
def test_growth_shows_in_titles_or_in_what_was_led(title: str, bullet: str, named: bool) -> None:
    older = a_job(BULLETS[3], dates="Jan 2015 – Feb 2021")

    assert ("no-growth" in found(a_job(bullet, title=title) + "\n" + older)) is named


def test_skills_that_no_bullet_bears_out_are_quoted_and_tools_not_listed_too() -> None:
    made = score_of(a_resume(a_job("Moved training to Airflow and Python"), after=SKILLS))

    quoted = {(each.rule, each.quote) for part in made.parts for each in part.findings}
    assert ("skill-without-context", "Kubernetes") in quoted
    assert ("skill-without-context", "Python") not in quoted
    assert ("tool-not-listed", "Airflow") in quoted


def test_the_past_tense_is_noted_once_in_a_running_job() -> None:
    bullets = score_of(a_resume(a_job(*BULLETS))).bullets

    noted = [each.rule for bullet in bullets for each in bullet.findings if "past" in each.rule]
    assert len(noted) == 1


@pytest.mark.parametrize("career", CAREERS, ids=lambda career: career.id)
def test_every_quote_stands_in_the_document_where_it_is_said_to(career: Career) -> None:
    summary = "## Summary\n\nPassionate engineer with Kubernetes at work.\n\n## Experience"
    resume = resume_of(career.told["middling"].replace("## Experience", summary))

    for part in score(resume, TODAY).parts:
        for each in part.findings:
            assert resume.document.text[each.start : each.end] == each.quote
            assert "“”" not in each.advice


def test_two_bullets_that_say_the_same_and_verbs_that_repeat_are_named() -> None:
    told = (
        "Built a churn model for the bank with LightGBM",
        "Built a churn model for the bank using LightGBM",
        "Built dashboards for the sales team",
    )

    second, third = score_of(a_resume(a_job(*told))).bullets[1:]

    assert "same-twice" in [each.rule for each in second.findings]
    assert [each.quote for each in third.findings if each.rule == "repeated-verb"] == ["Built"]


@pytest.mark.parametrize(
    ("older", "rule"),
    [
        ("Jan 2018 – Feb 2020", "gap"),
        ("Jan 2018 – Dec 2022", "overlap"),
        ("Jun 2020 – Feb 2018", "ends-before-it-starts"),
    ],
)
def test_dates_that_need_a_word_are_named(older: str, rule: str) -> None:
    second = a_job(*BULLETS, title="Data Scientist", dates=older)

    assert rule in found(a_job(*BULLETS) + "\n" + second)


def test_gaps_and_overlaps_cost_nothing() -> None:
    shares = set()
    for dates in ("Jan 2018 – Feb 2021", "Jan 2017 – Feb 2020", "Jan 2018 – Dec 2022"):
        second = a_job(*BULLETS, title="Data Scientist", dates=dates)
        parts = score_of(a_resume(a_job(*BULLETS) + "\n" + second)).parts
        shares.add(next(part.share for part in parts if part.id == "career"))

    assert len(shares) == 1


def test_a_gap_filled_by_study_is_none() -> None:
    second = a_job(*BULLETS, title="Data Scientist", dates="Jan 2015 – Aug 2018")
    study = "## Education\n\n### MSc Statistics, University of Northfield\n\nSep 2018 – Feb 2021\n"

    assert "gap" not in found(a_job(*BULLETS) + "\n" + second, after=study)


def test_a_job_that_begins_after_today_is_named_only_when_today_is_known() -> None:
    resume = resume_of(a_resume(a_job(*BULLETS, dates="Jan 2031 – Present")))

    assert "in-the-future" in [each.rule for each in score(resume, TODAY).parts[4].findings]
    assert "in-the-future" not in [each.rule for each in score(resume).parts[4].findings]


@pytest.mark.parametrize(
    ("summary", "rule"),
    [
        ("Passionate team player who loves data.", "summary-buzzword"),
        ("Friendly person who likes to solve problems.", "summary-without-facts"),
        ("Engineer with 5 models. " + "One more word about that. " * 20, "summary-too-long"),
        ("", "no-summary"),
    ],
)
def test_a_summary_is_looked_at(summary: str, rule: str) -> None:
    heading = f"## Summary\n\n{summary}\n" if summary else ""

    assert rule in found(a_job(*BULLETS), heading)


def test_little_text_and_few_bullets_are_named() -> None:
    rules = found(a_job("Built a ranker"))

    assert {"little-text", "few-bullets"} <= set(rules)
