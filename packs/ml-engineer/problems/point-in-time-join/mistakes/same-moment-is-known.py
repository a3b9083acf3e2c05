"""Lactate as it was known."""

import numpy as np
import pandas as pd


def as_known(labels, results, max_age):
    """Drop samples that were overtaken, then join on the release."""
    results = results.dropna(subset=["known_at", "lactate"])
    results = results.sort_values(["known_at", "taken_at"], kind="stable")
    results = results[results["taken_at"] == results.groupby("patient")["taken_at"].cummax()]
    left = labels[["patient", "at"]].assign(row=np.arange(len(labels))).sort_values("at")
    joined = pd.merge_asof(
        left, results, left_on="at", right_on="known_at", by="patient"
    ).sort_values("row")
    age = joined["at"] - joined["taken_at"]
    fresh = age <= max_age
    return labels.assign(
        lactate=joined["lactate"].where(fresh).to_numpy(),
        age_hours=(age.dt.total_seconds() / 3600).where(fresh).to_numpy(),
    )
