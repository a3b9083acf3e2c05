import numpy as np
import pytest

from greenroom.labs.shop.catalogue import Floats, generated
from greenroom.labs.shop.log import ORGANIC, Log, Visits, best, draw_slates, fixed_slates, joined
from greenroom.labs.shop.world import ATTENTION, Setting, Shop, make_shop

SMALL = Setting(products=300, households=300, weeks=8)


def popular(shop: Shop, visits: Visits) -> Floats:
    return np.repeat(shop.pull[None, visits.week], len(visits), axis=0)


def run(shop: Shop, sharpness: float = 0.5) -> tuple[Log, list[Floats]]:
    """A shop's weeks under a policy of chance, with the true chances of what it showed."""
    last, logs, truths = shop.at_start(), [], []
    for week in range(shop.setting.weeks):
        visits = shop.visits(week)
        slates = draw_slates(sharpness * popular(shop, visits), visits, 10, 0)
        truths.append(shop.truth(visits, slates, last))
        log, last = shop.serve(visits, slates, last)
        logs.append(log)
    return joined(logs), truths


def test_the_same_seed_draws_the_same_shop_and_names_it() -> None:
    once, again, other = (make_shop(SMALL, seed) for seed in (5, 5, 6))

    assert once.drawn == again.drawn != other.drawn
    assert (run(once)[0].clicked == run(again)[0].clicked).all()
    assert make_shop(SMALL, 5, generated(300, 9)).drawn != once.drawn


def test_clicks_come_as_often_as_the_referee_says() -> None:
    log, truths = run(make_shop(SMALL, 0))
    expected = np.concatenate(truths).mean(axis=0)

    for rank, share in enumerate(expected):
        rows = log.rank == rank
        error = np.sqrt(share * (1 - share) / rows.sum())
        assert log.clicked[rows].mean() == pytest.approx(share, abs=4 * error)


def test_a_lower_rank_is_looked_at_less_and_least_on_a_phone() -> None:
    shop = make_shop(SMALL, 1)
    visits, last = shop.visits(0), shop.at_start()
    slates = fixed_slates(popular(shop, visits), visits, 10)

    seen = shop.truth(visits, slates, last) / np.take_along_axis(
        shop.wanted(visits, last), slates.product, axis=1
    )

    ranks = np.arange(10)
    assert np.allclose(seen[~visits.phone], ATTENTION[0] ** ranks)
    assert np.allclose(seen[visits.phone], ATTENTION[1] ** ranks)


def test_the_first_product_is_drawn_with_the_chance_that_is_written_down() -> None:
    shop = make_shop(SMALL, 2)
    visits = shop.visits(3)
    score = 0.6 * popular(shop, visits)

    draws = [draw_slates(score, visits, 5, seed) for seed in range(30)]

    first = np.concatenate([each.product[:, 0] for each in draws])
    chances = np.concatenate([each.chance for each in draws])
    favourite = np.bincount(first).argmax()
    told = chances[first == favourite][0]
    assert (first == favourite).mean() == pytest.approx(told, abs=0.01)
    # Weighing by 1/chance counts every product that is sold once.
    assert (1 / chances).mean() == pytest.approx(visits.available.sum(), rel=0.15)


def test_a_slate_shows_no_product_twice_and_none_that_is_not_sold() -> None:
    shop = make_shop(SMALL, 3)
    visits = shop.visits(0)

    slates = draw_slates(popular(shop, visits), visits, 10, 0)

    assert not visits.available.all()
    assert visits.available[slates.product].all()
    assert (np.diff(np.sort(slates.product, axis=1), axis=1) > 0).all()


def test_a_staple_is_bought_when_it_has_run_out() -> None:
    shop = make_shop(SMALL, 4)
    log, _ = run(shop)
    staple = shop.staple[log.household, log.product]

    assert log.bought[staple & log.clicked].mean() > 1.3 * log.bought[~staple & log.clicked].mean()
    pairs = log.household[log.bought & staple] * 300 + log.product[log.bought & staple]
    assert len(np.unique(pairs)) < 0.8 * len(pairs)


def test_only_buyers_rate_and_the_pleased_ones_more_often() -> None:
    shop = make_shop(SMALL, 5)
    log, _ = run(shop)
    rated = log.rating > 0

    assert log.bought[rated].all()
    assert shop.quality[log.product[rated]].mean() > shop.quality[log.product[log.bought]].mean()


def test_every_week_brings_the_same_households_whatever_is_shown() -> None:
    shop = make_shop(SMALL, 6)
    found = []

    for sharpness in (0.1, 2.0):
        log, _ = run(shop, sharpness)
        first = log.only((log.week == 0) & (log.rank == ORGANIC))
        found.append((first.session.tolist(), first.product.tolist()))

    assert found[0] == found[1]


def test_the_best_come_in_order_and_ties_by_number() -> None:
    score = np.array([[1.0, 3.0, 2.0, 3.0], [0.0, 0.0, 0.0, 0.0]])

    assert best(score, 3).tolist() == [[1, 3, 2], [0, 1, 2]]
