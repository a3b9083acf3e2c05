"""Lactate as it was known."""

import pandas as pd


def as_known(labels, results, max_age):
    """Sort both tables, join them, and return what merge_asof gives."""
    results = results.dropna(subset=["known_at", "lactate"])
    results = results.sort_values(["known_at", "taken_at"], kind="stable")
    results = results[results["taken_at"] == results.groupby("patient")["taken_at"].cummax()]
    joined = pd.merge_asof(
        labels.sort_values("at"),
        results,
        left_on="at",
        right_on="known_at",
        by="patient",
        allow_exact_matches=False,
    )
    age = joined["at"] - joined["taken_at"]
    fresh = age <= max_age
    joined["lactate"] = joined["lactate"].where(fresh)
    joined["age_hours"] = (age.dt.total_seconds() / 3600).where(fresh)
    return joined.drop(columns=["taken_at", "known_at"])
