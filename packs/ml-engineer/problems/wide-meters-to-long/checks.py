"""Checks of wide-meters-to-long."""

import numpy as np
import pandas as pd

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

NAN = float("nan")
COLUMNS = ["building", "kind", "month", "value", "unit"]


def sheet(columns, buildings=("Mill",)):
    """A table from pairs (header, cells); headers may repeat."""
    made = pd.DataFrame({"building": pd.Series(list(buildings), dtype="str")})
    for place, (_, cells) in enumerate(columns):
        made[place] = cells
    made.columns = ["building", *(header for header, _ in columns)]
    return made


def rows(got):
    """The result as plain tuples, months as texts."""
    assert got.columns.tolist() == COLUMNS
    months = [f"{month:%Y-%m-%d}" for month in got["month"]]
    return list(
        zip(got["building"], got["kind"], months, got["value"].round(9), got["unit"], strict=True)
    )


def one(candidate, header, cell):
    """The kind, month, value and unit of a sheet with a single cell."""
    (row,) = rows(candidate(sheet([(header, [cell])])))
    return row[1:]


def check_example(candidate):
    """The example of the brief."""
    got = candidate(sheet([("Heat 2024-03 [MWh]", [1.5]), ("water 2024-3 [l]", ["2 000"])]))

    assert rows(got) == [
        ("Mill", "heat", "2024-03-01", 1500.0, "kWh"),
        ("Mill", "water", "2024-03-01", 2.0, "m3"),
    ]


def check_order_and_index(candidate):
    """Rows come by building, kind and month, with an index from 0."""
    table = sheet(
        [
            ("Water 2024-02 [m3]", [1.0, 2.0]),
            ("Heat 2024-10 [kWh]", [3.0, 4.0]),
            ("Heat 2024-9 [kWh]", [5.0, 6.0]),
            ("Power 2023-12 [kWh]", [7.0, 8.0]),
        ],
        buildings=["School", "Mill"],
    )

    got = candidate(table)

    assert got["building"].tolist() == ["Mill"] * 4 + ["School"] * 4
    assert got["kind"].tolist() == ["heat", "heat", "power", "water"] * 2
    assert [month.month for month in got["month"]] == [9, 10, 12, 2] * 2
    close(got["value"].tolist(), [6, 4, 8, 2, 5, 3, 7, 1])
    assert got.index.tolist() == list(range(8))


def check_units(candidate):
    """Each unit of each kind is converted, and the wanted one is named."""
    for header, factor, unit in (
        ("heat 2024-01 [kWh]", 1.0, "kWh"),
        ("heat 2024-01 [MWh]", 1000.0, "kWh"),
        ("heat 2024-01 [GJ]", 1000.0 / 3.6, "kWh"),
        ("power 2024-01 [kWh]", 1.0, "kWh"),
        ("power 2024-01 [MWh]", 1000.0, "kWh"),
        ("water 2024-01 [m3]", 1.0, "m3"),
        ("water 2024-01 [l]", 0.001, "m3"),
    ):
        kind, month, value, got_unit = one(candidate, header, 3.0)
        assert (kind, month, got_unit) == (header.split()[0], "2024-01-01", unit)
        close(value, 3.0 * factor)


def check_missing_cells(candidate):
    """Empty cells, "-", "n/a" and blanks give no row; zero does."""
    table = sheet(
        [("heat 2024-01 [kWh]", [None, "-", "n/a", "  ", "", "0", " N/A "])],
        buildings=list("abcdefg"),
    )

    assert rows(candidate(table)) == [("f", "heat", "2024-01-01", 0.0, "kWh")]


def check_headers_typed_by_hand(candidate):
    """Case, blanks and a month with one digit do not matter."""
    for header in (
        " heat  2024-3 [ mwh ]",
        "HEAT 2024-03 [MWH]",
        "Heat 2024-03[MWh]",
        "heat\t2024-03   [MWh ]  ",
        "Heat\u00a02024-3 [MWh]",
    ):
        assert one(candidate, header, 2.0) == ("heat", "2024-03-01", 2000.0, "kWh")


def check_numbers_typed_by_hand(candidate):
    """Texts with comma or point, and with any blanks between thousands, are read."""
    for cell, value in (
        ("1 234,5", 1234.5),
        ("1234.5", 1234.5),
        ("1\u00a0234\u202f567,25", 1234567.25),
        (" 7 ", 7.0),
        ("0,05", 0.05),
        ("-3", -3.0),
        ("12", 12.0),
    ):
        assert one(candidate, "power 2024-05 [kWh]", cell)[2] == value


def check_numbers_and_texts_in_one_column(candidate):
    """A column may hold numbers, texts and gaps at once."""
    cells = [1.5, "2,5", 3, "-", None, NAN]
    table = sheet([("power 2024-05 [MWh]", cells)], buildings=list("abcdef"))

    got = candidate(table)

    assert got["building"].tolist() == ["a", "b", "c"]
    close(got["value"].tolist(), [1500.0, 2500.0, 3000.0])


def check_whole_numbers(candidate):
    """A column of whole numbers is read as it is."""
    assert one(candidate, "water 2024-05 [m3]", 12) == ("water", "2024-05-01", 12.0, "m3")


