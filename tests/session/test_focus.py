"""A round turned towards a job asks what the job asks, and stays a round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.content.load import read_bank
from greenroom.content.model import Bank
from greenroom.session.focus import focused
from greenroom.session.selection import plan_round
from greenroom.world import open_world
from tests.builders import a_part, a_round

NAMES = ("trees", "evaluation", "transformers", "features")


def kept(count: int, weights: dict[str, float]) -> tuple[str, ...]:
    return focused(a_round(a_part(topics=NAMES, count=count)), weights).parts[0].topics


@pytest.mark.parametrize(
    ("count", "weights", "topics"),
    [
        (1, {"transformers": 0.5, "trees": 0.1}, ("transformers",)),
        (2, {"transformers": 0.5, "trees": 0.3}, ("trees", "transformers")),
        (2, {"transformers": 0.9}, ("transformers",)),
        (4, {"transformers": 0.9}, ("trees", "evaluation", "transformers")),
        (4, dict.fromkeys(NAMES, 0.25), NAMES),
        (2, {"career": 0.9}, NAMES),
        (2, {}, NAMES),
    ],
)
def test_a_part_keeps_the_topics_that_weigh_most(
    count: int, weights: dict[str, float], topics: tuple[str, ...]
) -> None:
    assert kept(count, weights) == topics


def test_named_questions_stay() -> None:
    part = a_part(topics=(), questions=("why-us", "your-work"))

    assert focused(a_round(part), {"trees": 1.0}).parts == (part,)


@pytest.fixture(scope="module")
def bank() -> Bank:
    return read_bank(open_world().settings.pack_dir)


@given(st.dictionaries(st.sampled_from((*NAMES, "regularisation", "engineering")), st.floats(0, 1)))
def test_every_round_of_the_pack_still_asks_as_many(bank: Bank, weights: dict[str, float]) -> None:
    for sitting in bank.rounds.values():
        if any(part.problems for part in sitting.parts):
            continue
        plain = plan_round(sitting, bank, 7, set())
        turned = plan_round(focused(sitting, weights), bank, 7, set())

        assert [each.part for each in turned] == [each.part for each in plain]
        assert len({each.question.id for each in turned}) == len(turned)


def test_a_job_on_language_models_asks_more_of_transformers(bank: Bank) -> None:
    depth = bank.rounds["ml-depth"]
    weights = {"transformers": 0.6, "optimisation": 0.2}

    plain = [each.question.topic for each in plan_round(depth, bank, 7, set())]
    turned = [each.question.topic for each in plan_round(focused(depth, weights), bank, 7, set())]
    assert turned.count("transformers") >= plain.count("transformers")
    assert "transformers" in turned
