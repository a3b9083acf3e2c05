"""Runs of consecutive days, found by numbering them where a day does not follow the one before."""

import pandas as pd


def streaks(log: pd.DataFrame, today: pd.Timestamp) -> pd.DataFrame:
    """Find each patient's longest run of consecutive days, and the one that is still alive.

    Sorted by patient and day, a run begins wherever the row above is not the same patient's day
    before; counting these beginnings gives every run a number. O(n log n) time for the sort.

    Args:
        log: Columns patient and done_at, in any order.
        today: Some moment of the current day; later days are left out.

    Returns:
        Index: patient; columns: longest, began, ended, current.
    """
    day = pd.Timedelta(days=1)
    today = today.normalize()
    days = pd.DataFrame({"patient": log["patient"], "date": log["done_at"].dt.normalize()})
    days = days[days["date"] <= today].drop_duplicates().sort_values(["patient", "date"])
    begins = days.groupby("patient")["date"].diff() != day  # True for a patient's first day too

    runs = days.groupby(["patient", begins.cumsum().rename("run")])["date"]
    runs = runs.agg(longest="size", began="min", ended="max").reset_index("run", drop=True)
    alive = runs.loc[runs["ended"] >= today - day, "longest"]  # at most one for each patient

    # stable, and the runs come in order of time: the last of the longest is the latest
    best = runs.sort_values("longest", kind="stable").groupby("patient").tail(1).sort_index()
    return best.assign(current=alive.reindex(best.index, fill_value=0))
