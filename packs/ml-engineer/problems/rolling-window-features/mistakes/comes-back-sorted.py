"""Rolling features of withdrawals."""

import numpy as np
import pandas as pd


def shortly_before(log, span):
    """Search the borders of each window among the nurse's sorted moments."""
    if span <= pd.Timedelta(0):
        raise ValueError("the span must be positive")
    counts, totals, since = [], [], []
    for _, mine in log.sort_values("at").groupby("nurse"):
        at = mine["at"].to_numpy()
        sums = np.concatenate([[0], mine["dose_mg"].cumsum()])
        first = np.searchsorted(at, at - span.to_timedelta64(), side="left")
        end = np.searchsorted(at, at, side="left")
        gap = (at - at[np.maximum(end - 1, 0)]) / np.timedelta64(1, "h")
        counts.extend(end - first)
        totals.extend(sums[end] - sums[first])
        since.extend(np.where(end > first, gap, np.nan))
    found = {"count": counts, "total_mg": totals, "hours_since": since}
    return pd.DataFrame(found, index=log.index)
