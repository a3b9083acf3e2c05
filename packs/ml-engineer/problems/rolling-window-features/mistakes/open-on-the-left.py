"""Rolling features of withdrawals."""

import numpy as np
import pandas as pd


def shortly_before(log, span):
    """Search the borders of each window among the nurse's sorted moments."""
    if span <= pd.Timedelta(0):
        raise ValueError("the span must be positive")
    found = np.full((len(log), 3), np.nan)
    when, doses = log["at"].to_numpy(), log["dose_mg"].to_numpy()
    for places in log.groupby("nurse").indices.values():
        mine = places[np.argsort(when[places], kind="stable")]
        at = when[mine]
        sums = np.concatenate([[0], np.cumsum(doses[mine])])
        first = np.searchsorted(at, at - span.to_timedelta64(), side="right")
        end = np.searchsorted(at, at, side="left")
        first = np.minimum(first, end)
        gap = (at - at[np.maximum(end - 1, 0)]) / np.timedelta64(1, "h")
        found[mine, 0] = end - first
        found[mine, 1] = sums[end] - sums[first]
        found[mine, 2] = np.where(end > first, gap, np.nan)
    return pd.DataFrame(found, log.index, ["count", "total_mg", "hours_since"])
