import numpy as np

from greenroom.labs.fraud.features import features
from greenroom.labs.fraud.online import Store
from greenroom.labs.fraud.world import DAY, LARGE, Payments, Setting, honest, make_world

SMALL = Setting(cards=400, terminals=800, days=60)


def same(one: Payments, other: Payments) -> bool:
    return all(np.array_equal(getattr(one, n), getattr(other, n)) for n in one.__slots__)


def test_the_same_seed_draws_the_same_world_and_another_seed_another() -> None:
    assert same(make_world(SMALL, 3), make_world(SMALL, 3))
    assert not np.array_equal(make_world(SMALL, 3).time[:99], make_world(SMALL, 4).time[:99])


def test_payments_come_in_order_of_time_and_within_their_days() -> None:
    world = make_world(SMALL, 0)

    assert (np.diff(world.time) >= 0).all()
    assert world.day.min() == 0
    assert world.day.max() == SMALL.days - 1


def test_every_large_amount_is_fraud_in_the_published_world() -> None:
    world = make_world(SMALL, 0)

    assert world.fraud[world.amount > LARGE].all()


def test_customers_pay_more_once_the_world_has_turned() -> None:
    rng = np.random.default_rng
    turned = honest(Setting(cards=400, terminals=800, days=60, turns=20), rng(0))
    steady = honest(SMALL, rng(0))

    late = steady.day >= 34
    assert turned.amount[turned.day < 20].mean() == steady.amount[steady.day < 20].mean()
    assert turned.amount[late].mean() > 1.2 * steady.amount[late].mean()


def test_features_know_nothing_of_labels_younger_than_the_delay() -> None:
    world = make_world(SMALL, 1)
    now = 50 * DAY
    changed = world.fraud.copy()
    changed[world.time > now - 7 * DAY] ^= True

    past = world.time <= now
    here, there = features(world, world.fraud, 7), features(world, changed, 7)

    assert np.array_equal(here[past], there[past])


def test_features_without_a_delay_know_the_fraud_of_the_minute_before_but_not_their_own() -> None:
    world = make_world(SMALL, 1)
    late, flipped = world.day > 40, world.fraud.copy()
    flipped[-1] ^= True

    leaky, honest_ = (features(world, world.fraud, delay) for delay in (0, 7))

    assert leaky[late, 10][world.kind[late] == 2].mean() > 0.5
    assert honest_[late, 10][world.kind[late] == 2].mean() < 0.9
    assert np.array_equal(features(world, flipped, 0)[-1], leaky[-1])


def test_what_comes_later_changes_no_feature() -> None:
    world = make_world(SMALL, 1)
    early = world.only(world.day < 40)

    whole = features(world, world.fraud)[: len(early)]

    assert np.allclose(whole, features(early, early.fraud), rtol=0, atol=1e-9)


def test_the_online_store_gives_the_features_of_the_batch() -> None:
    world = make_world(Setting(cards=300, terminals=300, days=50), 2)
    batch = features(world, world.fraud)
    store = Store()
    worst = 0.0

    for row in range(len(world)):
        payment = (world.time[row], world.card[row], world.terminal[row])
        time, card, terminal = (int(each) for each in payment)
        online = store.arrive(time, card, terminal, float(world.amount[row]))
        worst = max(worst, float(np.abs(batch[row] - online).max()))
        if world.fraud[row]:
            store.report(terminal, time)

    assert len(world) > 20_000
    assert worst < 1e-6
