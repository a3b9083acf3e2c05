"""Checks of point-in-time-join."""

import numpy as np
import pandas as pd

from greenroom.coding.checking import close, holds_for, same, unchanged
from greenroom.coding.checking import strategies as st

NAN = float("nan")
DAY = pd.Timedelta(days=1)
MIDNIGHT = pd.Timestamp("2024-03-01")


def at(hours):
    """The moment so many hours after midnight; None is no moment."""
    return pd.NaT if hours is None else MIDNIGHT + pd.Timedelta(hours=hours)


def moments(hours):
    return pd.Series([at(hour) for hour in hours], dtype="datetime64[ns]")


def labels_of(*rows):
    """Decisions from pairs (patient, hour)."""
    patients = [patient for patient, _ in rows]
    return pd.DataFrame({"patient": patients, "at": moments([hour for _, hour in rows])}).astype(
        {"patient": "int64"}
    )


def results_of(*rows):
    """Results from rows (patient, hour taken, hour known, lactate)."""
    patient, taken, known, value = ([row[n] for row in rows] for n in range(4))
    frame = {"patient": patient, "taken_at": moments(taken), "known_at": moments(known)}
    return pd.DataFrame({**frame, "lactate": value}).astype(
        {"patient": "int64", "lactate": "float64"}
    )


def on_screen(labels, results, max_age):
    """The slow way: look through all results for each decision."""
    values = []
    for label in labels.itertuples():
        best = None
        for row in results.itertuples():
            if row.patient != label.patient or not row.known_at < label.at:
                continue
            if not np.isnan(row.lactate):
                rank = (row.taken_at, row.known_at, row.Index)
                best = max(best, (rank, row.lactate)) if best else (rank, row.lactate)
        if best and label.at - best[0][0] <= max_age:
            values.append((best[1], (label.at - best[0][0]) / pd.Timedelta(hours=1)))
        else:
            values.append((NAN, NAN))
    return [value for value, _ in values], [age for _, age in values]


def crowded(seed):
    """A few decisions and results of two patients, on few moments, so that ties are common."""
    dice = np.random.default_rng(seed)
    rows = []
    for _ in range(dice.integers(1, 12)):
        taken, wait, value = dice.integers(0, 12), dice.integers(0, 5), dice.integers(0, 30)
        known = taken + wait if dice.random() < 0.9 else None
        rows.append((dice.integers(1, 3), taken, known, value / 10 if value > 2 else NAN))
    asked = [(dice.integers(1, 4), dice.integers(0, 18)) for _ in range(dice.integers(1, 8))]
    return labels_of(*asked), results_of(*rows), pd.Timedelta(hours=8)


def check_example(candidate):
    """The example of the brief: 2.0 is shown at 10:00 and at 12:00."""
    results = results_of((7, 8, 11, 4.0), (7, 9, 9.5, 2.0))

    got = candidate(labels_of((7, 10), (7, 12)), results, DAY)

    close(got["lactate"].tolist(), [2.0, 2.0])
    close(got["age_hours"].tolist(), [1.0, 3.0])


def check_not_yet_released(candidate):
    """A sample already taken but not released is unknown: NaN in both columns."""
    got = candidate(labels_of((1, 10)), results_of((1, 8, 10.5, 3.0)), DAY)

    close(got["lactate"].tolist(), [NAN])
    close(got["age_hours"].tolist(), [NAN])


def check_patients_are_apart(candidate):
    """Nobody is shown another patient's value."""
    results = results_of((2, 8, 9, 5.0), (1, 7, 8, 1.5))

    got = candidate(labels_of((1, 10), (2, 10), (3, 10)), results, DAY)

    close(got["lactate"].tolist(), [1.5, 5.0, NAN])
    close(got["age_hours"].tolist(), [3.0, 2.0, NAN])


def check_rows_and_index_stay(candidate):
    """Rows stay in their order with their index, other columns, and the new ones last."""
    labels = labels_of((1, 12), (2, 10), (1, 9), (1, 12))
    labels.insert(0, "ward", ["north", "south", "north", "east"])
    labels.index = pd.Index([40, 7, 7, 12], name="decision")

    got = candidate(labels, results_of((1, 6, 7, 1.0), (1, 10, 11, 2.0), (2, 1, 2, 3.0)), DAY)

    want = labels.assign(lactate=[2.0, 3.0, 1.0, 2.0], age_hours=[2.0, 9.0, 3.0, 2.0])
    close(got, want)


def check_release_at_the_very_moment(candidate):
    """A value released at the moment of the decision is not known yet."""
    results = results_of((1, 6, 7, 1.0), (1, 8, 9, 2.0))

    close(candidate(labels_of((1, 9)), results, DAY)["lactate"].tolist(), [1.0])


def check_an_old_sample_arrives_late(candidate):
    """A sample released last but taken earlier does not replace a newer one."""
    results = results_of((1, 6, 7, 1.0), (1, 8, 9, 2.0), (1, 7, 10, 3.0), (1, 8.5, 12, 4.0))

    got = candidate(labels_of((1, 8), (1, 9.5), (1, 11), (1, 13)), results, DAY)

    close(got["lactate"].tolist(), [1.0, 2.0, 2.0, 4.0])
    close(got["age_hours"].tolist(), [2.0, 1.5, 3.0, 4.5])


