"""Retention by cohort."""

import pandas as pd


def retention(visits, end):
    """Count rows by cohort and age and divide by the first month."""
    rows = pd.DataFrame({"member": visits["member"], "month": visits["at"].dt.to_period("M")})
    rows = rows[rows["month"] <= end]
    if rows.empty:
        return pd.DataFrame(columns=["members"])
    rows["cohort"] = rows.groupby("member")["month"].transform("min")
    number = 12 * rows["month"].dt.year + rows["month"].dt.month
    first = 12 * rows["cohort"].dt.year + rows["cohort"].dt.month
    came = rows.groupby(["cohort", number - first]).size().unstack(fill_value=0)
    last = 12 * end.year + end.month - (12 * came.index.year + came.index.month)
    came = came.reindex(columns=list(range(last.max() + 1)), fill_value=0)
    table = pd.DataFrame({"members": came[0]})
    for age in came.columns:
        table[age] = (came[age] / came[0]).where(last >= age)
    return table
