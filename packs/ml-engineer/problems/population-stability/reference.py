"""The population stability index of each column, with bins that the reference decides about."""

import numpy as np
import pandas as pd

LEAST = 1e-4  # of a share, so that the logarithm of an empty bin stays finite


def stability(reference: pd.DataFrame, current: pd.DataFrame, bins: int = 10) -> pd.DataFrame:
    """Compare each column's distribution with that of a reference.

    O(n log n) time for each column, for the quantiles and the search among the cuts.

    Args:
        reference: Columns of numbers or texts; decides about the bins.
        current: The same columns, and perhaps others.
        bins: Into how many parts the reference's numbers are cut, before equal cuts are joined.

    Returns:
        Index: the columns, by falling psi; columns: psi, unseen, missing.

    Raises:
        ValueError: A table has no rows, a column is not in current, or bins is below 1.
    """
    if min(len(reference), len(current), bins) < 1:
        raise ValueError("both tables must have rows, and bins must be at least 1")
    absent = [name for name in reference.columns if name not in current.columns]
    if absent:
        raise ValueError(f"current has no column {absent[0]!r}")
    rows = [_compare(reference[name], current[name], bins) for name in reference.columns]
    table = pd.DataFrame(rows, index=reference.columns, columns=["psi", "unseen", "missing"])
    return table.sort_values("psi", ascending=False, kind="stable")


def _compare(before: pd.Series, now: pd.Series, bins: int) -> tuple[float, float, float]:
    """The psi of one column, its share of unseen values, and the change in missing ones."""
    if pd.api.types.is_numeric_dtype(before):
        old, new, unseen = _by_quantiles(before, now, bins)
    else:
        old, new, unseen = _by_value(before, now)
    # each table is one vector of bins; where a value is missing the bin is one after the last
    gone = 1 + max(old.max(), new.max())
    old, new = np.where(before.isna(), gone, old), np.where(now.isna(), gone, new)
    r, c = (np.bincount(places, minlength=gone + 1) / len(places) for places in (old, new))
    missing = c[gone] - r[gone]
    r, c = np.maximum(r, LEAST), np.maximum(c, LEAST)
    return float(((c - r) * np.log(c / r)).sum()), float(unseen.mean()), float(missing)


def _by_quantiles(
    before: pd.Series, now: pd.Series, bins: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The bin of each number in both tables, and whether a current one is out of range."""
    known = before.dropna().to_numpy()
    if len(known) == 0:  # nothing to cut, and whatever comes is new
        return np.zeros(len(before), int), np.zeros(len(now), int), now.notna().to_numpy()
    cuts = np.unique(np.quantile(known, np.arange(1, bins) / bins))
    old, new = (np.searchsorted(cuts, values.to_numpy(), side="left") for values in (before, now))
    return old, new, ((now < known.min()) | (now > known.max())).to_numpy()


def _by_value(before: pd.Series, now: pd.Series) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The bin of each text in both tables, and whether a current one was never seen."""
    known = pd.Index(before.dropna().unique())
    old, new = (known.get_indexer(values) for values in (before, now))  # -1: not there
    unseen = (new < 0) & now.notna().to_numpy()
    return old, np.where(new < 0, len(known), new), unseen
