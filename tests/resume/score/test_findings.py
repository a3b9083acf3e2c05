"""What is found in a bullet, with its quote, and what is left alone."""

import pytest

from bench.resume_flags import read_labelled
from greenroom.resume.document import Finding
from greenroom.resume.score.bullet import read_bullet
from greenroom.resume.score.rulebook import rulebook


def found(text: str, rule: str, ongoing: bool = False) -> list[str]:
    bullet = read_bullet(text, "Engineer, Acme", ongoing)
    return [each.quote for each in bullet.findings if each.rule == rule]


@pytest.mark.parametrize(
    ("rule", "text", "quote"),
    [
        ("impossible-value", "Achieved accuracy of 104% on test data", "accuracy of 104%"),
        ("impossible-value", "Reached an AUC of 1.2 on the hold-out set", "AUC of 1.2"),
        ("impossible-value", "Fitted prices with an R² of 1.3", "R² of 1.3"),
        ("impossible-value", "Got 120% recall on rare classes", "120% recall"),
        ("cut-by-more-than-all", "Reduced latency by 150% with caching", "Reduced latency by 150%"),
        ("cut-by-more-than-all", "Brought a 130% reduction in cost", "130% reduction"),
        (
            "change-does-not-add-up",
            "Raised conversion from 20% to 35% (10% increase)",
            "from 20% to 35% (10% increase",
        ),
        (
            "change-does-not-add-up",
            "Cut cost by 40%, from $100k to $80k",
            "40%, from $100k to $80k",
        ),
        ("wrong-direction", "Reduced error from 10% to 14%", "Reduced error from 10% to 14%"),
        (
            "wrong-direction",
            "Increased throughput from 3 s to 900 ms",
            "Increased throughput from 3 s to 900 ms",
        ),
        ("percentiles-crossed", "Served at p99 20 ms and p50 45 ms", "p99 20 ms and p50 45 ms"),
        (
            "parts-do-not-add-up",
            "Led 12 engineers (5 ML, 4 data and 2 platform)",
            "12 engineers (5 ML, 4 data and 2 platform)",
        ),
        ("split-does-not-add-up", "Trained on a 70/20/20 split", "70/20/20 split"),
        ("perfect-score", "Achieved 100% accuracy in detection", "100% accuracy"),
        ("perfect-score", "Released with zero downtime", "zero downtime"),
        ("number-without-baseline", "Increased watch time by 2.6%", "Increased watch time by 2.6%"),
        ("number-without-measure", "Improved performance by 30%", "Improved performance by 30%"),
        ("number-without-unit", "Reduced latency by 40 with caching", "by 40"),
        ("no-number", "Built a ranker for ads", "Built a ranker for ads"),
        ("no-problem", "Trained a CNN on 40k images of leaves", "CNN"),
        ("no-evaluation", "Built a churn model for the bank", "churn model"),
        ("model-without-alternative", "Trained a CNN to 91% accuracy", "CNN"),
        ("deployed-without-monitoring", "Deployed the churn model to production", "churn model"),
        ("deployed-without-monitoring", "Shipped it to 12 markets", "Shipped it to 12 markets"),
        ("weak-verb", "Responsible for the churn models", "Responsible for"),
        ("weak-verb", "Worked on embeddings for search", "Worked on"),
        ("weak-verb", "Helped with dashboards for sales", "Helped with"),
        ("weak-verb", "Assisted in building models", "Assisted in"),
        ("no-verb", "Chatbot with Rasa for the help desk", "Chatbot"),
        ("ownership-we", "We rebuilt the ranker in six weeks", "We"),
        ("passive", "The ranker was rebuilt in six weeks", "was rebuilt"),
        ("first-person", "Rebuilt my ranker in six weeks", "my"),
        ("too-short", "Worked on embeddings", "Worked on embeddings"),
        ("vague", "Built several rankers for shops", "several"),
        ("vague", "Used a state-of-the-art ranker in shops", "state-of-the-art"),
        ("vague", "Built rankers, recommenders, etc. for shops", "etc"),
        ("buzzword", "Leveraged cutting-edge tools for ranking", "Leveraged"),
        (
            "keyword-string",
            "MLOps, Docker, Kubernetes, MLflow",
            "MLOps, Docker, Kubernetes, MLflow",
        ),
        ("present-tense-in-ended-job", "Build rankers for ads in Go", "Build"),
    ],
)
def test_a_fault_is_found_with_its_words(rule: str, text: str, quote: str) -> None:
    assert quote in found(text, rule)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("impossible-value", "Raised accuracy by 120% over chance"),
        ("impossible-value", "Kept 99.95% availability at 12k requests a second"),
        ("impossible-value", "Reached recall@100 of 0.87 on 1,500 queries"),
        ("impossible-value", "Reported an F1 of 87.2 on the test set"),
        ("cut-by-more-than-all", "Increased revenue by 150% in two years"),
        ("cut-by-more-than-all", "Cut cost from 300% of budget to 100%"),
        ("change-does-not-add-up", "Cut latency from 40 ms to 18 ms (55% reduction)"),
        ("change-does-not-add-up", "Reduced MAPE from 4.9% to 3.1% (37% lower)"),
        ("change-does-not-add-up", "Raised recall from 54% to 68% (+14 points)"),
        ("change-does-not-add-up", "Raised accuracy from 90% to 95%, a 50% error reduction"),
        ("change-does-not-add-up", "Cut run time from 1.2 s to 300 ms (75% reduction)"),
        ("change-does-not-add-up", "Raised AUC from 0.83 to 0.97 (17%)"),
        ("wrong-direction", "Cut time-to-detect from 9 days to 6 hours"),
        ("wrong-direction", "Reduced cost from $1.2M to $900k a year"),
        ("wrong-direction", "Improved latency from 90 ms to 40 ms"),
        ("percentiles-crossed", "Served at p50 18 ms, p95 40 ms and p99 70 ms"),
        ("percentiles-crossed", "Cut p99 from 180 ms to 60 ms"),
        ("parts-do-not-add-up", "Published 4 papers (2 first-author) on ranking"),
        ("parts-do-not-add-up", "Led 11 engineers (5 ML, 4 data and 2 platform)"),
        ("parts-do-not-add-up", "Taught the course (80 students, rated 4.7 of 5)"),
        ("split-does-not-add-up", "Trained on an 80/10/10 split"),
        ("perfect-score", "Scored 100% of applications each night"),
        ("number-without-baseline", "Cut churn 12% against a control group"),
        ("number-without-baseline", "Cut churn from 2.4% to 1.9% a month"),
        ("number-without-unit", "Raised AUC from 0.83 to 0.97 on a held-out month"),
        ("number-without-unit", "Cut report time by 11 minutes"),
        ("vague", "Ran 34 A/B tests on the checkout page"),
        ("no-verb", "Successfully shipped the ranker to 3 markets"),
        ("ownership-we", "Proved that our pruning rule keeps the gradient flow"),
        ("first-person", "Hired 4 engineers with a work sample I wrote"),
        ("first-person", "Taught Statistics I to 80 students"),
        ("keyword-string", "Built rankers, recommenders, and search for shops"),
        ("passive", "Built rankers that were used by three shops"),
    ],
)
def test_what_can_be_is_left_alone(rule: str, text: str) -> None:
    assert found(text, rule) == []


