"""Checks of streaks."""

import numpy as np
import pandas as pd

from greenroom.coding.checking import close, holds_for, same, unchanged
from greenroom.coding.checking import strategies as st

COLUMNS = ["longest", "began", "ended", "current"]
TODAY = pd.Timestamp("2024-05-10 15:30")


def may(day, clock="12:00"):
    """A moment in May 2024; day 0 is the last of April."""
    return pd.Timestamp(f"2024-04-30 {clock}") + pd.Timedelta(days=day)


def log_of(**days):
    """A log from days in May for each patient, at noon; or moments."""
    rows = [
        (patient, may(day) if isinstance(day, int) else day)
        for patient, given in days.items()
        for day in given
    ]
    moments = pd.Series([moment for _, moment in rows], dtype="datetime64[ns]")
    return pd.DataFrame({"patient": [patient for patient, _ in rows], "done_at": moments})


def rows_of(got):
    """The table as {patient: (longest, began, ended, current)}, days as days in May."""
    assert got.columns.tolist() == COLUMNS
    for name in ("began", "ended"):
        assert (got[name] == got[name].dt.normalize()).all()
    began, ended = ((got[name] - may(0, "00:00")).dt.days for name in ("began", "ended"))
    columns = (got["longest"], began, ended, got["current"])
    return dict(zip(got.index, zip(*map(list, columns), strict=True), strict=True))


def random_log(seed, rows=40, patients=4, days=16):
    dice = np.random.default_rng(seed)
    minutes = dice.integers(0, days * 24 * 60, rows)
    moments = pd.Timestamp("2024-04-28") + pd.to_timedelta(minutes, "min")
    frame = {"patient": dice.integers(0, patients, rows), "done_at": moments}
    return pd.DataFrame(frame).astype({"done_at": "datetime64[ns]"})


def walked(log, today):
    """The slow way: walk from day to day."""
    found = {}
    last = (today.normalize() - may(0, "00:00")).days
    for patient in sorted(set(log["patient"])):
        moments = log.loc[log["patient"] == patient, "done_at"]
        days = {(moment.normalize() - may(0, "00:00")).days for moment in moments}
        days = {day for day in days if day <= last}
        best, length, alive = (0, 0, 0), 0, 0
        for day in range(min(days, default=0), last + 1):
            length = length + 1 if day in days else 0
            if length and length >= best[0]:
                best = (length, day - length + 1, day)
            if day >= last - 1 and length:
                alive = length
        if days:
            found[patient] = (*best, alive)
    return found


def check_example(candidate):
    """The example of the brief: 3 days from 1 to 3 May, and 2 that are alive."""
    got = candidate(log_of(ann=[1, 2, 3, 8, may(8, "18:00"), 9]), TODAY)

    assert rows_of(got) == {"ann": (3, 1, 3, 2)}


def check_patients_are_apart(candidate):
    """A run does not go on with the next patient's days; patients come in rising order."""
    got = candidate(log_of(zoe=[5, 6, 10], bo=[1, 2], cy=[3, 4]), TODAY)

    assert list(rows_of(got).items()) == [
        ("bo", (2, 1, 2, 0)),
        ("cy", (2, 3, 4, 0)),
        ("zoe", (2, 5, 6, 1)),
    ]


def check_days_and_not_exercises(candidate):
    """Several exercises on one day are one day, and do not break a run."""
    moments = [may(4, "08:00"), may(4, "12:00"), may(4, "20:00"), may(5, "07:00"), may(5, "07:01")]

    assert rows_of(candidate(log_of(ann=moments), TODAY)) == {"ann": (2, 4, 5, 0)}


def check_calendar_days(candidate):
    """Minutes around midnight make two days, and nearly two days can be consecutive ones."""
    got = candidate(
        log_of(
            ann=[may(1, "23:50"), may(2, "00:10")],
            bo=[may(3, "00:10"), may(4, "23:50")],
            cy=[may(5, "23:59"), may(7, "00:00")],
        ),
        TODAY,
    )

    assert rows_of(got) == {"ann": (2, 1, 2, 0), "bo": (2, 3, 4, 0), "cy": (1, 7, 7, 0)}


def check_the_latest_of_equal_runs(candidate):
    """Of several longest runs the latest is told."""
    got = candidate(log_of(ann=[1, 2, 4, 6, 7], bo=[1, 3, 5], cy=[1, 2, 3, 6, 7]), TODAY)

    assert rows_of(got) == {"ann": (2, 6, 7, 0), "bo": (1, 5, 5, 0), "cy": (3, 1, 3, 0)}


