"""Retention by cohort."""

import pandas as pd


def retention(visits, end):
    """Count members by cohort and age, up to the last visit there is."""
    pairs = pd.DataFrame({"member": visits["member"], "month": visits["at"].dt.to_period("M")})
    pairs = pairs.drop_duplicates()
    if pairs.empty:
        return pd.DataFrame(columns=["members"])
    end = max(end, pairs["month"].max())
    pairs["cohort"] = pairs.groupby("member")["month"].transform("min")
    number = 12 * pairs["month"].dt.year + pairs["month"].dt.month
    first = 12 * pairs["cohort"].dt.year + pairs["cohort"].dt.month
    came = pairs.groupby(["cohort", number - first]).size().unstack(fill_value=0)
    last = 12 * end.year + end.month - (12 * came.index.year + came.index.month)
    came = came.reindex(columns=list(range(last.max() + 1)), fill_value=0)
    table = pd.DataFrame({"members": came[0]})
    for age in came.columns:
        table[age] = (came[age] / came[0]).where(last >= age)
    return table
