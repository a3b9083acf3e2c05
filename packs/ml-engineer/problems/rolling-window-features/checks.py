"""Checks of rolling-window-features."""

import numpy as np
import pandas as pd

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

NAN = float("nan")
MIDNIGHT = pd.Timestamp("2024-05-01")
EIGHT = pd.Timedelta(hours=8)
COLUMNS = ["count", "total_mg", "hours_since"]


def log_of(*rows):
    """A log from triples (nurse, hour, dose)."""
    nurses, hours, doses = ([row[n] for row in rows] for n in range(3))
    moments = [MIDNIGHT + pd.Timedelta(hours=hour) for hour in hours]
    frame = {"nurse": nurses, "at": pd.Series(moments, dtype="datetime64[ns]"), "dose_mg": doses}
    return pd.DataFrame(frame).astype({"nurse": "int64", "dose_mg": "int64"})


def random_log(seed, rows=14, hours=12, nurses=3):
    """Rows on few moments, so that ties and exact borders are common."""
    dice = np.random.default_rng(seed)
    return log_of(
        *zip(
            dice.integers(0, nurses, rows).tolist(),
            dice.integers(0, hours, rows).tolist(),
            dice.integers(1, 50, rows).tolist(),
            strict=True,
        )
    )


def expect(got, *rows):
    """Compare a frame with rows (count, total_mg, hours_since)."""
    for place, name in enumerate(COLUMNS):
        close(got[name].tolist(), [row[place] for row in rows])


def looking_back(log, span):
    """The slow way: look through the whole log for each row."""
    rows = list(zip(log["nurse"], log["at"], log["dose_mg"], strict=True))
    for nurse, at, _ in rows:
        seen = [(t, dose) for who, t, dose in rows if who == nurse and at - span <= t < at]
        last = max((t for t, _ in seen), default=None)
        since = NAN if last is None else (at - last) / pd.Timedelta(hours=1)
        yield len(seen), sum(dose for _, dose in seen), since


def check_example(candidate):
    """The example of the brief, with a span of 8 hours."""
    got = candidate(log_of((1, 6, 10), (1, 9, 5), (1, 14, 5), (1, 14, 20)), EIGHT)

    expect(got, (0, 0, NAN), (1, 10, 3.0), (2, 15, 5.0), (2, 15, 5.0))


def check_nurses_are_apart(candidate):
    """Only withdrawals of the same nurse count."""
    got = candidate(log_of((1, 1, 10), (2, 2, 20), (1, 3, 30), (2, 4, 40)), EIGHT)

    expect(got, (0, 0, NAN), (0, 0, NAN), (1, 10, 2.0), (1, 20, 2.0))


def check_own_row_is_not_counted(candidate):
    """A single withdrawal has nothing before it."""
    expect(candidate(log_of((5, 3, 12)), EIGHT), (0, 0, NAN))


def check_order_and_index_stay(candidate):
    """The result has the index and the order of the log, whatever they are."""
    log = log_of((1, 9, 5), (2, 9, 7), (1, 6, 10), (2, 5, 1), (1, 14, 3))
    log.index = pd.Index([3, 1, 1, 0, 9], name="entry")

    got = candidate(log, EIGHT)

    assert got.index.tolist() == [3, 1, 1, 0, 9]
    assert list(got.columns) == COLUMNS
    expect(got, (1, 10, 3.0), (1, 1, 4.0), (0, 0, NAN), (0, 0, NAN), (2, 15, 5.0))


def check_the_window_begins_exactly_span_before(candidate):
    """A withdrawal exactly one span ago counts, one a second longer ago does not."""
    second = 1 / 3600
    got = candidate(log_of((1, 0, 10), (1, 8, 20), (1, 16 + second, 30)), EIGHT)

    expect(got, (0, 0, NAN), (1, 10, 8.0), (0, 0, NAN))


def check_the_same_moment_does_not_count(candidate):
    """Rows of one moment do not see each other, but the next one sees them all."""
    got = candidate(log_of((1, 2, 1), (1, 2, 2), (1, 2, 4), (1, 3, 8)), EIGHT)

    expect(got, (0, 0, NAN), (0, 0, NAN), (0, 0, NAN), (3, 7, 1.0))


def check_many_rows_at_the_border(candidate):
    """All rows of the moment exactly one span ago are in the window."""
    got = candidate(log_of((1, 0, 1), (1, 0, 2), (1, 0, 4), (1, 8, 8), (1, 8, 16)), EIGHT)

    expect(got, *[(0, 0, NAN)] * 3, (3, 7, 8.0), (3, 7, 8.0))