def check_headers_that_cannot_be_read(candidate):
    """What is no header of that form, or no such kind, unit or month, raises ValueError."""
    for header in (
        "heat 2024-13 [kWh]",
        "heat 2024-00 [kWh]",
        "heat 2024-0 [kWh]",
        "heat 24-03 [kWh]",
        "heat 2024-03 kWh",
        "heat 2024-03 (kWh)",
        "heat 2024/03 [kWh]",
        "heat [kWh]",
        "2024-03 heat [kWh]",
        "heat 2024-03 [kWh] estimated",
        "old heat 2024-03 [kWh]",
        "gas 2024-03 [kWh]",
        "heat 2024-03 [BTU]",
        "heat 2024-003 [kWh]",
        "Unnamed: 7",
        "",
    ):
        error = raises(ValueError, candidate, sheet([(header, [1.0])]))
        assert header in str(error)


def check_a_unit_of_another_kind(candidate):
    """A unit that exists, but not for this kind, raises ValueError with the header."""
    for header in ("water 2024-03 [kWh]", "heat 2024-03 [m3]", "power 2024-03 [GJ]"):
        error = raises(ValueError, candidate, sheet([(header, [1.0])]))
        assert header in str(error)


def check_a_bad_header_without_values(candidate):
    """A bad header is told even if its column is empty or the table has no rows."""
    raises(ValueError, candidate, sheet([("heat 2024-03", [None])]))
    raises(ValueError, candidate, sheet([("heat 2024-03", [1.0])]).iloc[:0])


def check_cells_that_cannot_be_read(candidate):
    """Any other text in a cell raises ValueError."""
    for cell in ("12a", "ca. 5", "1,234.5", "1.2.3", "--", "5 kWh", "nan", "1e3", "1_000", ","):
        raises(ValueError, candidate, sheet([("heat 2024-03 [kWh]", [cell])]))


def check_the_leftmost_value_counts(candidate):
    """If several columns speak of one kind and month, each building takes its leftmost value."""
    table = sheet(
        [
            ("heat 2024-03 [MWh]", [1.0, None, "-"]),
            ("water 2024-03 [m3]", [5.0, None, None]),
            ("Heat 2024-3 [kWh]", [7.0, 8.0, None]),
            ("heat 2024-03 [MWh]", [9.0, 9.0, 0.0]),
        ],
        buildings=["a", "b", "c"],
    )

    got = candidate(table)

    assert [row[:2] for row in rows(got)] == [
        ("a", "heat"), ("a", "water"), ("b", "heat"), ("c", "heat")
    ]  # fmt: skip
    close(got["value"].tolist(), [1000.0, 5.0, 8.0, 0.0])


def check_names_of_buildings(candidate):
    """Outer blanks are dropped, and the column building may stand anywhere."""
    table = sheet([("water 2024-03 [m3]", [1.0, 2.0])], buildings=["  Old Mill ", "Annex"])
    table = table[["water 2024-03 [m3]", "building"]].set_axis([5, 5])

    got = candidate(table)

    assert got["building"].tolist() == ["Annex", "Old Mill"]
    close(got["value"].tolist(), [2.0, 1.0])


def check_nothing_there(candidate):
    """Without rows, columns or values the result is empty and has its columns."""
    for table in (
        sheet([]),
        sheet([("heat 2024-03 [kWh]", [None])]),
        sheet([("heat 2024-03 [kWh]", [1.0])]).iloc[:0],
    ):
        got = candidate(table)
        assert got.columns.tolist() == COLUMNS
        assert len(got) == 0


def check_the_sheet_is_left_alone(candidate):
    """The table passed in is not changed."""
    table = sheet([("heat 2024-03 [kWh]", ["1,5", "-"])], buildings=[" a", "b "])

    unchanged(candidate, table)


def check_months_are_times(candidate):
    """The months are time stamps, so that they can be compared and grouped."""
    got = candidate(sheet([("heat 2024-03 [kWh]", [1.0]), ("heat 2023-11 [kWh]", [2.0])]))

    assert got["month"].dtype.kind == "M"
    assert got["month"].diff().iloc[1] == pd.Timedelta(days=121)


def check_there_and_back(candidate):
    """A long table written wide in any order of columns is found again."""

    @holds_for(st.integers(0, 10_000), examples=20)
    def found_again(seed):
        dice = np.random.default_rng(seed)
        names = [f"B{n}" for n in range(4)]
        want, columns = [], []
        for place in dice.permutation(12).tolist():
            kind = ("heat", "power", "water")[place % 3]
            unit = {"heat": "kWh", "power": "kWh", "water": "m3"}[kind]
            cells = [None if dice.random() < 0.3 else float(n) for n in dice.integers(0, 99, 4)]
            texts = [None if cell is None else f"{cell:.2f}".replace(".", ",") for cell in cells]
            columns.append((f"{kind} 2024-{place // 3 + 8} [{unit}]", texts))
            month = f"2024-{place // 3 + 8:02}-01"
            pairs = zip(names, cells, strict=True)
            want += [(name, kind, month, cell, unit) for name, cell in pairs if cell is not None]
        assert rows(candidate(sheet(columns, names))) == sorted(want)


def check_many_cells_in_time(candidate):
    """300 buildings with 60 columns are read in well under the time limit."""
    (table,) = sized(300)

    got = candidate(table)

    assert len(got) == 300 * 60
    assert got["value"].between(0, 100_000).all()


def sized(n):
    """So many buildings with five years of water, half of it as text."""
    dice = np.random.default_rng(n)
    columns = []
    for place in range(60):
        values = dice.integers(0, 100_000, n)
        cells = [f"{value:,}".replace(",", " ") for value in values] if place % 2 else values
        columns.append((f"Water {2020 + place // 12}-{place % 12 + 1} [m3]", cells))
    return (sheet(columns, [f"building {m}" for m in range(n)]),)
