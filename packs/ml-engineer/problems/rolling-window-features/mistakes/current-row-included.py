"""Rolling features of withdrawals."""

import pandas as pd


def shortly_before(log, span):
    """Use a rolling window of time for each nurse."""
    if span <= pd.Timedelta(0):
        raise ValueError("the span must be positive")
    rows = log[["nurse", "at", "dose_mg"]].reset_index(drop=True)
    rows = rows.sort_values("at", kind="stable")
    parts = []
    for _, mine in rows.groupby("nurse"):
        window = mine.rolling(span, on="at")["dose_mg"]
        since = mine["at"].diff() / pd.Timedelta(hours=1)
        count = window.count()
        parts.append(pd.DataFrame({"count": count, "total_mg": window.sum(), "hours_since": since}))
    columns = ["count", "total_mg", "hours_since"]
    found = pd.concat(parts) if parts else pd.DataFrame(columns=columns, dtype=float)
    return found.sort_index().set_axis(log.index)
