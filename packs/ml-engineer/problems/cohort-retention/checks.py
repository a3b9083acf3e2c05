"""Checks of cohort-retention."""

import numpy as np
import pandas as pd

from greenroom.coding.checking import close, holds_for, unchanged
from greenroom.coding.checking import strategies as st

NAN = float("nan")


def gate(*rows):
    """Visits from pairs (member, moment)."""
    moments = pd.Series([pd.Timestamp(moment) for _, moment in rows], dtype="datetime64[ns]")
    return pd.DataFrame({"member": [member for member, _ in rows], "at": moments})


def month(text):
    return pd.Period(text, "M")


def expect(got, rows):
    """Compare a table with {month: [members, share, share, ...]}."""
    ages = len(next(iter(rows.values()))) - 1 if rows else 0
    assert got.columns.tolist() == ["members", *range(ages)]
    assert [str(index) for index in got.index] == list(rows)
    close(got.to_numpy(dtype=float), np.array(list(rows.values()), dtype=float))


EXAMPLE = (
    ("A", "2024-01-03"), ("A", "2024-01-20"), ("A", "2024-03-05"),
    ("B", "2024-01-30"), ("C", "2024-02-11"), ("C", "2024-04-02"),
)  # fmt: skip


def random_gate(seed, rows=40, months=6, members=9):
    dice = np.random.default_rng(seed)
    days = dice.integers(0, 30 * months, rows)
    moments = pd.Timestamp("2023-10-05") + pd.to_timedelta(days, "D")
    return gate(*zip(dice.integers(0, members, rows).tolist(), moments, strict=True))


def counted(visits, end):
    """The slow way, on plain values."""
    came = {}
    for member, at in zip(visits["member"], visits["at"], strict=True):
        number = 12 * at.year + at.month
        if number <= 12 * end.year + end.month:
            came.setdefault(member, set()).add(number)
    last = 12 * end.year + end.month
    first = min((min(held) for held in came.values()), default=last + 1)
    rows = {}
    for start in range(first, last + 1):
        group = [held for held in came.values() if min(held) == start]
        if group:
            shares = [
                NAN
                if start + age > last
                else sum(start + age in held for held in group) / len(group)
                for age in range(last - first + 1)
            ]
            rows[f"{(start - 1) // 12}-{(start - 1) % 12 + 1:02}"] = [len(group), *shares]
    return rows


def check_example(candidate):
    """The example of the brief, complete until March."""
    got = candidate(gate(*EXAMPLE), month("2024-03"))

    expect(got, {"2024-01": [2, 1.0, 0.0, 0.5], "2024-02": [1, 1.0, 0.0, NAN]})


def check_one_more_month(candidate):
    """The same visits, complete until April: C is back in month 2."""
    got = candidate(gate(*EXAMPLE), month("2024-04"))

    expect(got, {"2024-01": [2, 1.0, 0.0, 0.5, 0.0], "2024-02": [1, 1.0, 0.0, 1.0, NAN]})


def check_many_visits_count_once(candidate):
    """Members are counted, not visits."""
    visits = gate(*[("A", f"2024-01-{day:02}") for day in range(1, 11)], ("B", "2024-01-05"))

    expect(candidate(visits, month("2024-01")), {"2024-01": [2, 1.0]})


def check_index_and_columns(candidate):
    """The index holds monthly periods; the columns are "members" and whole numbers."""
    got = candidate(gate(*EXAMPLE), month("2024-03"))

    assert got.index.tolist() == [month("2024-01"), month("2024-02")]
    assert got.columns.tolist() == ["members", 0, 1, 2]


def check_calendar_months(candidate):
    """From 31 January to 1 February is one month, from 1 to 31 March is none."""
    visits = gate(
        ("A", "2023-01-31 23:59:59"), ("A", "2023-02-01 00:00:00"),
        ("B", "2023-03-01 00:00:00"), ("B", "2023-03-31 23:59:59"),
    )  # fmt: skip

    got = candidate(visits, month("2023-04"))

    expect(got, {"2023-01": [1, 1.0, 1.0, 0.0, 0.0], "2023-03": [1, 1.0, 0.0, NAN, NAN]})


def check_over_the_new_year(candidate):
    """January follows December."""
    visits = gate(
        ("A", "2022-12-10"), ("A", "2023-01-10"), ("B", "2022-11-10"), ("B", "2023-01-01")
    )

    got = candidate(visits, month("2023-01"))

    expect(got, {"2022-11": [1, 1.0, 0.0, 1.0], "2022-12": [1, 1.0, 1.0, NAN]})


