"""Counts and sums over a window of time that ends just before each row."""

import numpy as np
import pandas as pd


def shortly_before(log: pd.DataFrame, span: pd.Timedelta) -> pd.DataFrame:
    """Describe, for each withdrawal, the same nurse's earlier ones within a span of time.

    What lies in [at - span, at) is what came before `at` minus what came before `at - span`, and
    both are running totals read off at a moment. Doses are whole numbers, so the difference is
    exact. One sort and two merges: O(n log n) time, however long the windows and crowded the hours.

    Args:
        log: Columns nurse, at and dose_mg; in any order, with any index.
        span: How far back to look; the window is [at - span, at).

    Returns:
        Columns count, total_mg and hours_since, with the index and order of the log.

    Raises:
        ValueError: The span is not positive.
    """
    if span <= pd.Timedelta(0):
        raise ValueError(f"the span must be positive, and is {span}")
    order = np.argsort(log["at"].to_numpy(), kind="stable")
    rows = log[["nurse", "at", "dose_mg"]].iloc[order].reset_index(drop=True)
    rows["last"] = rows["at"]
    rows["count"] = rows.groupby("nurse").cumcount() + 1
    rows["total_mg"] = rows.groupby("nurse")["dose_mg"].cumsum()

    now = _until(rows, rows["at"])
    then = _until(rows, rows["at"] - span)
    count = now["count"] - then["count"]
    since = (rows["at"] - now["last"]) / pd.Timedelta(hours=1)
    found = pd.DataFrame(
        {
            "count": count,
            "total_mg": now["total_mg"] - then["total_mg"],
            "hours_since": since.where(count > 0),
        }
    )
    back = np.empty(len(log), dtype=int)
    back[order] = np.arange(len(log))
    return found.iloc[back].set_axis(log.index)


def _until(rows: pd.DataFrame, moments: pd.Series) -> pd.DataFrame:
    """The running totals of each row's nurse strictly before a moment; 0 before the first row."""
    asked = pd.DataFrame({"nurse": rows["nurse"], "at": moments})
    known = rows[["nurse", "at", "last", "count", "total_mg"]]
    found = pd.merge_asof(asked, known, on="at", by="nurse", allow_exact_matches=False)
    sums = ["count", "total_mg"]
    found[sums] = found[sums].fillna(0).astype("int64")
    return found
