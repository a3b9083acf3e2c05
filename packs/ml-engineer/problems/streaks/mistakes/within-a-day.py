"""Runs of consecutive days."""

import pandas as pd


def streaks(log, today):
    """Take what follows within 24 hours for the next day."""
    day = pd.Timedelta(days=1)
    today = today.normalize()
    days = pd.DataFrame({"patient": log["patient"], "date": log["done_at"]})
    days = (
        days[days["date"].dt.normalize() <= today]
        .drop_duplicates()
        .sort_values(["patient", "date"])
    )
    gap = days.groupby("patient")["date"].diff()
    begins = ~(gap <= day)
    days["date"] = days["date"].dt.normalize()

    runs = days.groupby(["patient", begins.cumsum().rename("run")])["date"]
    runs = runs.agg(longest="nunique", began="min", ended="max").reset_index("run", drop=True)
    alive = runs.loc[runs["ended"] >= today - day, "longest"]

    best = runs.sort_values("longest", kind="stable").groupby("patient").tail(1).sort_index()
    return best.assign(current=alive.reindex(best.index, fill_value=0))
