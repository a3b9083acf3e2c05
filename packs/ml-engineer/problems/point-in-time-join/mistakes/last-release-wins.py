"""Lactate as it was known."""

import numpy as np
import pandas as pd


def as_known(labels, results, max_age):
    """Join each decision with the last result released before it."""
    results = results.dropna(subset=["known_at", "lactate"])
    results = results.sort_values(["known_at", "taken_at"], kind="stable")
    left = labels[["patient", "at"]].assign(row=np.arange(len(labels))).sort_values("at")
    joined = pd.merge_asof(
        left, results, left_on="at", right_on="known_at", by="patient", allow_exact_matches=False
    ).sort_values("row")
    age = joined["at"] - joined["taken_at"]
    fresh = age <= max_age
    return labels.assign(
        lactate=joined["lactate"].where(fresh).to_numpy(),
        age_hours=(age.dt.total_seconds() / 3600).where(fresh).to_numpy(),
    )
