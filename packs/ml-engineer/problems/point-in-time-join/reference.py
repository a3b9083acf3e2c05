"""A point-in-time join on two clocks: when a sample was taken, and when its value was known."""

import numpy as np
import pandas as pd


def as_known(labels: pd.DataFrame, results: pd.DataFrame, max_age: pd.Timedelta) -> pd.DataFrame:
    """Add the lactate value that was known when each decision was made.

    In the order of release, a sample older than one that is known already never reaches the screen
    and can be dropped. What is left rises on both clocks, so the last release before a decision is
    also the latest sample. Two sorts and one merge: O((n + m) log(n + m)) time, O(n + m) memory.

    Args:
        labels: Columns patient and at, and any others; any index.
        results: Columns patient, taken_at, known_at, lactate; in no order.
        max_age: The oldest a sample may be, from taken_at to at.

    Returns:
        The labels, rows and index as they were, with the columns lactate and age_hours.
    """
    known = results.dropna(subset=["known_at", "lactate"])
    # stable: of two rows equal on both clocks, the one further down stays last and wins
    known = known.sort_values(["known_at", "taken_at"], kind="stable")
    latest = known.groupby("patient")["taken_at"].cummax()
    known = known[known["taken_at"] == latest]

    order = np.argsort(labels["at"].to_numpy(), kind="stable")  # merge_asof wants its keys sorted
    shown = pd.merge_asof(
        labels[["patient", "at"]].iloc[order],
        known[["patient", "taken_at", "known_at", "lactate"]],
        left_on="at",
        right_on="known_at",
        by="patient",
        allow_exact_matches=False,
    )
    age = shown["at"] - shown["taken_at"]
    fresh = age <= max_age  # False for NaT, so what is not known is left out as well

    columns = {"lactate": shown["lactate"], "age_hours": age / pd.Timedelta(hours=1)}
    added = labels.copy()
    for name, values in columns.items():
        placed = np.full(len(labels), np.nan)
        placed[order] = values.where(fresh).to_numpy()
        added[name] = placed
    return added
