"""Checks of merge-duplicate-customers."""

import numpy as np
import pandas as pd

from greenroom.coding.checking import close, holds_for, unchanged
from greenroom.coding.checking import strategies as st

DAY = pd.Timestamp("2020-01-01")
COLUMNS = ["card", "name", "email", "phone", "joined", "mail_ok", "cards"]


def card(number, email=None, phone=None, **other):
    """One card; unless said otherwise joined and changed on the day of its number."""
    row = {"card": number, "name": f"reader {number}", "email": email, "phone": phone}
    return {**row, "joined": number, "changed": number, "mail_ok": True, **other}


def table(*rows):
    frame = pd.DataFrame(list(rows))
    for name in ("joined", "changed"):
        frame[name] = (DAY + pd.to_timedelta(frame[name], "D")).astype("datetime64[ns]")
    for name in ("name", "email", "phone"):
        frame[name] = frame[name].astype("str")
    return frame


def groups(kept):
    """The sets of cards that became one."""
    found = {}
    for number, reader in zip(kept.index, kept, strict=True):
        found.setdefault(reader, set()).add(number)
    return sorted(map(sorted, found.values()))


def together(candidate, *rows, **named):
    return groups(candidate(table(*rows), **named)[1])


def text(value):
    return None if pd.isna(value) else value


def check_example(candidate):
    """The example of the brief: three cards of one reader."""
    cards = table(
        card(1, "ann@x.org", "020 555 0143"),
        card(2, "Ann@X.org"),
        card(3, None, "+44 20 5550143"),
    )

    readers, kept = candidate(cards)

    assert kept.to_dict() == {1: 1, 2: 1, 3: 1}
    assert list(readers.columns) == COLUMNS
    assert readers["card"].tolist() == [1]
    assert readers["name"].tolist() == ["reader 3"]
    assert readers["email"].tolist() == ["Ann@X.org"]
    assert readers["phone"].tolist() == ["+44 20 5550143"]
    assert readers["joined"].tolist() == [DAY + pd.Timedelta(days=1)]
    assert readers["cards"].tolist() == [3]


def check_missing_keys_link_nobody(candidate):
    """Cards without email and phone stay apart, whether NaN, empty or blank."""
    rows = [card(1), card(2), card(3, "", ""), card(4, "", ""), card(5, "  ", " "), card(6, "  ")]

    assert together(candidate, *rows, most=100) == [[1], [2], [3], [4], [5], [6]]


def check_linked_by_a_chain(candidate):
    """Card 1 and card 3 share nothing, but both share something with card 2."""
    rows = [card(1, "a@x", "1111111"), card(2, "b@x", "1111111"), card(3, "b@x", "2222222")]

    assert together(candidate, *rows, card(4, "c@x", "3333333")) == [[1, 2, 3], [4]]


def check_the_rules_of_merging(candidate):
    """Earliest card, newest texts that are there, mail_ok only if all say so."""
    readers, kept = candidate(
        table(
            card(9, "a@x", "123 45 67", joined=2, changed=8, name="Ann Old"),
            card(4, "a@x", None, joined=5, changed=20, name=None, mail_ok=False),
            card(7, "A@x", "  ", joined=3, changed=12, name="Ann New"),
        )
    )

    assert kept.tolist() == [9, 9, 9]
    row = readers.iloc[0]
    assert [row["card"], row["name"], row["email"], row["phone"]] == [
        9,
        "Ann New",
        "a@x",
        "123 45 67",
    ]
    assert row["joined"] == DAY + pd.Timedelta(days=2)
    assert not row["mail_ok"]
    assert row["cards"] == 3


def check_emails_without_case_and_blanks(candidate):
    """Emails are the same without case and outer blanks, and not otherwise."""
    rows = [card(1, " Bo@Inn.org"), card(2, "bo@inn.ORG  "), card(3, "b.o@inn.org")]

    assert together(candidate, *rows) == [[1, 2], [3]]


