"""Checks of top-sellers-with-ties."""

import numpy as np
import pandas as pd

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

COLUMNS = ["shop", "week", "rank", "product", "units", "share"]


def sales_of(*rows):
    """Lines of receipts from rows (shop, week, product, units)."""
    frame = pd.DataFrame(list(rows), columns=COLUMNS[:2] + COLUMNS[3:5])
    return frame.astype({"week": "int64", "units": "int64"})


def one_week(**units):
    """The lines of one shop and week; a list stands for several lines."""
    lines = [
        (product, count)
        for product, counts in units.items()
        for count in (counts if isinstance(counts, list) else [counts])
    ]
    return sales_of(*[("North", 7, product, count) for product, count in lines])


def listed(got):
    """The list as tuples (rank, product, units)."""
    return list(zip(got["rank"], got["product"], got["units"], strict=True))


def random_sales(seed, rows=60):
    dice = np.random.default_rng(seed)
    frame = {
        "shop": dice.choice(["North", "South", "East"], rows),
        "week": dice.integers(1, 4, rows),
        "product": dice.choice(list("abcdef"), rows),
        "units": dice.integers(-3, 8, rows),
    }
    return pd.DataFrame(frame).astype({"shop": "str", "product": "str"})


def counted(sales, k):
    """The slow way, on plain values: rows (shop, week, rank, product, units, share)."""
    sold = {}
    columns = (sales["shop"], sales["week"], sales["product"], sales["units"])
    for shop, week, product, units in zip(*columns, strict=True):
        group = sold.setdefault((shop, week), {})
        group[product] = group.get(product, 0) + units
    rows = []
    for (shop, week), all_sums in sold.items():
        group = {product: units for product, units in all_sums.items() if units > 0}
        for product, units in group.items():
            rank = 1 + sum(other > units for other in group.values())
            if rank <= k:
                rows.append((shop, week, rank, product, units, units / sum(group.values())))
    return sorted(rows)


def check_example(candidate):
    """The example of the brief: rye, then buns and rolls together."""
    got = candidate(one_week(rye=6, rolls=4, buns=4, pies=[3, -2]), 2)

    assert got.columns.tolist() == COLUMNS
    assert listed(got) == [(1, "rye", 6), (2, "buns", 4), (2, "rolls", 4)]
    close(got["share"].tolist(), [6 / 15, 4 / 15, 4 / 15])


def check_ranks_after_a_tie(candidate):
    """Two products on rank 2 are followed by rank 4."""
    got = candidate(one_week(a=9, b=5, c=5, d=3, e=1), 4)

    assert listed(got) == [(1, "a", 9), (2, "b", 5), (2, "c", 5), (4, "d", 3)]


def check_shops_and_weeks_are_apart(candidate):
    """Ranks and shares are those within a shop and a week."""
    sales = sales_of(
        ("South", 2, "rye", 1),
        ("North", 2, "rye", 10),
        ("North", 1, "rolls", 30),
        ("South", 2, "rolls", 3),
        ("North", 2, "rolls", 90),
    )

    got = candidate(sales, 1)

    assert got["shop"].tolist() == ["North", "North", "South"]
    assert got["week"].tolist() == [1, 2, 2]
    assert listed(got) == [(1, "rolls", 30), (1, "rolls", 90), (1, "rolls", 3)]
    close(got["share"].tolist(), [1.0, 0.9, 0.75])


def check_lines_are_added_up(candidate):
    """Several lines of a product are one product with the sum of their units."""
    got = candidate(one_week(a=[2, 2, 2], b=[5], c=[1, 1, 1, 1]), 2)

    assert listed(got) == [(1, "a", 6), (2, "b", 5)]


def check_everybody_at_the_last_rank(candidate):
    """All products that share the last rank are listed, however many."""
    got = candidate(one_week(f=1, b=1, d=1, a=1, c=1, e=1), 1)

    assert listed(got) == [(1, product, 1) for product in "abcdef"]
    got = candidate(one_week(x=2, f=1, b=1, d=1), 2)
    assert listed(got) == [(1, "x", 2), (2, "b", 1), (2, "d", 1), (2, "f", 1)]


def check_a_tie_above_uses_up_ranks(candidate):
    """Three products on rank 1 leave nobody on ranks 2 and 3."""
    got = candidate(one_week(a=5, b=5, c=5, d=4), 3)

    assert listed(got) == [(1, "a", 5), (1, "b", 5), (1, "c", 5)]


