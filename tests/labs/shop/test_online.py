from collections.abc import Iterator
from importlib.util import find_spec

import numpy as np
import pytest
from fastapi.testclient import TestClient

from greenroom.labs.shop.candidates import Events
from greenroom.labs.shop.catalogue import Floats, generated
from greenroom.labs.shop.online import Asked, OnlineStore, Recommender, make_index
from greenroom.labs.shop.rank import PAST, Known, Seen, features
from greenroom.labs.shop.serve import make_service

HOMES, GOODS, WIDTH = 12, 400, 8
POPULAR = np.arange(10) + 300


def vectors(rows: int, seed: int) -> Floats:
    return np.random.default_rng(seed).normal(0, 1, (rows, WIDTH))


def recommender() -> Recommender:
    """Near products, those the household took most first."""
    about = np.zeros((GOODS, 2))
    index = make_index(vectors(GOODS, 1), ann=False)
    return Recommender(vectors(HOMES, 2), index, about, lambda x: np.asarray(x[:, 0]), POPULAR)


@pytest.fixture
def store() -> OnlineStore:
    return OnlineStore(GOODS)


@pytest.fixture
def client(store: OnlineStore) -> Iterator[TestClient]:
    with TestClient(make_service(recommender(), store, GOODS)) as made:
        yield made


VISIT = {"week": 3, "household": 4, "hour": 18, "phone": True}


def test_the_store_gives_the_features_of_the_batch() -> None:
    rng = np.random.default_rng(0)
    week = np.sort(rng.integers(0, 9, 3_000))
    events = Events(
        households=HOMES, products=GOODS, now=9, household=rng.integers(0, HOMES, 3_000),
        product=rng.integers(0, GOODS, 3_000), week=week, weight=rng.choice([1.0, 3.0], 3_000),
    )  # fmt: skip
    stock, store, products = generated(GOODS, 0), OnlineStore(GOODS), np.arange(0, GOODS, 7)
    done = 0

    for now in range(10):
        past = Known(events=events.only(week < now, now), stock=stock, scorers=())
        while done < len(week) and week[done] < now:
            at, home, good = (int(c[done]) for c in (week, events.household, events.product))
            store.take(at, home, good, float(events.weight[done]))
            done += 1
        for household in (0, 5):
            many = np.full(len(products), household)
            seen = Seen(household=many, product=products, hour=many, phone=many > 99)
            batch = features(past, seen, context=False)
            assert batch.shape[1] == len(PAST)
            online = store.features(now, household, products)
            assert np.abs(batch - online).max() < 1e-9


def test_what_is_taken_this_week_is_no_feature_of_this_week(store: OnlineStore) -> None:
    store.take(2, 1, 7, 1.0)

    assert store.features(2, 1, np.array([7]))[0].tolist() == [0, 52, 0, 0, 1]
    assert store.features(3, 1, np.array([7]))[0].tolist() == [1, 1, 1, 1, 2]
    with pytest.raises(ValueError, match="week 1 is over"):
        store.take(1, 1, 7, 1.0)


def test_a_plain_index_finds_the_highest_products_in_order() -> None:
    goods, vector = vectors(GOODS, 1), vectors(1, 5)[0]

    found = make_index(goods, ann=False)(vector.astype(np.float32), 20)

    assert found.tolist() == np.argsort(-(goods @ vector))[:20].tolist()


@pytest.mark.skipif(find_spec("usearch") is None, reason="usearch is not installed")
def test_a_graph_finds_nearly_all_of_them() -> None:
    goods = vectors(2_000, 1)
    exact, near = make_index(goods, ann=False), make_index(goods, ann=True)
    asked = vectors(30, 3).astype(np.float32)

    shares = [np.isin(near(each, 50), exact(each, 50)).mean() for each in asked]

    assert np.mean(shares) > 0.9


def test_a_slate_holds_ten_products_the_known_ones_first(client: TestClient) -> None:
    asked = Asked(week=0, household=4, hour=9, phone=False)
    near = recommender().slate(asked, OnlineStore(GOODS))
    favourite = near.products[7]
    assert client.post("/taken", json={"week": 2, "household": 4, "product": favourite}).json()

    answer = client.post("/slate", json=VISIT).json()

    assert answer["fallback"] == ""
    assert len(set(answer["products"])) == 10
    assert answer["products"][0] == favourite


def test_a_store_that_is_killed_leaves_the_popular_products_and_comes_back(
    client: TestClient, store: OnlineStore
) -> None:
    before = client.post("/slate", json=VISIT).json()

    store.up = False
    during = client.post("/slate", json=VISIT)
    lost = client.post("/taken", json={"week": 3, "household": 4, "product": 1})
    sick = client.get("/health").json()
    store.up = True

    assert during.status_code == 200
    assert during.json() == {"products": POPULAR.tolist(), "fallback": "the store is down"}
    assert lost.status_code == 503
    assert sick == {"store": False}
    assert client.post("/slate", json=VISIT).json() == before


def test_a_household_nobody_knows_gets_what_is_popular(client: TestClient) -> None:
    answer = client.post("/slate", json=VISIT | {"household": 99_999}).json()

    assert answer == {"products": POPULAR.tolist(), "fallback": "unknown household"}


@pytest.mark.parametrize(
    "wrong", [{}, {"hour": 25}, {"household": -1}, {"phone": "yes"}, {"colour": "red"}]
)
def test_what_is_no_visit_is_refused(client: TestClient, wrong: dict[str, object]) -> None:
    asked = VISIT | wrong if wrong else {}

    assert client.post("/slate", json=asked).status_code == 422


def test_a_week_that_is_over_is_refused_and_a_product_that_is_none(client: TestClient) -> None:
    client.post("/slate", json=VISIT)

    assert client.post("/slate", json=VISIT | {"week": 1}).status_code == 409
    unknown = {"week": 3, "household": 1, "product": GOODS}
    assert client.post("/taken", json=unknown).status_code == 422
