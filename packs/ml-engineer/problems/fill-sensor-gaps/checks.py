"""Checks of fill-sensor-gaps."""

import numpy as np
import pandas as pd

from greenroom.coding.checking import close, holds_for, raises, same, unchanged
from greenroom.coding.checking import strategies as st

NAN = float("nan")
STEP = pd.Timedelta(minutes=10)
START = pd.Timestamp("2024-06-01 06:00")
HOW = {"measured": "m", "between": "b", "held": "h", "missing": "-"}


def readings_of(**hives):
    """Readings from a list for each hive: NaN is an empty reading, None one that never came."""
    rows = [
        (hive, START + place * STEP, value)
        for hive, values in hives.items()
        for place, value in enumerate(values)
        if value is not None
    ]
    frame = pd.DataFrame(rows, columns=["hive", "at", "kilos"])
    return frame.astype({"at": "datetime64[ns]", "kilos": "float64"})


def filled(candidate, values, between, after):
    """One hive's series, and how it came about as letters."""
    got = candidate(readings_of(a=values), STEP, between, after)
    return got["kilos"].tolist(), "".join(HOW[how] for how in got["how"])


def expect(got, values, how):
    close(got[0], values)
    assert got[1] == how


def by_hand(values, between, after):
    """The slow way: gap by gap."""
    values = [NAN if value is None else value for value in values]
    result, how, place = list(values), ["m"] * len(values), 0
    while place < len(values):
        end = place
        while end < len(values) and np.isnan(values[end]):
            end += 1
        length, left = end - place, values[place - 1] if place else NAN
        right = values[end] if end < len(values) else NAN
        for n in range(length):
            inside = length <= between and not np.isnan(left + right)
            if inside:
                result[place + n] = left + (right - left) * (n + 1) / (length + 1)
            elif n < after:
                result[place + n] = left
            how[place + n] = "b" if inside else "-" if np.isnan(result[place + n]) else "h"
        place = max(end, place + 1)
    return result, "".join(how)


def random_series(seed, length=24):
    """Runs of values and of gaps; the first and the last reading are there, perhaps empty."""
    dice = np.random.default_rng(seed)
    values = []
    while len(values) < length:
        run = dice.integers(1, 6)
        kind = dice.integers(0, 3)
        some = dice.integers(0, 400, run) / 8
        values += [[None, NAN, float(value)][kind] for value in some]
    values[0] = NAN if values[0] is None else values[0]
    values[-1] = NAN if values[-1] is None else values[-1]
    return values


def check_example(candidate):
    """The example of the brief."""
    values = [30, None, NAN, 33, None, None, NAN, 40]

    got = filled(candidate, values, 2, 1)

    expect(got, [30, 31, 32, 33, 33, NAN, NAN, 40], "mbbmh--m")


def check_hives_are_apart(candidate):
    """No value of one hive gets into another, in front, behind or between."""
    readings = readings_of(a=[NAN, 10, NAN], b=[NAN, 20, NAN, NAN], c=[NAN, 30])

    got = candidate(readings, STEP, 9, 1)

    assert got["hive"].tolist() == list("aaabbbbcc")
    close(got["kilos"].tolist(), [NAN, 10, 10, NAN, 20, 20, NAN, NAN, 30])
    assert "".join(HOW[how] for how in got["how"]) == "-mh-mh--m"


def check_rows_columns_and_index(candidate):
    """A row for each step between a hive's first and last moment, by hive and time."""
    readings = readings_of(b=[5, None, 6], a=[None, 1, NAN, None, NAN])

    got = candidate(readings.iloc[::-1], STEP, 1, 0)

    assert got.columns.tolist() == ["hive", "at", "kilos", "how"]
    assert got["hive"].tolist() == ["a"] * 4 + ["b"] * 3
    assert got["at"].tolist() == [START + n * STEP for n in (1, 2, 3, 4, 0, 1, 2)]
    close(got["kilos"].tolist(), [1, NAN, NAN, NAN, 5, 5.5, 6])
    assert got.index.tolist() == list(range(7))


def check_longer_gaps_get_no_line(candidate):
    """A gap of exactly `between` steps gets a line, a longer one none at all."""
    expect(filled(candidate, [0, NAN, NAN, NAN, 8], 3, 0), [0, 2, 4, 6, 8], "mbbbm")
    expect(filled(candidate, [0, NAN, NAN, NAN, 8], 2, 0), [0, NAN, NAN, NAN, 8], "m---m")
    expect(filled(candidate, [0, NAN, NAN, NAN, 8], 2, 2), [0, 0, 0, NAN, 8], "mhh-m")


def check_the_end_is_held(candidate):
    """After the last value there is no line, however short the gap."""
    expect(filled(candidate, [4, 6, NAN, NAN], 5, 1), [4, 6, 6, NAN], "mmh-")
    expect(filled(candidate, [4, 6, NAN, NAN], 5, 9), [4, 6, 6, 6], "mmhh")
    expect(filled(candidate, [4, 6, NAN, NAN], 5, 0), [4, 6, NAN, NAN], "mm--")


def check_the_beginning_is_missing(candidate):
    """Before the first value nothing is filled."""
    expect(filled(candidate, [NAN, None, 6, 7], 5, 5), [NAN, NAN, 6, 7], "--mm")


def check_missing_rows_are_gaps_too(candidate):
    """A reading that never came counts as one that came empty, also in the length of a gap."""
    empty = filled(candidate, [1, NAN, NAN, NAN, 9, NAN, 11], 2, 1)

    for values in ([1, None, NAN, None, 9, None, 11], [1, None, None, None, 9, NAN, 11]):
        same(filled(candidate, values, 2, 1), empty)
    expect(empty, [1, 1, NAN, NAN, 9, 10, 11], "mh--mbm")


