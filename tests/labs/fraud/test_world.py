import numpy as np

from greenroom.labs.fraud.features import features
from greenroom.labs.fraud.online import Store
from greenroom.labs.fraud.world import DAY, LARGE, Payments, Setting, make_world

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


def test_a_large_amount_is_fraud_until_the_world_turns() -> None:
    world = make_world(Setting(cards=800, terminals=1_600, days=90, turns=45), 0)
    large = world.amount > LARGE
    before = world.day < 45

    assert world.fraud[large & before].all()
    assert not world.fraud[large & ~before].all()


def test_thieves_stay_below_the_limit_they_have_learnt() -> None:
    world = make_world(Setting(cards=800, terminals=1_600, days=90, turns=45, limit=80), 0)
    late = world.day >= 60

    assert world.amount[late & (world.kind == 3)].max() < 80
    assert world.amount[late & (world.kind == 4)].max() <= 3


def test_features_know_nothing_of_labels_younger_than_the_delay() -> None:
    world = make_world(SMALL, 1)
    now = 50 * DAY
    changed = world.fraud.copy()
    changed[world.time > now - 7 * DAY] ^= True

    past = world.time <= now
    here, there = features(world, world.fraud, 7), features(world, changed, 7)

    assert np.array_equal(here[past], there[past])


def test_features_without_a_delay_give_the_answer_away() -> None:
    world = make_world(SMALL, 1)
    late = world.day > 40

    leaky = features(world, world.fraud, 0)[late, 10]

    assert leaky[world.fraud[late]].min() > 0


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