def check_phones_by_their_last_nine_digits(candidate):
    """Signs and prefixes do not matter; one of the last nine digits does."""
    rows = [
        card(1, None, "0049 (30) 123-456-789"),
        card(2, None, "030/123456789"),
        card(3, None, "123456789"),
        card(4, None, "030 123456788"),
        card(5, None, "23456789"),
    ]

    assert together(candidate, *rows) == [[1, 2, 3], [4], [5]]


def check_seven_digits_are_enough(candidate):
    """Seven digits are compared, six are no phone number."""
    rows = [card(1, None, "765-4321"), card(2, None, "7654321"), card(3, None, "65 43 21")]

    assert together(candidate, *rows, card(4, None, "654321")) == [[1, 2], [3], [4]]


def check_email_and_phone_are_not_mixed(candidate):
    """The same text as an email and as a phone links nobody."""
    assert together(candidate, card(1, "5550001", None), card(2, None, "5550001")) == [[1], [2]]


def check_crowded_keys_link_nobody(candidate):
    """A key on exactly `most` cards links them, on one more it links none of them."""
    three = [card(n, "desk@x", None) for n in (1, 2, 3)]

    assert together(candidate, *three, most=3) == [[1, 2, 3]]
    assert together(candidate, *three, card(4, "DESK@x"), most=3) == [[1], [2], [3], [4]]
    assert together(candidate, *[card(n, "d@x") for n in range(5)]) == [[0, 1, 2, 3, 4]]
    assert len(together(candidate, *[card(n, "d@x") for n in range(6)])) == 6


def check_a_crowded_key_leaves_the_other_one(candidate):
    """Cards with a crowded phone are still linked by their emails."""
    rows = [card(n, f"{n % 3}@x", "0800 1234567") for n in range(6)]

    assert together(candidate, *rows, most=5) == [[0, 3], [1, 4], [2, 5]]


def check_no_missing_link_by_phone(candidate):
    """Phones too short to compare, or without any digit, link nobody."""
    rows = [card(n, f"{n}@x", phone) for n, phone in enumerate(["ask", "ask", "12", "12", "-"])]

    assert together(candidate, *rows) == [[0], [1], [2], [3], [4]]


def check_consent_needs_every_card(candidate):
    """One card without mail_ok is enough for the reader to have none, old or new."""
    for refuses in (1, 2, 3):
        rows = [card(n, "a@x", mail_ok=n != refuses) for n in (1, 2, 3)]
        readers, _ = candidate(table(*rows, card(4, "b@x")))
        assert readers["mail_ok"].tolist() == [False, True]


def check_ties(candidate):
    """Same joined: the lowest card stays. Same changed: the highest card's texts are taken."""
    rows = [card(number, "a@x", joined=1, changed=1) for number in (20, 10, 30)]

    readers, kept = candidate(table(*rows))

    assert kept.tolist() == [10, 10, 10]
    assert readers["name"].tolist() == ["reader 30"]


def check_a_text_nobody_has(candidate):
    """A text that is missing on all cards of a reader is NaN."""
    readers, _ = candidate(table(card(1, "a@x", " "), card(2, "a@x", None), card(3, None, "12345")))

    assert [text(value) for value in readers["phone"]] == [None, "12345"]
    assert [text(value) for value in readers["email"]] == ["a@x", None]


def check_order_of_rows_and_index(candidate):
    """Readers come by card with an index from 0; the series follows the order of the cards."""
    cards = table(card(8, "a@x"), card(3), card(5, "a@x"), card(1)).set_index(
        pd.Index(["q", "q", "r", "s"])
    )

    readers, kept = candidate(cards)

    assert readers["card"].tolist() == [1, 3, 5]
    assert readers.index.tolist() == [0, 1, 2]
    assert kept.index.tolist() == [8, 3, 5, 1]
    assert kept.tolist() == [5, 3, 5, 1]


