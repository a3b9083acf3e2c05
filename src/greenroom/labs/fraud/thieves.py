"""Thieves who react: each week they see which of their payments went through, and move.

Rings with stolen cards buy at a price of their own, small sums first; a card that was declined is
burnt, and they go to the price that promised most of what went through. Rings behind terminals
leave one where they are declined, and take over another. The rounds are weeks.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator

from greenroom.labs.fraud.world import DAY, Flags, Floats, Ints, Payments

PRICES = (4.0, 9.0, 15.0, 24.0, 36.0, 52.0, 75.0, 105.0, 145.0, 200.0, 280.0, 400.0)  # €
CARDS, BURSTS = (0, 1, 2, 3), 4  # rings by number; bursts begin when the world turns
KEPT, HELD = 14, 28  # days a stolen card and a terminal are used
THIRD = 1 / 3  # of a stolen card's payments are the thief's
PROBE, BESIDE = 0.1, 0.25  # luck below which a thief tries a tiny sum, or a price beside the ring's
TRUST = 0.7  # what a week says against all before it
HOPE = 0.05  # how much of a doubt is forgotten in a week


@dataclass(frozen=True, slots=True)
class Dealt:
    """What is drawn before anybody acts, the same for every design: payments and all luck.

    Attributes:
        payments: Honest ones, and those of bursts, whose amounts are not known yet.
        burst: Which are of a burst: thieves' whatever happens.
        luck: A number in [0, 1) for each payment and use, shape (n, 3).
        cards: In which order cards are stolen.
        terminals: In which order terminals are taken over.
    """

    payments: Payments
    burst: Flags
    luck: Floats
    cards: Ints
    terminals: Ints


@dataclass(frozen=True, slots=True)
class Thieves:
    """What the rings hold and believe; a week makes new ones.

    Attributes:
        belief: The share each ring thinks goes through at each price, shape (5, prices).
        cards: Of each card, until which day it is used; 0 for never.
        terminals: The same of each terminal.
        taken: How many cards and terminals have been taken so far.
    """

    belief: Floats
    cards: Ints
    terminals: Ints
    taken: tuple[int, int]


def at_first(dealt: Dealt) -> Thieves:
    """Thieves before they have tried anything."""
    cards, terminals = len(dealt.cards), len(dealt.terminals)
    nothing = np.zeros(cards, dtype=np.int64), np.zeros(terminals, dtype=np.int64)
    return Thieves(np.ones((len(CARDS) + 1, len(PRICES))), *nothing, (0, 0))


def strike(
    thieves: Thieves, dealt: Dealt, day: int, fashion: Generator
) -> tuple[Thieves, Payments]:
    """A week of theft from `day` on: the week's payments with what thieves make of them.

    Args:
        thieves: As the week begins.
        dealt: All payments with their luck.
        day: The first day of the week.
        fashion: What makes a ring prefer one price this week.
    """
    thieves = _recruit(thieves, dealt, day)
    rows = week(dealt.payments, day)
    week_of, luck = dealt.payments.only(rows), dealt.luck[rows]
    used = (week_of.day < thieves.cards[week_of.card]) & (luck[:, 0] < THIRD)
    ring = np.where(used, week_of.card % len(CARDS), -1)
    ring[dealt.burst[rows]] = BURSTS
    kind = np.where(week_of.day < thieves.terminals[week_of.terminal], 2, 0)
    amount = week_of.amount.copy()
    for number in (*CARDS, BURSTS):
        mine, price = ring == number, _main_price(thieves.belief[number], number, fashion)
        amount[mine] = _asked(luck[mine], price)
        kind[mine] = 4 if number == BURSTS else 3
    return thieves, replace(week_of, amount=np.round(amount, 2), kind=kind)


def learn(thieves: Thieves, tried: Payments, declined: Flags) -> Thieves:
    """What the rings make of a week's outcome."""
    belief = thieves.belief.copy()
    belief += HOPE * (1 - belief)
    at = np.abs(np.log(tried.amount[:, None] + 0.01) - np.log(PRICES)).argmin(axis=1)
    for number in (*CARDS, BURSTS):
        mine = (tried.kind == 4) if number == BURSTS else (
            (tried.kind == 3) & (tried.card % len(CARDS) == number))  # fmt: skip
        for place in np.unique(at[mine]):
            passed = 1 - float(declined[mine & (at == place)].mean())
            belief[number, place] += TRUST * (passed - belief[number, place])
        # what is declined at a price is thought to be declined at dearer ones too
        belief[number] = np.minimum.accumulate(belief[number])
    burnt = np.unique(tried.card[(tried.kind == 3) & declined])
    cards, terminals = thieves.cards.copy(), thieves.terminals.copy()
    cards[burnt] = 0
    terminals[_mostly_declined(tried, declined, len(terminals))] = 0
    return replace(thieves, belief=belief, cards=cards, terminals=terminals)


