"""What applicant systems cannot read, and what of it costs."""

from dataclasses import replace

import pytest

from greenroom.resume.document import Finding, Severity
from greenroom.resume.model import Score
from greenroom.resume.score.score import score
from tests.resume.score.files import CAREERS, TODAY, a_job, a_resume, resume_of, rules_of

STRONG = CAREERS[0].told["strong"]


def ats_share(made: Score) -> float:
    return next(part.share for part in made.parts if part.id == "ats")


def with_finding(rule: str, severity: Severity = "fault") -> Score:
    """A résumé whose reading noticed something."""
    resume = resume_of(STRONG)
    noticed = (Finding(rule, severity, "", 0, 0, "Mend it."),)
    return score(replace(resume, document=replace(resume.document, findings=noticed)), TODAY)


@pytest.mark.parametrize(
    "rule",
    ["type3-font", "two-columns", "table", "text-box", "contact-in-header", "extractors-disagree",
     "no-text-layer"],
)  # fmt: skip
def test_what_reading_found_is_taken_over_and_costs(rule: str) -> None:
    made = with_finding(rule)

    assert rule in [each.rule for each in made.ats]
    assert ats_share(made) < ats_share(score(resume_of(STRONG), TODAY))


@pytest.mark.parametrize("rule", ["picture", "comment", "hidden-text", "instruction-to-a-machine"])
def test_photos_and_hidden_text_cost_nothing(rule: str) -> None:
    assert ats_share(with_finding(rule)) == ats_share(score(resume_of(STRONG), TODAY))


@pytest.mark.parametrize(("severity", "cost"), [("fault", 0.1), ("advice", 0.03), ("note", 0.0)])
def test_a_finding_without_a_rule_costs_by_its_severity(severity: Severity, cost: float) -> None:
    lost = ats_share(score(resume_of(STRONG), TODAY)) - ats_share(with_finding("new", severity))

    assert lost == pytest.approx(cost)


def test_missing_contact_is_named() -> None:
    bare = f"# Robin Ashdown\n\n## Experience\n\n{a_job('Built a ranker for ads')}"

    assert {"no-email", "no-phone", "no-profile"} <= set(rules_of(bare, "ats"))


def test_icons_are_quoted() -> None:
    made = score(resume_of(a_resume(a_job("Built a ranker"), before="☎ 020 7946 0018")), TODAY)

    assert [each.quote for each in made.ats if each.rule == "sign-instead-of-word"] == ["☎"]


def test_a_markdown_file_is_noted_at_no_cost() -> None:
    assert "file-kind" in rules_of(STRONG, "ats")
