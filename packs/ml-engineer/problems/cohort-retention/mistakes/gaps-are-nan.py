"""Retention by cohort."""

import pandas as pd


def retention(visits, end):
    """Pivot distinct members; what does not occur stays NaN."""
    pairs = pd.DataFrame({"member": visits["member"], "month": visits["at"].dt.to_period("M")})
    pairs = pairs[pairs["month"] <= end].drop_duplicates()
    if pairs.empty:
        return pd.DataFrame(columns=["members"])
    pairs["cohort"] = pairs.groupby("member")["month"].transform("min")
    number = 12 * pairs["month"].dt.year + pairs["month"].dt.month
    first = 12 * pairs["cohort"].dt.year + pairs["cohort"].dt.month
    came = pairs.groupby(["cohort", number - first]).size().unstack()
    ages = range(12 * end.year + end.month - first.min() + 1)
    shares = came.reindex(columns=list(ages)).div(came[0], axis=0)
    shares.insert(0, "members", came[0])
    return shares
