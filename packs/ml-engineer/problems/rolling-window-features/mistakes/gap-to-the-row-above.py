"""Rolling features of withdrawals."""

import pandas as pd


def shortly_before(log, span):
    """Use a rolling window that is closed on the left, so the row itself is left out."""
    if span <= pd.Timedelta(0):
        raise ValueError("the span must be positive")
    rows = log[["nurse", "at", "dose_mg"]].reset_index(drop=True)
    rows = rows.sort_values("at", kind="stable")
    parts = []
    for _, mine in rows.groupby("nurse"):
        window = mine.rolling(span, on="at", closed="left")["dose_mg"]
        count = window.count().fillna(0)
        since = mine["at"].diff() / pd.Timedelta(hours=1)
        frame = {"count": count, "total_mg": window.sum().fillna(0)}
        parts.append(pd.DataFrame({**frame, "hours_since": since.where(count > 0)}))
    columns = ["count", "total_mg", "hours_since"]
    found = pd.concat(parts) if parts else pd.DataFrame(columns=columns, dtype=float)
    return found.sort_index().set_axis(log.index)