def check_each_gap_has_its_own_limit(candidate):
    """Limits count anew in every gap."""
    values = [1, NAN, 3, NAN, NAN, NAN, 7, NAN, 9, NAN, NAN, NAN, 13]

    got = filled(candidate, values, 1, 1)

    expect(got, [1, 2, 3, 3, NAN, NAN, 7, 8, 9, 9, NAN, NAN, 13], "mbmh--mbmh--m")


def check_several_rows_of_a_moment(candidate):
    """Of several rows of one moment the last with a value counts."""
    rows = [(0, 5.0), (1, 7.0), (0, 6.0), (1, NAN), (2, NAN), (2, NAN)]
    readings = pd.DataFrame(rows, columns=["at", "kilos"]).assign(hive="a")
    readings["at"] = START + readings["at"] * STEP

    got = candidate(readings, STEP, 1, 0)

    close(got["kilos"].tolist(), [6, 7, NAN])
    assert got["how"].tolist() == ["measured", "measured", "missing"]


def check_no_filling_at_all(candidate):
    """With both counts 0, gaps are completed but not filled."""
    expect(filled(candidate, [1, None, 3, NAN], 0, 0), [1, NAN, 3, NAN], "m-m-")


def check_a_hive_without_any_value(candidate):
    """A hive with empty readings only stays missing, from its first to its last."""
    expect(filled(candidate, [NAN, None, NAN], 5, 5), [NAN] * 3, "---")
    expect(filled(candidate, [7], 5, 5), [7], "m")


def check_other_steps(candidate):
    """Steps of another length work alike."""
    readings = readings_of(a=[0, None, None, None, None, None, 6])

    got = candidate(readings, 3 * STEP, 1, 0)
    close(got["kilos"].tolist(), [0, 3, 6])
    got = candidate(readings, 2 * STEP, 2, 0)
    close(got["kilos"].tolist(), [0, 2, 4, 6])


def check_hives_may_be_numbers(candidate):
    """Numbers of hives come in rising order."""
    readings = readings_of(a=[1, NAN], b=[2], c=[3]).replace({"hive": {"a": 30, "b": 4, "c": 100}})

    got = candidate(readings.astype({"hive": "int64"}), STEP, 1, 1)

    assert got["hive"].tolist() == [4, 30, 30, 100]
    close(got["kilos"].tolist(), [2, 1, 1, 3])


def check_no_readings(candidate):
    """Without readings the result is empty and has the four columns."""
    got = candidate(readings_of(a=[1.0]).iloc[:0], STEP, 1, 1)

    assert got.columns.tolist() == ["hive", "at", "kilos", "how"]
    assert len(got) == 0


def check_refused(candidate):
    """A step of zero or less, or a negative count, raises ValueError."""
    readings = readings_of(a=[1, 2])

    raises(ValueError, candidate, readings, pd.Timedelta(0), 1, 1)
    raises(ValueError, candidate, readings, -STEP, 1, 1)
    raises(ValueError, candidate, readings, STEP, -1, 1)
    raises(ValueError, candidate, readings, STEP, 1, -1)
    close(candidate(readings_of(a=[1]), pd.Timedelta(1, "ns"), 0, 0)["kilos"].tolist(), [1])


def check_readings_are_left_alone(candidate):
    """The table passed in is not changed."""
    unchanged(candidate, readings_of(a=[1, NAN, 3], b=[None, 4, None, 5]), STEP, 1, 1)


def check_same_as_gap_by_gap(candidate):
    """On random series every value is the one found by going from gap to gap."""

    @holds_for(st.integers(0, 10_000), st.integers(0, 5), st.integers(0, 4), examples=20)
    def as_by_hand(seed, between, after):
        values = random_series(seed)
        expect(filled(candidate, values, between, after), *by_hand(values, between, after))


def check_measured_values_stay(candidate):
    """Whatever the limits, measured values are the same afterwards and marked as such."""

    @holds_for(st.integers(0, 10_000), st.integers(0, 9), examples=15)
    def untouched(seed, limit):
        values = random_series(seed)
        got, how = filled(candidate, values, limit, limit)
        there = [value is not None and not np.isnan(value) for value in values]
        assert [sign == "m" for sign in how] == there
        close(
            [value for value, known in zip(got, there, strict=True) if known],
            [value for value, known in zip(values, there, strict=True) if known],
        )


def check_as_numpy_interpolates(candidate):
    """With a large `between`, inner gaps agree with numpy.interp."""
    values = random_series(7, length=60)
    known = [n for n, value in enumerate(values) if value is not None and not np.isnan(value)]
    inner = slice(known[0], known[-1] + 1)

    got, _ = filled(candidate, values, 1000, 0)

    close(got[inner], np.interp(range(*inner.indices(60)), known, [values[n] for n in known]))


def check_many_hives_in_time(candidate):
    """60,000 readings of 300 hives are completed in well under the time limit."""
    readings, *others = sized(60_000)

    got = candidate(readings, *others)

    assert (got["how"] == "measured").sum() == readings["kilos"].notna().sum()
    assert len(got) > len(readings)


def sized(n):
    """So many readings, 200 for each hive; a tenth empty and a fifth never came."""
    dice = np.random.default_rng(n)
    hive, place = np.divmod(np.arange(n), 200)
    readings = pd.DataFrame(
        {
            "hive": hive,
            "at": START.to_datetime64() + place * STEP.to_timedelta64(),
            "kilos": np.where(dice.random(n) < 0.1, NAN, 30 + dice.normal(size=n)),
        }
    ).astype({"at": "datetime64[ns]"})
    return readings[dice.random(n) < 0.8].sample(frac=1.0, random_state=1), STEP, 2, 3
