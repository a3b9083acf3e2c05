"""Runs of consecutive days."""

import pandas as pd


def streaks(log, today):
    """Number the runs; one is alive if it holds today."""
    day = pd.Timedelta(days=1)
    today = today.normalize()
    days = pd.DataFrame({"patient": log["patient"], "date": log["done_at"].dt.normalize()})
    days = days[days["date"] <= today].drop_duplicates().sort_values(["patient", "date"])
    begins = days.groupby("patient")["date"].diff() != day

    runs = days.groupby(["patient", begins.cumsum().rename("run")])["date"]
    runs = runs.agg(longest="size", began="min", ended="max").reset_index("run", drop=True)
    alive = runs.loc[runs["ended"] == today, "longest"]

    best = runs.sort_values("longest", kind="stable").groupby("patient").tail(1).sort_index()
    return best.assign(current=alive.reindex(best.index, fill_value=0))
