"""Runs of consecutive days."""

import pandas as pd


def streaks(log, today):
    """Number the runs by the gaps between sorted days."""
    day = pd.Timedelta(days=1)
    today = today.normalize()
    days = pd.DataFrame({"patient": log["patient"], "date": log["done_at"].dt.normalize()})
    days = days[days["date"] <= today].drop_duplicates().sort_values(["patient", "date"])
    begins = days["date"].diff() != day

    runs = days.assign(run=begins.cumsum()).groupby("run")
    runs = runs.agg(
        patient=("patient", "first"),
        longest=("date", "size"),
        began=("date", "min"),
        ended=("date", "max"),
    ).set_index("patient")
    runs = runs.sort_index(kind="stable")
    alive = runs.loc[runs["ended"] >= today - day, "longest"].groupby(level=0).last()

    best = runs.sort_values("longest", kind="stable").groupby("patient").tail(1).sort_index()
    return best.assign(current=alive.reindex(best.index, fill_value=0))