def check_returns_count_against_the_sale(candidate):
    """What was brought back is subtracted before ranking."""
    got = candidate(one_week(a=[10, -6], b=5, c=[3, 3, -1]), 2)

    assert listed(got) == [(1, "b", 5), (1, "c", 5)]
    close(got["share"].tolist(), [5 / 14, 5 / 14])


def check_not_on_sale(candidate):
    """Products at zero or below are in no list and in no share."""
    got = candidate(one_week(a=4, b=[2, -2], c=-3, d=0, e=1), 5)

    assert listed(got) == [(1, "a", 4), (2, "e", 1)]
    close(got["share"].tolist(), [0.8, 0.2])


def check_nothing_on_sale(candidate):
    """A shop and week with nothing left on sale does not appear."""
    sales = sales_of(("North", 1, "a", 3), ("North", 2, "a", -1), ("South", 1, "b", 0))

    got = candidate(sales, 3)

    assert got[["shop", "week"]].to_numpy().tolist() == [["North", 1]]


def check_k_larger_than_the_list(candidate):
    """With a large k every product on sale is listed, and the shares sum to 1."""
    got = candidate(one_week(a=1, b=2, c=3), 100)

    assert listed(got) == [(1, "c", 3), (2, "b", 2), (3, "a", 1)]
    close(got["share"].sum(), 1.0)


def check_order_and_index(candidate):
    """Rows come by shop, week, rank and product, with an index from 0."""
    sales = random_sales(3)
    sales.index = sales.index[::-1] * 7

    got = candidate(sales, 2)

    keys = list(zip(got["shop"], got["week"], got["rank"], got["product"], strict=True))
    assert keys == sorted(keys)
    assert got.index.tolist() == list(range(len(got)))


def check_shops_may_be_numbers(candidate):
    """Numbers of shops are ordered as numbers."""
    sales = sales_of(*[(shop, week, "a", 1) for shop in (10, 9, 100) for week in (12, 2)])

    got = candidate(sales, 1)

    assert got["shop"].tolist() == [9, 9, 10, 10, 100, 100]
    assert got["week"].tolist() == [2, 12] * 3


def check_impossible_k(candidate):
    """A k below 1 raises ValueError, also without sales."""
    raises(ValueError, candidate, one_week(a=1), 0)
    raises(ValueError, candidate, one_week(a=1), -2)
    raises(ValueError, candidate, one_week(a=1).iloc[:0], 0)


def check_no_sales(candidate):
    """Without sales the list is empty and has its columns."""
    got = candidate(one_week(a=1).iloc[:0], 2)

    assert got.columns.tolist() == COLUMNS
    assert len(got) == 0


def check_sales_are_left_alone(candidate):
    """The table passed in is not changed."""
    unchanged(candidate, random_sales(5), 2)


def check_same_as_counting(candidate):
    """On random sales the list is the one counted product by product."""

    @holds_for(st.integers(0, 10_000), st.integers(1, 5), examples=20)
    def as_counted(seed, k):
        sales = random_sales(seed)
        got, want = candidate(sales, k), counted(sales, k)
        assert list(map(tuple, got[COLUMNS[:5]].to_numpy().tolist())) == [row[:5] for row in want]
        close(got["share"].tolist(), [row[5] for row in want])


def check_order_of_lines_does_not_matter(candidate):
    """Shuffled lines, or lines split into single units, give the same list."""
    sales = random_sales(8, rows=80)
    split = pd.concat([sales.assign(units=sales["units"] - 1), sales.assign(units=1)])

    want = candidate(sales, 3)

    close(candidate(sales.sample(frac=1.0, random_state=4), 3), want)
    close(candidate(split, 3), want)


def check_many_lines_in_time(candidate):
    """100,000 lines from 200 shops are ranked in well under the time limit."""
    sales, k = sized(100_000)

    got = candidate(sales, k)

    assert got.groupby(["shop", "week"]).size().ge(k).all()
    assert got["rank"].max() <= k


def sized(n):
    """So many lines from 200 shops, in ten weeks, of forty products."""
    dice = np.random.default_rng(n)
    sales = {
        "shop": dice.integers(0, 200, n),
        "week": dice.integers(1, 11, n),
        "product": dice.integers(0, 40, n),
        "units": dice.integers(1, 12, n),
    }
    return pd.DataFrame(sales), 3
