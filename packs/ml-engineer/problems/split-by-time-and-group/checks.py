"""Checks of split-by-time-and-group."""

import numpy as np
import pandas as pd

from greenroom.coding.checking import holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

JUNE, JULY = pd.Timestamp("2024-06-01"), pd.Timestamp("2024-07-01")
TEN = pd.Timedelta(days=10)


def visits_of(*rows):
    """Visits from pairs (patient, moment)."""
    frame = {
        "patient": pd.Series([patient for patient, _ in rows], dtype="float64"),
        "at": pd.Series([pd.Timestamp(at) for _, at in rows], dtype="datetime64[ns]"),
    }
    return pd.DataFrame(frame)


def parts(candidate, *rows, horizon=TEN):
    return candidate(visits_of(*rows), JUNE, JULY, horizon).tolist()


def random_visits(seed, rows=25, patients=8):
    """Visits on whole days of May to July, so that borders are met; some of walk-ins."""
    dice = np.random.default_rng(seed)
    who = np.where(dice.random(rows) < 0.15, np.nan, dice.integers(0, patients, rows))
    days = dice.integers(0, 75, rows)
    return visits_of(
        *zip(who, pd.Timestamp("2024-05-05") + pd.to_timedelta(days, "D"), strict=True)
    )


def by_the_rules(visits, validation, test, horizon):
    """The slow way: the rules of the brief, one after the other."""
    rows = list(zip(visits["patient"], visits["at"], strict=True))
    found = []
    for _, at in rows:
        name = "train" if at < validation else "validation" if at < test else "test"
        border = {"train": validation, "validation": test}.get(name)
        found.append("out" if border is not None and at + horizon > border else name)
    for earlier, later in (("validation", "test"), ("train", "test"), ("train", "validation")):
        taken = {who for (who, _), name in zip(rows, found, strict=True) if name == later}
        for place, (who, _) in enumerate(rows):
            if found[place] == earlier and who == who and who in taken:
                found[place] = "out"
    return found


def check_example(candidate):
    """The example of the brief."""
    got = parts(
        candidate, (1, "2024-05-22"), (2, "2024-05-23"), (3, "2024-05-05"), (3, "2024-06-12")
    )

    assert got == ["train", "out", "out", "validation"]


def check_three_parts_by_time(candidate):
    """Each border belongs to the later part."""
    got = parts(
        candidate,
        (1, "2024-04-01"),
        (2, "2024-06-01"),
        (3, "2024-06-15 23:59"),
        (4, "2024-07-01"),
        (5, "2024-08-09"),
    )

    assert got == ["train", "validation", "validation", "test", "test"]


def check_labels_stay_within_their_part(candidate):
    """A label may reach exactly the border of its part, and not a second further."""
    got = parts(
        candidate,
        (1, "2024-05-22 00:00:00"),
        (2, "2024-05-22 00:00:01"),
        (3, "2024-05-31 12:00:00"),
        (4, "2024-06-21 00:00:00"),
        (5, "2024-06-21 00:00:01"),
        (6, "2024-06-30 23:59:59"),
    )

    assert got == ["train", "out", "out", "validation", "out", "out"]


def check_the_later_part_keeps_the_patient(candidate):
    """A patient's rows in earlier parts are out, all rows in the latest stay."""
    got = parts(
        candidate,
        (1, "2024-05-01"),
        (1, "2024-06-05"),
        (1, "2024-07-05"),
        (1, "2024-07-09"),
        (2, "2024-05-01"),
        (2, "2024-06-05"),
        (2, "2024-06-06"),
        (3, "2024-05-01"),
        (3, "2024-05-02"),
    )

    assert got == ["out"] * 2 + ["test"] * 2 + ["out"] + ["validation"] * 2 + ["train"] * 2


def check_rows_that_are_out_do_not_count(candidate):
    """A validation row that is out by its label costs the patient no training row."""
    got = parts(
        candidate, (1, "2024-05-01"), (1, "2024-06-25"), (2, "2024-05-02"), (2, "2024-06-02")
    )

    assert got == ["train", "out", "out", "validation"]


def check_test_and_validation_and_train(candidate):
    """A patient of the test is in neither of the other parts, by whatever path."""
    got = parts(
        candidate, (1, "2024-05-01"), (1, "2024-07-02"), (2, "2024-06-02"), (2, "2024-07-02")
    )

    assert got == ["out", "test", "out", "test"]


def check_walk_ins_are_different_people(candidate):
    """Visits without a patient number are never out because of each other."""
    nobody = float("nan")
    got = parts(
        candidate,
        (nobody, "2024-05-01"),
        (nobody, "2024-06-02"),
        (nobody, "2024-07-02"),
        (nobody, "2024-05-30"),
    )

    assert got == ["train", "validation", "test", "out"]