def check_nothing_to_merge(candidate):
    """Cards that share nothing come back as they are, each by itself."""
    cards = table(card(2, "b@x", "2222222"), card(1, "a@x", "1111111", mail_ok=False))

    readers, kept = candidate(cards)

    assert kept.to_dict() == {2: 2, 1: 1}
    close(readers[COLUMNS[:-1]], cards.sort_values("card")[COLUMNS[:-1]].reset_index(drop=True))
    assert readers["cards"].tolist() == [1, 1]


def check_no_cards(candidate):
    """Without cards both results are empty."""
    readers, kept = candidate(table(card(1, "a@x", "1111111")).iloc[:0])

    assert list(readers.columns) == COLUMNS
    assert len(readers) == len(kept) == 0


def check_cards_are_left_alone(candidate):
    """The table passed in is not changed."""
    unchanged(candidate, table(card(2, " A@x ", "1-11"), card(1, "a@x", "  ")))


def check_order_of_cards_does_not_matter(candidate):
    """Shuffled cards give the same readers."""
    cards = crowd(40, seed=3)

    readers, kept = candidate(cards)
    mixed, others = candidate(cards.sample(frac=1.0, random_state=1))

    close(mixed, readers)
    assert groups(others) == groups(kept)


def check_same_as_growing_groups(candidate):
    """On random cards the groups are those found by adding linked cards until nothing changes."""

    @holds_for(st.integers(0, 10_000), examples=12)
    def as_grown(seed):
        cards = crowd(14, seed)
        readers, kept = candidate(cards, 4)
        assert groups(kept) == grown(cards, 4)
        assert readers["cards"].tolist() == [
            len(group) for group in sorted(groups(kept), key=lambda g: kept[g[0]])
        ]


def check_long_chains_in_time(candidate):
    """20,000 cards in one long chain become one reader in well under the time limit."""
    cards = sized(20_000)[0]

    readers, kept = candidate(cards)

    assert len(readers) == 1
    assert kept.nunique() == 1
    assert readers["cards"].tolist() == [20_000]


def crowd(rows, seed):
    """Random cards with few emails and phones, written in several ways."""
    dice = np.random.default_rng(seed)
    emails = [None, "", *(f"{letter}@x" for letter in "abcdefgh"), "A@x ", " B@X"]
    phones = [None, " ", "123456", *(f"030 55500{n:02}" for n in range(8)), "+49305550001"]
    made = []
    for number in dice.permutation(rows).tolist():
        joined, changed = dice.integers(0, 6, 2).tolist()
        email, phone = (some[dice.integers(0, len(some))] for some in (emails, phones))
        made.append(card(number, email, phone, joined=joined, changed=changed))
    return table(*made)


def grown(cards, most):
    """The slow way, on plain values."""
    keys = {}
    for number, *held in zip(cards["card"], cards["email"], cards["phone"], strict=True):
        email, phone = (text(value) or "" for value in held)
        digits = "".join(sign for sign in phone if sign in "0123456789")
        keys[number] = {("email", email.strip().lower())} if email.strip() else set()
        keys[number] |= {("phone", digits[-9:])} if len(digits) >= 7 else set()
    often = [key for held in keys.values() for key in held]
    keys = {n: {key for key in held if often.count(key) <= most} for n, held in keys.items()}
    left, found = set(keys), []
    while left:
        group = {left.pop()}
        while more := {n for n in left if any(keys[n] & keys[m] for m in group)}:
            group |= more
            left -= more
        found.append(sorted(group))
    return sorted(found)


def sized(n):
    """So many cards in one chain: neighbours share an email, then a phone, and so on."""
    step = np.random.default_rng(n).permutation(n)
    frame = {
        "card": np.arange(n),
        "name": "x",
        "email": [f"{s // 2}@x" for s in step],
        "phone": [f"{(s + 1) // 2:09}" for s in step],
        "joined": DAY,
        "changed": DAY,
        "mail_ok": True,
    }
    return (pd.DataFrame(frame),)