def check_hours_since_only_inside_the_window(candidate):
    """A last withdrawal before the window leaves hours_since NaN."""
    got = candidate(log_of((1, 0, 10), (1, 9, 10), (1, 9.5, 10)), EIGHT)

    expect(got, (0, 0, NAN), (0, 0, NAN), (1, 10, 0.5))


def check_a_later_row_changes_nothing(candidate):
    """Features of a row are the same whether or not the log goes on."""

    @holds_for(st.integers(0, 10_000), st.integers(0, 12), examples=15)
    def blind_to_the_future(seed, hour):
        log = random_log(seed)
        past = log[log["at"] <= MIDNIGHT + pd.Timedelta(hours=hour)]
        close(candidate(past, EIGHT), candidate(log, EIGHT).loc[past.index])


def check_very_short_span(candidate):
    """With a span of a nanosecond nothing is in any window of hourly rows."""
    got = candidate(log_of((1, 1, 10), (1, 2, 10), (1, 2, 10)), pd.Timedelta(1, "ns"))

    expect(got, *[(0, 0, NAN)] * 3)


def check_very_long_span(candidate):
    """With a span of ten years everything before a row is in its window."""
    log = log_of((1, 0, 1), (1, 24 * 365, 2), (1, 24 * 900, 4), (2, 1, 8))

    got = candidate(log, pd.Timedelta(days=3650))

    expect(got, (0, 0, NAN), (1, 1, 24.0 * 365), (2, 3, 24.0 * 535), (0, 0, NAN))


def check_empty_log(candidate):
    """An empty log gives an empty frame with the three columns."""
    got = candidate(log_of((1, 1, 1)).iloc[:0], EIGHT)

    assert list(got.columns) == COLUMNS
    assert len(got) == 0


def check_span_must_be_positive(candidate):
    """A span of zero or less raises ValueError."""
    raises(ValueError, candidate, log_of((1, 1, 1)), pd.Timedelta(0))
    raises(ValueError, candidate, log_of((1, 1, 1)), -EIGHT)


def check_other_columns_do_not_matter(candidate):
    """Other columns, whatever their names, are neither needed nor returned."""
    log = log_of((1, 6, 10), (1, 9, 5)).assign(ward="north", last=3, row=1, count=99, total_mg=7)

    got = candidate(log, EIGHT)

    assert list(got.columns) == COLUMNS
    expect(got, (0, 0, NAN), (1, 10, 3.0))


def check_nurses_may_be_names(candidate):
    """Nurses may be text."""
    log = log_of((1, 6, 10), (2, 7, 20), (1, 9, 5)).assign(nurse=["ada", "bo", "ada"])

    expect(candidate(log, EIGHT), (0, 0, NAN), (0, 0, NAN), (1, 10, 3.0))


def check_log_is_left_alone(candidate):
    """The log passed in is not changed."""
    unchanged(candidate, random_log(3), EIGHT)


def check_same_as_looking_back(candidate):
    """On random logs the features are those found by looking through the whole log."""

    @holds_for(st.integers(0, 10_000), st.integers(1, 6), examples=15)
    def as_looked_up(seed, hours):
        log, span = random_log(seed), pd.Timedelta(hours=hours)
        expect(candidate(log, span), *looking_back(log, span))


def check_order_of_the_log_does_not_matter(candidate):
    """Shuffling the log shuffles the features with it."""
    log = random_log(8, rows=60, hours=40)

    mixed = candidate(log.sample(frac=1.0, random_state=2), EIGHT)

    close(mixed.sort_index(), candidate(log, EIGHT))


def check_crowded_windows_in_time(candidate):
    """40,000 rows, half of them one nurse's and all in each other's reach, are done in time."""
    log, span = sized(40_000)

    got = candidate(log, span)

    robot = (log["nurse"] == 0).to_numpy()
    first = log["at"][robot].rank(method="min").to_numpy() - 1  # all strictly earlier rows
    close(got["count"].to_numpy()[robot], first)
    assert got["total_mg"].max() < log["dose_mg"][robot].sum()


def sized(n):
    """So many rows in one year, half of them one nurse's, and a span of a year."""
    dice = np.random.default_rng(n)
    seconds = dice.integers(0, 365 * 24 * 3600, n).astype("timedelta64[s]")
    log = {
        "nurse": np.where(dice.random(n) < 0.5, 0, dice.integers(1, n // 3 + 2, n)),
        "at": MIDNIGHT.to_datetime64() + seconds,
        "dose_mg": dice.integers(1, 100, n),
    }
    return pd.DataFrame(log).astype({"at": "datetime64[ns]"}), pd.Timedelta(days=365)