def check_nobody_came_is_zero(candidate):
    """Months between and after visits are 0.0 as long as they have happened."""
    got = candidate(gate(("A", "2024-01-01"), ("A", "2024-04-01")), month("2024-06"))

    expect(got, {"2024-01": [1, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0]})


def check_the_running_month_is_left_out(candidate):
    """Visits after end do not count, nor do members who came only then."""
    visits = gate(("A", "2024-05-31 23:59"), ("A", "2024-06-01"), ("B", "2024-06-01"))

    expect(candidate(visits, month("2024-05")), {"2024-05": [1, 1.0]})


def check_months_without_newcomers_have_no_row(candidate):
    """There are rows only for months in which somebody came for the first time."""
    visits = gate(("A", "2024-01-01"), ("A", "2024-02-01"), ("B", "2024-03-01"))

    got = candidate(visits, month("2024-03"))

    expect(got, {"2024-01": [1, 1.0, 1.0, 0.0], "2024-03": [1, 1.0, NAN, NAN]})


def check_the_first_visit_need_not_come_first(candidate):
    """The cohort is the earliest month, wherever it stands in the table."""
    visits = gate(
        ("A", "2024-03-01"), ("A", "2024-01-01"), ("B", "2024-02-09"), ("A", "2024-02-01")
    )

    got = candidate(visits, month("2024-03"))

    expect(got, {"2024-01": [1, 1.0, 1.0, 1.0], "2024-02": [1, 1.0, 0.0, NAN]})


def check_no_visits(candidate):
    """Without visits, or with later ones only, there are no rows and just "members"."""
    late = gate(("A", "2024-07-01"))

    for visits in (late.iloc[:0], late):
        got = candidate(visits, month("2024-06"))
        assert got.columns.tolist() == ["members"]
        assert len(got) == 0


def check_repeated_index(candidate):
    """The index of the visits does not matter."""
    visits = gate(*EXAMPLE)
    visits.index = [5, 5, 1, 1, 0, 0]

    got = candidate(visits, month("2024-03"))

    expect(got, {"2024-01": [2, 1.0, 0.0, 0.5], "2024-02": [1, 1.0, 0.0, NAN]})


def check_visits_are_left_alone(candidate):
    """The table passed in is not changed."""
    unchanged(candidate, random_gate(1), month("2024-01"))


def check_month_zero_is_everybody(candidate):
    """Month 0 is always 1.0, the members sum up to all of them, and shares lie within 0 and 1."""

    @holds_for(st.integers(0, 10_000), examples=15)
    def everybody(seed):
        visits = random_gate(seed)
        got = candidate(visits, month("2024-12"))
        assert (got[0] == 1.0).all()
        assert got["members"].sum() == visits["member"].nunique()
        shares = got.drop(columns="members").to_numpy(dtype=float)
        assert (np.isnan(shares) | ((shares >= 0) & (shares <= 1))).all()


def check_later_visits_change_nothing(candidate):
    """Cutting off the visits after end gives the same table."""

    @holds_for(st.integers(0, 10_000), examples=15)
    def blind_to_later(seed):
        visits, end = random_gate(seed), month("2024-01")
        close(candidate(visits[visits["at"] < "2024-02-01"], end), candidate(visits, end))


def check_same_as_counting(candidate):
    """On random visits the table is the one counted member by member."""

    @holds_for(st.integers(0, 10_000), st.integers(0, 5), examples=20)
    def as_counted(seed, later):
        visits, end = random_gate(seed, rows=25), month("2023-10") + later
        expect(candidate(visits, end), counted(visits, end))


def check_order_does_not_matter(candidate):
    """Shuffled and repeated visits give the same table."""
    visits, end = random_gate(4, rows=80), month("2024-02")
    mixed = pd.concat([visits, visits.head(20)]).sample(frac=1.0, random_state=1)

    close(candidate(mixed, end), candidate(visits, end))


def check_many_visits_in_time(candidate):
    """100,000 visits of 20,000 members are done in well under the time limit."""
    visits, end = sized(100_000)

    got = candidate(visits, end)

    assert got["members"].sum() == visits["member"].nunique()


def sized(n):
    """So many visits over three years."""
    dice = np.random.default_rng(n)
    minutes = dice.integers(0, 3 * 365 * 24 * 60, n).astype("timedelta64[m]")
    moments = np.datetime64("2021-01-01", "ns") + minutes
    return pd.DataFrame({"member": dice.integers(0, n // 5, n), "at": moments}), month("2023-12")
