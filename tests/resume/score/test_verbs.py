"""First verbs in all their forms."""

import pytest

from greenroom.resume.score.bullet import read_bullet
from greenroom.resume.score.verbs import Form, forms


@pytest.mark.parametrize(
    ("verb", "written", "tense"),
    [
        ("ship shipped", "shipped", "past"),
        ("ship shipped", "shipping", "either"),
        ("ship shipped", "ships", "present"),
        ("analyse", "analysed", "past"),
        ("analyse", "analysing", "either"),
        ("identify", "identified", "past"),
        ("identify", "identifies", "present"),
        ("teach taught", "taught", "past"),
        ("teach taught", "teaches", "present"),
        ("oversee oversaw", "overseeing", "either"),
        ("cut cut", "cut", "either"),
        ("cut cut", "cutting", "either"),
    ],
)
def test_a_verb_is_known_in_every_form(verb: str, written: str, tense: str) -> None:
    assert forms([verb])[written] == Form(verb.split(maxsplit=1)[0], tense)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "Built rankers", "Lead the ranking team", "Building rankers", "Successfully shipped it",
        "Co-authored a paper", "Fine-tuned BERT", "Cross-validated a model", "I wrote the parser",
        "“Rewrote” the parser", "OPTIMISED the parser", "Modeled churn", "Labelled photos",
    ],
)  # fmt: skip
def test_a_strong_verb_is_seen(text: str) -> None:
    assert "verb" in read_bullet(text).flags


@pytest.mark.parametrize(
    "text",
    [
        "Responsible for building rankers", "Helped build rankers", "Worked on rankers",
        "Research assistant", "Load forecasting with LSTMs", "We built rankers", "Python and SQL",
        "Our team shipped it", "Involved in training models", "Was part of the team", "", "123",
    ],
)  # fmt: skip
def test_no_strong_verb_is_seen_where_there_is_none(text: str) -> None:
    assert "verb" not in read_bullet(text).flags