def check_index_and_order(candidate):
    """The series has the index and the order of the visits."""
    visits = visits_of((1, "2024-07-01"), (2, "2024-05-01"), (3, "2024-06-05"), (1, "2024-05-02"))
    visits.index = pd.Index([4, 9, 9, 1], name="visit")

    got = candidate(visits, JUNE, JULY, TEN)

    assert got.index.tolist() == [4, 9, 9, 1]
    assert got.tolist() == ["test", "train", "validation", "out"]


def check_no_horizon(candidate):
    """With a horizon of zero no row is out by its label."""
    got = parts(
        candidate,
        (1, "2024-05-31 23:59:59"),
        (2, "2024-06-01"),
        (float("nan"), "2024-06-01"),
        (3, "2024-06-30 23:59:59"),
        (float("nan"), "2024-07-01"),
        horizon=pd.Timedelta(0),
    )

    assert got == ["train", "validation", "validation", "validation", "test"]


def check_horizon_longer_than_the_validation(candidate):
    """If labels look further than the validation lasts, no row validates; training is as always."""
    rows = [(1, "2024-04-01"), (2, "2024-04-03"), (1, "2024-06-01"), (4, "2024-06-05")]

    got = parts(candidate, *rows, (5, "2024-07-01"), horizon=pd.Timedelta(days=60))

    assert got == ["train", "out", "out", "out", "test"]


def check_patients_may_be_names(candidate):
    """Patients may be text, some of it missing."""
    visits = visits_of(
        *[(1, at) for at in ("2024-05-01", "2024-07-01", "2024-05-02", "2024-06-01")]
    )
    visits["patient"] = pd.Series(["ann", "ann", None, None], dtype="str")

    assert candidate(visits, JUNE, JULY, TEN).tolist() == ["out", "test", "train", "validation"]


def check_bad_borders(candidate):
    """A test that does not begin after the validation, or a negative horizon, raises ValueError."""
    visits = visits_of((1, "2024-05-01"))

    raises(ValueError, candidate, visits, JULY, JUNE, TEN)
    raises(ValueError, candidate, visits, JUNE, JUNE, TEN)
    raises(ValueError, candidate, visits, JUNE, JULY, -TEN)
    raises(ValueError, candidate, visits, JUNE, JULY, -pd.Timedelta(1, "ns"))
    assert candidate(visits, JUNE, JUNE + pd.Timedelta(1, "ns"), TEN).tolist() == ["train"]


def check_no_visits(candidate):
    """Without visits the series is empty."""
    assert len(candidate(visits_of((1, "2024-05-01")).iloc[:0], JUNE, JULY, TEN)) == 0


def check_visits_are_left_alone(candidate):
    """The table passed in is not changed."""
    unchanged(candidate, random_visits(1), JUNE, JULY, TEN)


def check_no_patient_in_two_parts(candidate):
    """No patient is in two parts, and no label of a part looks into the next."""

    @holds_for(st.integers(0, 10_000), st.integers(0, 30), examples=20)
    def apart(seed, days):
        visits, horizon = random_visits(seed), pd.Timedelta(days=days)
        got = candidate(visits, JUNE, JULY, horizon)
        used = visits[(got != "out").to_numpy()].assign(part=got[got != "out"].tolist())
        assert (used.dropna().groupby("patient")["part"].nunique() == 1).all()
        assert (used.loc[used["part"] == "train", "at"] + horizon <= JUNE).all()
        assert (used.loc[used["part"] == "validation", "at"] + horizon <= JULY).all()


def check_same_as_the_rules(candidate):
    """On random visits every row is where the rules of the brief put it."""

    @holds_for(st.integers(0, 10_000), st.integers(0, 20), examples=40)
    def as_ruled(seed, days):
        visits, horizon = random_visits(seed), pd.Timedelta(days=days)
        got = candidate(visits, JUNE, JULY, horizon).tolist()
        assert got == by_the_rules(visits, JUNE, JULY, horizon)


def check_order_does_not_matter(candidate):
    """Shuffled visits are given the same parts."""
    visits = random_visits(5, rows=80, patients=25)

    mixed = candidate(visits.sample(frac=1.0, random_state=3), JUNE, JULY, TEN)

    assert mixed.sort_index().tolist() == candidate(visits, JUNE, JULY, TEN).tolist()


def check_many_patients_in_time(candidate):
    """60,000 visits of 20,000 patients are split in well under the time limit."""
    visits, validation, test, horizon = sized(60_000)

    got = candidate(visits, validation, test, horizon).value_counts()

    assert set(got.index) == {"train", "validation", "test", "out"}
    assert got["test"] == (visits["at"] >= test).sum()


def sized(n):
    """So many visits of a third as many patients, from spring to summer."""
    dice = np.random.default_rng(n)
    minutes = dice.integers(0, 180 * 24 * 60, n).astype("timedelta64[m]")
    visits = {
        "patient": dice.integers(0, n // 3, n).astype(float),
        "at": np.datetime64("2024-02-01", "ns") + minutes,
    }
    return pd.DataFrame(visits), JUNE, JULY, TEN