def test_a_bullet_of_more_than_forty_words_is_told_where_it_runs_over() -> None:
    text = "Built " + " ".join(["rankers"] * 39) + " and then more"

    assert found(text, "too-long") == ["and then more"]


def test_present_tense_is_right_in_a_running_job_and_past_is_only_noted() -> None:
    assert found("Build rankers for ads in Go", "present-tense-in-ended-job", ongoing=True) == []
    past = read_bullet("Built rankers for ads in Go", "Engineer, Acme", True).findings
    assert [each.severity for each in past if each.rule == "past-tense-in-running-job"] == ["note"]


def test_tense_is_not_judged_where_the_job_is_unknown() -> None:
    assert all("tense" not in each.rule for each in read_bullet("Build rankers for ads").findings)


def of_all_labelled() -> list[tuple[str, Finding]]:
    return [
        (bullet.text, each)
        for bullet in read_labelled()
        for each in read_bullet(bullet.text, "Engineer, Acme").findings
    ]


def test_every_finding_quotes_its_span_and_gives_its_rules_advice() -> None:
    for text, each in of_all_labelled():
        assert each.quote == text[each.start : each.end] != ""
        assert each.advice
        assert "{" not in each.advice
        assert rulebook().found[each.rule].severity == each.severity


def test_no_labelled_bullet_is_accused_of_arithmetic_that_holds() -> None:
    assert [(text, each.rule) for text, each in of_all_labelled() if each.severity == "fault"] == []
