"""Lactate as it was known."""

import pandas as pd


def as_known(labels, results, max_age):
    """For each decision, filter the results and take the newest."""
    results = results.dropna(subset=["known_at", "lactate"])
    results = results.sort_values(["taken_at", "known_at"], kind="stable")
    values, ages = [], []
    for patient, moment in zip(labels["patient"], labels["at"], strict=True):
        mine = results[(results["patient"] == patient) & (results["known_at"] < moment)]
        value, hours = float("nan"), float("nan")
        if len(mine):
            last = mine.iloc[-1]
            age = moment - last["taken_at"]
            if age <= max_age:
                value, hours = last["lactate"], age / pd.Timedelta(hours=1)
        values.append(value)
        ages.append(hours)
    return labels.assign(lactate=values, age_hours=ages)
