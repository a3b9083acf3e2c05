import numpy as np
import pytest

from greenroom.labs.shop.candidates import Events, ease, fit, item_item, own, popularity
from greenroom.labs.shop.catalogue import Floats, generated
from greenroom.labs.shop.factors import Shape, als_factors, rated
from greenroom.labs.shop.measure import auc, coverage, find, gained, mean_interval, split
from greenroom.labs.shop.towers import tower_vectors

HOMES, GOODS = 60, 40
SOURCES = ("popularity", "own", "item-item", "ease", "als", "ncf", "two-tower", "content")


def two_circles(seed: int = 0, weeks: int = 8) -> Events:
    """Even households take even products and odd ones odd products, mostly."""
    rng = np.random.default_rng(seed)
    household = np.repeat(np.arange(HOMES), 15)
    product = 2 * rng.integers(0, GOODS // 2, len(household)) + household % 2
    strange = rng.random(len(household)) < 0.05
    product[strange] = rng.integers(0, GOODS, int(strange.sum()))
    week = np.sort(rng.integers(0, weeks, len(household)))
    return Events(
        households=HOMES, products=GOODS, now=weeks, household=household, product=product,
        week=week, weight=np.ones(len(household)),
    )  # fmt: skip


def by_circle(scores: Floats) -> float:
    """How much higher a household's own circle scores than the other, in spreads."""
    same = (np.arange(HOMES)[:, None] + np.arange(GOODS)) % 2 == 0
    return float((scores[same].mean() - scores[~same].mean()) / scores.std())


@pytest.mark.parametrize("name", ["item-item", "ease", "als", "ncf", "two-tower"])
def test_who_takes_alike_is_offered_alike(name: str) -> None:
    scores = fit(name, two_circles(), generated(GOODS, 0), 0)(np.arange(HOMES))

    assert scores.shape == (HOMES, GOODS)
    assert by_circle(scores) > 0.5


@pytest.mark.parametrize("name", SOURCES)
def test_the_same_events_and_seed_give_the_same_scores(name: str) -> None:
    once = fit(name, two_circles(), generated(GOODS, 0), 3)(np.arange(5))
    again = fit(name, two_circles(), generated(GOODS, 0), 3)(np.arange(5))

    assert (once == again).all()
    assert np.isfinite(once).all()


@pytest.mark.parametrize("name", SOURCES)
def test_a_household_and_a_product_without_a_past_have_scores_too(name: str) -> None:
    events = two_circles()
    fewer = events.only((events.household != 7) & (events.product != 4))

    assert np.isfinite(fit(name, fewer, generated(GOODS, 0), 0)(np.array([7]))).all()


def test_popularity_forgets_what_is_long_past() -> None:
    events = two_circles()
    old = events.only(events.week < 4)

    assert (popularity(old)(np.array([0])) == 0).all()
    assert popularity(events)(np.array([0])).sum() == (events.week >= 4).sum()


def test_ones_own_purchases_count_half_after_their_half_life() -> None:
    events = Events(
        households=1, products=3, now=9, household=np.zeros(2, dtype=np.int64),
        product=np.array([0, 1]), week=np.array([8, 4]), weight=np.ones(2),
    )  # fmt: skip

    scores = own(events, half_life=4)(np.array([0]))[0]

    assert scores[0] == pytest.approx(2 * scores[1], rel=1e-4)
    assert scores[2] == 0


def test_jaccard_is_shared_households_over_all_that_took_either() -> None:
    events = Events(
        households=3, products=2, now=1, household=np.array([0, 0, 1, 2]),
        product=np.array([0, 1, 0, 1]), week=np.zeros(4, dtype=np.int64), weight=np.ones(4),
    )  # fmt: skip

    scores = item_item(events, "jaccard")(np.array([1]))

    assert scores.tolist() == [[0, pytest.approx(1 / 3)]]


def test_ease_is_each_products_ridge_on_all_the_others() -> None:
    events = two_circles()
    x = events.taken.toarray().astype(float)
    target, rest = x[:, 5], np.delete(x, 5, axis=1)
    ridge = np.linalg.solve(rest.T @ rest + 7 * np.eye(GOODS - 1), rest.T @ target)

    scores = ease(events, penalty=7)(np.arange(HOMES))[:, 5]

    assert np.allclose(scores, rest @ ridge)


def test_conjugate_gradients_end_where_each_households_exact_solution_is() -> None:
    events, shape = two_circles(), Shape(factors=4, steps=12, sweeps=60)
    x, y = als_factors(events, shape, 0)
    sure = shape.alpha * events.matrix.toarray()
    # The last thing solved was y for this x; solve it exactly, product by product.
    for product in range(GOODS):
        weight = np.diag(1 + sure[:, product])
        target = (1 + sure[:, product]) * (sure[:, product] > 0)
        exact = np.linalg.solve(x.T @ weight @ x + shape.penalty * np.eye(4), x.T @ target)
        assert np.allclose(y[product], exact, atol=1e-6)


def test_ratings_are_foretold_better_than_by_their_mean() -> None:
    rng = np.random.default_rng(0)
    liking = rng.normal(0, 1, (HOMES, 2)) @ rng.normal(0, 1, (2, GOODS))
    household, product = (each.ravel() for each in np.indices(liking.shape))
    stars = 3 + liking.ravel() + rng.normal(0, 0.3, liking.size)
    some = rng.random(liking.size) < 0.5
    learnt = Events(
        households=HOMES, products=GOODS, now=1, household=household[some], product=product[some],
        week=np.zeros(int(some.sum()), dtype=np.int64), weight=stars[some],
    )  # fmt: skip

    model = rated(learnt, factors=2, penalty=0.5)

    off = model.of(household[~some], product[~some]) - stars[~some]
    assert np.sqrt((off**2).mean()) < 0.6
    assert model.scorer()(household[~some][:1])[0, product[~some][0]] == pytest.approx(
        model.of(household[~some][:1], product[~some][:1])[0]
    )


def test_a_product_nobody_took_has_a_place_in_the_tower_by_its_category() -> None:
    events = two_circles()
    stock = generated(GOODS, 0)
    _, before = tower_vectors(events, stock, 0, epochs=0)
    unseen = events.only(events.product != 4)

    _, products = tower_vectors(unseen, stock, 0)

    assert not np.allclose(products[4], before[4])


def test_a_split_by_time_holds_out_the_last_weeks_and_one_at_random_any() -> None:
    events = two_circles()

    learnt, held = split("time", events, 2, 0)
    mixed, out = split("random", events, 2, 0)

    assert learnt.week.max() < 6 <= held.week.min()
    assert learnt.now == 6
    assert len(learnt) + len(held) == len(mixed) + len(out) == len(events)
    assert out.week.min() < 6 <= mixed.week.max()
    pairs = [set(zip(e.household.tolist(), e.product.tolist(), strict=True)) for e in (mixed, out)]
    assert not pairs[0] & pairs[1]


def test_gains_are_those_of_the_textbook() -> None:
    right = np.array([[True, False, True, False]])

    ndcg, recall = gained(np.array([[4.0, 3.0, 2.0, 1.0]]), right, 3)

    assert ndcg[0] == pytest.approx((1 + 0.5) / (1 + 1 / np.log2(3)))
    assert recall[0] == 1


def test_what_a_household_knows_does_not_count_as_found_anew() -> None:
    learnt, held = split("time", two_circles(), 2, 0)

    everything, news = (find(own(learnt), learnt, held, new=new) for new in (False, True))

    assert everything.ndcg > news.ndcg
    low, high = mean_interval(everything.each)[1:]
    assert low < everything.ndcg < high


def test_auc_counts_ties_as_half() -> None:
    assert auc(np.array([3.0, 1.0, 2.0]), np.array([True, False, False])) == 1
    assert auc(np.zeros(4), np.array([True, False, True, False])) == 0.5
    assert auc(np.ones(2), np.array([True, True])) == 0.5


def test_showing_one_product_always_is_least_even() -> None:
    assert coverage(np.arange(10), 10) == pytest.approx(0)
    assert coverage(np.zeros(10, dtype=np.int64), 10) == pytest.approx(0.9)
