import numpy as np
import pandas as pd

from greenroom.coding.checking import close, holds_for, raises, same, unchanged
from greenroom.coding.checking import strategies as st

DAY = pd.Timestamp("2026-03-02 09:00")


def clicks_at(*pairs):
    """A frame of (user, minutes after nine) in the order given."""
    return pd.DataFrame(
        {
            "user": pd.Series([user for user, _ in pairs], dtype=object),
            "at": pd.to_datetime([DAY + pd.Timedelta(minutes=minute) for _, minute in pairs]),
            "page": [f"/recipe/{place}" for place in range(len(pairs))],
        }
    )


def sessions(candidate, *pairs, **named):
    return candidate(clicks_at(*pairs), **named)["session"].tolist()


def by_hand(clicks, gap):
    """The same, one click after the other."""
    found, last, number = {}, {}, {}
    order = sorted(range(len(clicks)), key=lambda place: clicks["at"].iloc[place])
    for place in order:
        user, at = clicks["user"].iloc[place], clicks["at"].iloc[place]
        if user not in last or at - last[user] > pd.Timedelta(minutes=gap):
            number[user] = number.get(user, 0) + 1
        last[user] = at
        found[place] = number[user]
    return [found[place] for place in range(len(clicks))]


def many_clicks(count, users, seed):
    dice = np.random.default_rng(seed)
    return pd.DataFrame(
        {
            "user": dice.integers(0, users, size=count).astype(str),
            "at": DAY + pd.to_timedelta(dice.integers(0, 40 * count // users, size=count), "min"),
        }
    )


def sized(n):
    return (many_clicks(n, max(n // 20, 1), seed=n),)


def check_a_long_pause_starts_a_session(candidate):
    """A pause longer than the gap starts the next session."""
    found = sessions(candidate, ("ann", 0), ("ann", 20), ("ann", 60), ("ann", 61))

    assert found == [1, 1, 2, 2]


def check_users_are_apart(candidate):
    """Every user has sessions of their own, from 1, however the clicks are mixed."""
    found = sessions(
        candidate, ("ann", 0), ("bob", 5), ("ann", 45), ("bob", 10), ("cy", 46), ("ann", 50)
    )

    assert found == [1, 1, 2, 1, 1, 2]


def check_all_columns_are_kept(candidate):
    """All columns stay, in their order, and session comes last, with whole numbers."""
    clicks = clicks_at(("ann", 0), ("bob", 1))

    got = candidate(clicks)

    assert list(got.columns) == ["user", "at", "page", "session"]
    assert got["session"].dtype.kind == "i"
    same(got.drop(columns="session"), clicks)


def check_exactly_the_gap_is_no_pause(candidate):
    """A pause of exactly the gap stays in the session; a second more does not."""
    found = sessions(candidate, ("ann", 0), ("ann", 30), ("ann", 60 + 1 / 60))

    assert found == [1, 1, 2]


def check_rows_in_any_order(candidate):
    """Sessions follow the time of the clicks, not the order of the rows."""
    found = sessions(candidate, ("ann", 100), ("ann", 0), ("ann", 50), ("ann", 10), ("ann", 105))

    assert found == [3, 1, 2, 1, 3]


def check_a_session_may_last_for_hours(candidate):
    """What counts is the click before, not the session's first one."""
    found = sessions(candidate, *[("ann", 25 * step) for step in range(12)])

    assert found == [1] * 12


def check_clicks_at_the_same_time(candidate):
    """Clicks of a user at the same time are in the same session."""
    found = sessions(candidate, ("ann", 0), ("ann", 40), ("ann", 40), ("ann", 0))

    assert found == [1, 2, 2, 1]


def check_the_gap_can_be_chosen(candidate):
    """Another gap cuts elsewhere, also one of half a minute."""
    pairs = [("ann", 0), ("ann", 0.4), ("ann", 1), ("ann", 50)]

    assert sessions(candidate, *pairs, gap_minutes=0.5) == [1, 1, 2, 3]
    assert sessions(candidate, *pairs, gap_minutes=60) == [1, 1, 1, 1]


def check_gap_must_be_positive(candidate):
    """A gap of zero, below zero or not a number raises ValueError."""
    clicks = clicks_at(("ann", 0))

    for gap in (0, -5, float("nan")):
        raises(ValueError, candidate, clicks, gap)
    assert candidate(clicks, 0.001)["session"].tolist() == [1]


def check_clicks_without_a_user(candidate):
    """Clicks without a user get session 0 and change nobody else's."""
    found = sessions(candidate, (None, 0), ("ann", 1), (None, 90), ("ann", 95), (np.nan, 91))

    assert found == [0, 1, 0, 2, 0]


def check_index_is_kept(candidate):
    """The index stays as it was, even when it repeats or is in no order."""
    clicks = clicks_at(("ann", 50), ("bob", 0), ("ann", 0), ("bob", 70)).set_axis([7, 7, 3, 3])

    got = candidate(clicks)

    assert got.index.tolist() == [7, 7, 3, 3]
    assert got["session"].tolist() == [2, 1, 1, 2]


def check_empty_table(candidate):
    """No clicks give no rows, and the column all the same."""
    got = candidate(clicks_at(("ann", 0)).iloc[:0])

    assert len(got) == 0
    assert list(got.columns) == ["user", "at", "page", "session"]
    assert got["session"].dtype.kind == "i"


def check_input_is_unchanged(candidate):
    """The frame that was passed in is not changed."""
    got = unchanged(candidate, clicks_at(("bob", 40), ("ann", 0), ("bob", 0)))

    assert got["session"].tolist() == [2, 1, 1]


def check_clock_change(candidate):
    """With time zones real time counts: when clocks go forward, 01:50 to 03:10 is 20 minutes."""
    at = pd.to_datetime(["2026-03-29 00:50", "2026-03-29 01:10", "2026-03-29 01:50"], utc=True)
    clicks = pd.DataFrame({"user": ["ann"] * 3, "at": at.tz_convert("Europe/Berlin")})

    assert candidate(clicks)["session"].tolist() == [1, 1, 2]


def check_as_by_hand(candidate):
    """On many random tables it gives what going click by click gives."""

    @holds_for(st.integers(1, 60), st.integers(1, 5), st.integers(0, 10_000))
    def as_by_hand(count, users, seed):
        clicks = many_clicks(count, users, seed)
        got = candidate(clicks, 20)
        assert got["session"].tolist() == by_hand(clicks, 20)


def check_a_big_table(candidate):
    """A hundred and fifty thousand clicks of ten thousand users are cut in time."""
    clicks = many_clicks(150_000, 10_000, seed=5)

    got = candidate(clicks)

    firsts = got.sort_values("at", kind="stable").groupby("user")["session"].first()
    close(firsts.to_numpy(), np.ones(len(firsts)))
    assert got["session"].max() > 3
