import numpy as np
import pytest

from greenroom.labs.shop.candidates import Events, popularity
from greenroom.labs.shop.catalogue import Floats, generated
from greenroom.labs.shop.measure import auc
from greenroom.labs.shop.rank import CONTEXT, PAST, Known, Lesson, Seen, features, fit_ranker

RANKERS = ("logistic", "lambdamart", "neural")


def known(now: int = 6) -> Known:
    """Household 0 took product 1 in weeks 2 and 5; household 1 took product 2 in week 3."""
    events = Events(
        households=3, products=4, now=now, household=np.array([0, 1, 0]),
        product=np.array([1, 2, 1]), week=np.array([2, 3, 5]), weight=np.array([1.0, 1.0, 3.0]),
    )  # fmt: skip
    return Known(events=events, stock=generated(4, 0), scorers=(popularity(events),))


def asked() -> Seen:
    return Seen(
        household=np.array([0, 0, 2]), product=np.array([1, 3, 2]), hour=np.array([8, 12, 20]),
        phone=np.array([True, False, True]),
    )  # fmt: skip


def lesson(seed: int = 0) -> Lesson:
    """Ten products a session; what is wished for depends on two of four columns, and on luck."""
    rng = np.random.default_rng(seed)
    x = rng.normal(0, 1, (6_000, 4))
    y = rng.random(len(x)) < 1 / (1 + np.exp(2 - 1.5 * x[:, 0] + x[:, 2]))
    session = np.repeat(np.arange(600), 10)
    return Lesson(x=x, y=y.astype(float), session=session, weight=np.ones(len(x)))


def test_features_are_scores_past_and_context_in_their_order() -> None:
    x = features(known(), asked())

    assert x.shape == (3, 1 + len(PAST) + len(CONTEXT))
    assert x[:, 0].tolist() == [4, 0, 1]
    assert x[0, 1:4].tolist() == [4, 1, 4]
    assert x[1, 1:3].tolist() == [0, 52]
    assert x[:, 6:9].tolist() == [[1, 1, 0], [0, 0, 0], [1, 0, 1]]
    assert features(known(), asked(), context=False).shape == (3, 1 + len(PAST))


@pytest.mark.parametrize("name", RANKERS)
def test_a_ranker_finds_what_is_wished_in_sessions_it_has_not_seen(name: str) -> None:
    fresh = lesson(1)

    score = fit_ranker(name, lesson(), 0)(fresh.x)

    assert auc(score, fresh.y > 0) > 0.78


@pytest.mark.parametrize("name", RANKERS)
def test_the_same_rows_and_seed_give_the_same_order(name: str) -> None:
    def scores() -> Floats:
        return fit_ranker(name, lesson(), 4)(lesson(1).x[:50])

    assert (scores() == scores()).all()


@pytest.mark.parametrize("name", RANKERS)
def test_where_nothing_was_wished_all_are_alike(name: str) -> None:
    empty = Lesson(
        x=np.ones((20, 2)), y=np.zeros(20), session=np.repeat([0, 1], 10), weight=np.ones(20)
    )

    assert (fit_ranker(name, empty, 0)(np.ones((3, 2))) == 0).all()


@pytest.mark.parametrize("name", RANKERS)
def test_rows_that_weigh_nothing_teach_nothing(name: str) -> None:
    plain = lesson()
    wrong = Lesson(
        x=np.concatenate((plain.x, plain.x)), y=np.concatenate((plain.y, 1 - plain.y)),
        session=np.concatenate((plain.session, plain.session + 600)),
        weight=np.repeat([1.0, 1e-9], len(plain.x)),
    )  # fmt: skip
    fresh = lesson(1)

    assert auc(fit_ranker(name, wrong, 0)(fresh.x), fresh.y > 0) > 0.75