def week(payments: Payments, day: int) -> slice:
    """Where the payments of the week from a day on are."""
    edges = np.searchsorted(payments.time, (day * DAY, (day + 7) * DAY))
    return slice(int(edges[0]), int(edges[1]))


def _recruit(thieves: Thieves, dealt: Dealt, day: int) -> Thieves:
    """Take cards and terminals until rings hold as many as they can use, a few a week."""
    held = int((thieves.cards > day).sum()), int((thieves.terminals > day).sum())
    most = round(len(dealt.cards) * 0.016), round(len(dealt.terminals) * 0.009)
    few = round(len(dealt.cards) * 0.009), round(len(dealt.terminals) * 0.00225)
    return _take(
        thieves, dealt, day, (min(few[0], most[0] - held[0]), min(few[1], most[1] - held[1]))
    )


def _take(thieves: Thieves, dealt: Dealt, day: int, new: tuple[int, int]) -> Thieves:
    cards, terminals = thieves.cards.copy(), thieves.terminals.copy()
    card, terminal = (np.arange(t, t + n) for t, n in zip(thieves.taken, new, strict=True))
    cards[dealt.cards[card % len(cards)]] = day + KEPT
    terminals[dealt.terminals[terminal % len(terminals)]] = day + HELD
    taken = (thieves.taken[0] + new[0], thieves.taken[1] + new[1])
    return Thieves(thieves.belief, cards, terminals, taken)


def _main_price(belief: Floats, ring: int, fashion: Generator) -> float:
    """The price a ring thinks it takes most at, and a whim; bursts are of smaller sums."""
    whim = np.exp(fashion.normal(0, 1.1, len(PRICES)))
    top = 8 if ring == BURSTS else len(PRICES)
    worth = (belief * np.sqrt(PRICES) * whim)[:top]  # dearer goods are harder to sell on
    return float(PRICES[int(np.argmax(worth))] * fashion.uniform(0.85, 1.15))


def _asked(luck: Floats, price: float) -> Floats:
    """Sums asked for: mostly the ring's price to half a percent, some beside it, some tiny."""
    beside = price * np.where(luck[:, 1] < (PROBE + BESIDE) / 2, 0.7, 1.4)
    tiny = 0.5 + 2.5 * luck[:, 2]
    near = price * (0.995 + 0.01 * luck[:, 2])
    return np.where(luck[:, 1] < PROBE, tiny, np.where(luck[:, 1] < BESIDE, beside, near))


def _mostly_declined(tried: Payments, declined: Flags, terminals: int) -> Ints:
    """Terminals where more than half of three or more of a ring's payments were declined."""
    mine = tried.kind == 2
    count = np.bincount(tried.terminal[mine], minlength=terminals)
    lost = np.bincount(tried.terminal[mine & declined], minlength=terminals)
    return np.flatnonzero((count >= 3) & (2 * lost > count))