def check_a_sample_measured_again(candidate):
    """With the same taken_at, the later release stands once it is known."""
    results = results_of((1, 6, 9, 2.6), (1, 6, 7, 2.0))

    close(candidate(labels_of((1, 8), (1, 10)), results, DAY)["lactate"].tolist(), [2.0, 2.6])


def check_released_together(candidate):
    """Of rows released together the latest sample is shown, and of equal ones the last row."""
    results = results_of((1, 6, 7, 2.0), (1, 5, 7, 9.0), (1, 6, 7, 1.0), (1, 4, 7, 8.0))

    close(candidate(labels_of((1, 8)), results, DAY)["lactate"].tolist(), [1.0])


def check_pending_and_spoilt_samples(candidate):
    """Rows without known_at or without lactate count as if they were not there."""
    results = results_of((1, 5, 6, 1.0), (1, 6, None, 7.0), (1, 7, 8, NAN))

    got = candidate(labels_of((1, 9)), results, DAY)

    close(got["lactate"].tolist(), [1.0])
    close(got["age_hours"].tolist(), [4.0])


def check_oldest_age_allowed(candidate):
    """A sample exactly max_age old is shown; a second more, and both columns are NaN."""
    labels = labels_of((1, 10), (1, 10 + 1 / 3600))

    got = candidate(labels, results_of((1, 4, 5, 1.0)), pd.Timedelta(hours=6))

    close(got["lactate"].tolist(), [1.0, NAN])
    close(got["age_hours"].tolist(), [6.0, NAN])


def check_age_counts_from_the_blood_draw(candidate):
    """The age runs from taken_at, not from known_at."""
    got = candidate(labels_of((1, 10)), results_of((1, 2, 9, 1.0)), pd.Timedelta(hours=6))

    close(got["lactate"].tolist(), [NAN])


def check_no_results(candidate):
    """Without any results both columns are there and all NaN."""
    got = candidate(labels_of((1, 10), (2, 11)), results_of((1, 2, 3, 4.0)).iloc[:0], DAY)

    close(got["lactate"].tolist(), [NAN, NAN])
    close(got["age_hours"].tolist(), [NAN, NAN])


def check_no_labels(candidate):
    """Without any labels the result is empty and has the two columns."""
    got = candidate(labels_of((1, 10)).iloc[:0], results_of((1, 2, 3, 4.0)), DAY)

    assert list(got.columns) == ["patient", "at", "lactate", "age_hours"]
    assert len(got) == 0


def check_inputs_are_left_alone(candidate):
    """Neither table passed in is changed."""
    labels = labels_of((2, 10), (1, 9))

    unchanged(candidate, labels, results_of((1, 8, 8.5, 2.0), (2, 3, 4, 1.0)), DAY)


def check_same_as_looking_at_every_result(candidate):
    """On random tables, each value is the one found by looking through all results."""

    @holds_for(st.integers(0, 10_000), examples=20)
    def as_on_screen(seed):
        labels, results, max_age = crowded(seed)
        got = candidate(labels, results, max_age)
        values, ages = on_screen(labels, results, max_age)
        close(got["lactate"].tolist(), values)
        close(got["age_hours"].tolist(), ages)


def check_the_future_does_not_matter(candidate):
    """Whatever is released at or after a decision changes nothing for it."""

    @holds_for(st.integers(0, 10_000), examples=15)
    def blind_to_the_future(seed):
        labels, results, max_age = crowded(seed)
        cut = results["known_at"].max()  # the very last release, and decisions up to that moment
        past = pd.concat([labels[labels["at"] <= cut], labels.assign(at=cut)])
        same(
            candidate(past, results[~(results["known_at"] >= cut)], max_age),
            candidate(past, results, max_age),
        )


def check_order_of_results_does_not_matter(candidate):
    """Shuffled results give the same columns, as long as no two rows tie on both clocks."""
    labels, results, max_age = sized(300)
    shuffled = results.sample(frac=1.0, random_state=5)

    close(candidate(labels, shuffled, max_age), candidate(labels, results, max_age))


def check_large_tables_in_time(candidate):
    """40,000 decisions and 120,000 results are joined in well under the time limit."""
    labels, results, max_age = sized(40_000)

    got = candidate(labels, results, max_age)

    assert len(got) == 40_000
    assert 0.2 < got["lactate"].notna().mean() < 1.0


def sized(n, seed=0):
    """So many decisions, three times as many results, and 12 hours."""
    dice = np.random.default_rng([n, seed])
    people, span = max(2, n // 50), 10 * 24 * 3600
    taken = dice.integers(0, span, 3 * n)
    known = taken + dice.integers(600, 6 * 3600, 3 * n)
    start = MIDNIGHT.to_datetime64()
    results = {
        "patient": dice.integers(0, people, 3 * n),
        "taken_at": start + taken.astype("timedelta64[s]"),
        "known_at": start + known.astype("timedelta64[s]"),
        "lactate": dice.gamma(2.0, 1.0, 3 * n),
    }
    labels = {
        "patient": dice.integers(0, people, n),
        "at": start + dice.integers(0, span, n).astype("timedelta64[s]"),
    }
    return (
        pd.DataFrame(labels).astype({"at": "datetime64[ns]"}),
        pd.DataFrame(results).astype({"taken_at": "datetime64[ns]", "known_at": "datetime64[ns]"}),
        pd.Timedelta(hours=12),
    )
