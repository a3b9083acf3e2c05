"""Runs of consecutive days."""

import pandas as pd


def streaks(log, today):
    """Number the runs and take the first of the longest."""
    day = pd.Timedelta(days=1)
    today = today.normalize()
    days = pd.DataFrame({"patient": log["patient"], "date": log["done_at"].dt.normalize()})
    days = days[days["date"] <= today].drop_duplicates().sort_values(["patient", "date"])
    begins = days.groupby("patient")["date"].diff() != day

    runs = days.groupby(["patient", begins.cumsum().rename("run")])["date"]
    runs = runs.agg(longest="size", began="min", ended="max").reset_index("run", drop=True)
    alive = runs.loc[runs["ended"] >= today - day, "longest"]

    best = runs.sort_values("longest", ascending=False, kind="stable")
    best = best.groupby("patient").head(1).sort_index()
    return best.assign(current=alive.reindex(best.index, fill_value=0))
