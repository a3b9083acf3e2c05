from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from greenroom.labs.fraud.choices import CHOICES
from greenroom.labs.fraud.design import measure
from greenroom.labs.fraud.history import OPENS, Conditions, history
from greenroom.labs.fraud.play import Played, play
from greenroom.labs.fraud.thieves import PRICES, Thieves, at_first, learn, strike
from greenroom.labs.fraud.world import Payments
from greenroom.labs.model import Value
from greenroom.labs.run import one_thread

SOUND: dict[str, Value] = {
    **{each.id: each.default for each in CHOICES}, "split": "time", "labels": "delayed",
    "threshold": "cost", "backfill": "yes",
}  # fmt: skip


@cache
def played(reacts: bool = True, **choices: Value) -> Played:
    with one_thread():
        return play({**SOUND, **choices}, Conditions(0, reacts=reacts))


def tried(price: float, count: int = 20, kind: int = 3) -> Payments:
    """A ring's payments at one price, one a card and terminal."""
    each = np.arange(count) * 4
    return Payments(
        time=each, card=each, terminal=each, amount=np.full(count, price),
        kind=np.full(count, kind), delay=np.ones(count),
    )  # fmt: skip


def rings() -> Thieves:
    return at_first(history(Conditions(0)).dealt)


def test_what_is_declined_at_a_price_is_doubted_there_and_above() -> None:
    declined = np.ones(20, dtype=np.bool_)

    learnt = learn(rings(), tried(145.0), declined)

    at = PRICES.index(145.0)
    assert learnt.belief[0, at:].max() < 0.5
    assert learnt.belief[0, :at].min() == 1
    assert learnt.belief[1].min() == 1


def test_a_declined_card_is_used_no_more() -> None:
    thieves, cards = history(Conditions(0)).thieves, tried(100.0)

    lost = learn(thieves, cards, np.ones(20, dtype=np.bool_))

    assert lost.cards[cards.card].max() == 0
    assert np.array_equal(np.delete(lost.cards, cards.card), np.delete(thieves.cards, cards.card))


@pytest.mark.parametrize(("count", "left"), [(2, False), (3, True)])
def test_a_terminal_is_left_when_three_payments_or_more_were_mostly_declined(
    count: int, left: bool
) -> None:
    thieves = history(Conditions(0)).thieves
    place = int(np.argmax(thieves.terminals))
    payments = replace(tried(50.0, count, kind=2), terminal=np.full(count, place))

    after = learn(thieves, payments, np.ones(count, dtype=np.bool_))

    assert bool(after.terminals[place] == 0) is left


def test_thieves_who_see_what_is_declined_take_more_past_the_same_design() -> None:
    watched, blind = measure(played().book), measure(played(reacts=False).book)

    assert watched["late-ap"] < blind["late-ap"]
    assert watched["caught"] < blind["caught"]


def test_how_a_design_decays_hangs_on_the_design() -> None:
    strict, lax = played().book.payments, played(threshold="half").book.payments
    before, late = strict.day < OPENS, strict.day >= OPENS + 14

    assert np.array_equal(strict.amount[before], lax.amount[before])
    assert not np.array_equal(strict.amount[late & strict.fraud], lax.amount[late & lax.fraud])
    assert np.array_equal(strict.time, lax.time)


def test_the_same_week_is_struck_in_the_same_way() -> None:
    past = history(Conditions(0))

    once, again = (strike(past.thieves, past.dealt, 70, np.random.default_rng(5)) for _ in "ab")

    assert np.array_equal(once[1].amount, again[1].amount)
    assert np.array_equal(once[1].kind, again[1].kind)


def test_nobody_knows_a_fraud_before_it_is_reported_or_looked_at() -> None:
    book = played().book
    made = book.payments.time / 86_400

    known = book.known(OPENS, 7, backfill=True)

    assert (made + book.payments.delay)[known].max() <= OPENS
    assert known.sum() > book.known(OPENS, 7, backfill=False).sum()


def test_what_was_refused_unseen_is_never_known_as_fraud() -> None:
    book = played().book
    unseen = book.stopped & ~book.seen

    assert (unseen & book.payments.fraud).any()
    assert not book.known(1_000, 7, backfill=True)[unseen].any()
    assert not book.labelled[unseen].any()


def test_letting_some_through_labels_what_would_have_been_refused() -> None:
    closed, open_ = measure(played().book), measure(played(explore="some").book)

    assert open_["unlabelled"] < closed["unlabelled"]


@pytest.mark.parametrize("wait", [7, 14])
def test_features_of_a_week_use_labels_as_they_were_known(wait: int) -> None:
    from greenroom.labs.fraud.alarms import WATCHED
    from greenroom.labs.fraud.features import features

    book = played(wait=wait).book
    late = book.payments.day >= OPENS + 49

    batch = features(book.payments, book.soon(wait), wait)[late][:, WATCHED]

    assert np.allclose(batch, book.x[late], rtol=0, atol=1e-6)
