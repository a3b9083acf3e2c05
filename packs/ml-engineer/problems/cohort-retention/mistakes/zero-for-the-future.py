"""Retention by cohort."""

import pandas as pd


def retention(visits, end):
    """Count members by cohort and age, and fill what is missing with 0."""
    pairs = pd.DataFrame({"member": visits["member"], "month": visits["at"].dt.to_period("M")})
    pairs = pairs[pairs["month"] <= end].drop_duplicates()
    if pairs.empty:
        return pd.DataFrame(columns=["members"])
    pairs["cohort"] = pairs.groupby("member")["month"].transform("min")
    number = 12 * pairs["month"].dt.year + pairs["month"].dt.month
    first = 12 * pairs["cohort"].dt.year + pairs["cohort"].dt.month
    came = pairs.groupby(["cohort", number - first]).size().unstack(fill_value=0)
    ages = range(12 * end.year + end.month - first.min() + 1)
    came = came.reindex(columns=list(ages), fill_value=0)
    shares = came.div(came[0], axis=0)
    shares.insert(0, "members", came[0])
    return shares