def check_alive_today_and_yesterday(candidate):
    """A run that ends today or yesterday is alive, one that ended before is not."""
    got = candidate(log_of(a=[8, 9, 10], b=[7, 8, 9], c=[6, 7, 8], d=[10], e=[9], f=[8, 10]), TODAY)

    current = {patient: row[3] for patient, row in rows_of(got).items()}
    assert current == {"a": 3, "b": 3, "c": 0, "d": 1, "e": 1, "f": 1}


def check_the_time_of_today_does_not_matter(candidate):
    """Any moment of the day gives the same table."""
    log = random_log(1)

    morning = candidate(log, pd.Timestamp("2024-05-10 00:00"))

    close(candidate(log, pd.Timestamp("2024-05-10 23:59:59")), morning)


def check_days_after_today_are_left_out(candidate):
    """Rows after today neither lengthen a run nor make a row; later today counts."""
    got = candidate(log_of(ann=[9, 10, 11, 12, 13], bo=[11, 12], cy=[may(10, "23:59")]), TODAY)

    assert rows_of(got) == {"ann": (2, 9, 10, 2), "cy": (1, 10, 10, 1)}


def check_over_the_end_of_the_month(candidate):
    """Runs go on over the end of a month and of a leap February."""
    start = pd.Timestamp("2024-02-27 09:00")
    moments = [start + pd.Timedelta(days=n) for n in range(5)]

    got = candidate(log_of(ann=moments), TODAY)

    assert got["longest"].tolist() == [5]
    assert got["ended"].tolist() == [pd.Timestamp("2024-03-02")]


def check_order_of_rows(candidate):
    """Rows may come in any order and with any index."""
    log = log_of(ann=[9, 2, 8, 1, 3])
    log.index = [1, 1, 0, 7, 7]

    assert rows_of(candidate(log, TODAY)) == {"ann": (3, 1, 3, 2)}


def check_single_exercise(candidate):
    """One exercise is a run of one day."""
    assert rows_of(candidate(log_of(ann=[5]), TODAY)) == {"ann": (1, 5, 5, 0)}


def check_empty_log(candidate):
    """An empty log gives an empty table with the four columns."""
    got = candidate(log_of(ann=[5]).iloc[:0], TODAY)

    assert got.columns.tolist() == COLUMNS
    assert len(got) == 0


def check_patients_may_be_numbers(candidate):
    """Numbers of patients come in rising order too."""
    log = log_of(a=[1], b=[9, 10], c=[3, 4]).assign(patient=[20, 3, 3, 100, 100])

    assert list(rows_of(candidate(log, TODAY)).items()) == [
        (3, (2, 9, 10, 2)),
        (20, (1, 1, 1, 0)),
        (100, (2, 3, 4, 0)),
    ]


def check_log_is_left_alone(candidate):
    """The log passed in is not changed."""
    unchanged(candidate, random_log(2), TODAY)


def check_same_as_walking(candidate):
    """On random logs the table is the one found by walking from day to day."""

    @holds_for(st.integers(0, 10_000), st.integers(-3, 12), examples=20)
    def as_walked(seed, day):
        log, today = random_log(seed), may(day, "09:00")
        assert rows_of(candidate(log, today)) == walked(log, today)


def check_repeating_rows_changes_nothing(candidate):
    """Repeated and shuffled rows give the same table."""
    log = random_log(5)
    again = pd.concat([log, log.head(15)]).sample(frac=1.0, random_state=3)

    same(candidate(again, TODAY), candidate(log, TODAY))


def check_many_rows_in_time(candidate):
    """150,000 rows of 10,000 patients are done in well under the time limit."""
    log, today = sized(150_000)

    got = candidate(log, today)

    assert len(got) == log["patient"].nunique()
    assert (got["current"] <= got["longest"]).all()
    days = (got["ended"] - got["began"]) / pd.Timedelta(days=1)
    close(days.to_numpy() + 1, got["longest"].to_numpy(dtype=float))


def sized(n):
    """So many rows, fifteen for each patient, over a month."""
    dice = np.random.default_rng(n)
    minutes = dice.integers(0, 30 * 24 * 60, n).astype("timedelta64[m]")
    log = {
        "patient": dice.integers(0, n // 15, n),
        "done_at": np.datetime64("2024-04-10", "ns") + minutes,
    }
    return pd.DataFrame(log), TODAY
