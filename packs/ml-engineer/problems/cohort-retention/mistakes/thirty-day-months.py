"""Retention by cohort."""

import pandas as pd


def retention(visits, end):
    """Take thirty days since the first visit for a month."""
    rows = visits[visits["at"].dt.to_period("M") <= end]
    if rows.empty:
        return pd.DataFrame(columns=["members"])
    begun = rows.groupby("member")["at"].transform("min")
    rows = rows.assign(cohort=begun.dt.to_period("M"), age=(rows["at"] - begun).dt.days // 30)
    came = rows.groupby(["cohort", "age"])["member"].nunique().unstack(fill_value=0)
    last = 12 * end.year + end.month - (12 * came.index.year + came.index.month)
    came = came.reindex(columns=list(range(last.max() + 1)), fill_value=0)
    table = pd.DataFrame({"members": came[0]})
    for age in came.columns:
        table[age] = (came[age] / came[0]).where(last >= age)
    return table
