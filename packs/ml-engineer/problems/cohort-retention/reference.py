"""A cohort table: newcomers of each month, and the share of them that came again."""

from typing import Any

import pandas as pd


def retention(visits: pd.DataFrame, end: pd.Period) -> pd.DataFrame:
    """Tabulate which share of each month's newcomers came in the months after.

    Visits become distinct pairs of member and month; everything after that is as large as these
    pairs, or as the table. O(n) time and memory.

    Args:
        visits: Columns member and at, in any order.
        end: The last complete month; what comes after it is left out.

    Returns:
        Index: the cohorts' months; columns: members, then 0, 1, 2, … with shares, NaN after end.
    """
    pairs = pd.DataFrame({"member": visits["member"], "month": visits["at"].dt.to_period("M")})
    pairs = pairs[pairs["month"] <= end].drop_duplicates()
    pairs["cohort"] = pairs.groupby("member")["month"].transform("min")
    pairs["age"] = _number(pairs["month"].dt) - _number(pairs["cohort"].dt)

    came = pairs.groupby(["cohort", "age"]).size().unstack(fill_value=0)  # (cohorts, ages seen)
    last = _number(end) - pd.Series(_number(came.index), index=came.index)  # the oldest age known
    ages = range(last.max() + 1) if len(came) else ()
    came = came.reindex(columns=list(ages), fill_value=0)  # (cohorts, ages)

    table = pd.DataFrame({"members": pairs.groupby("cohort")["member"].nunique()})
    for age in ages:
        table[age] = (came[age] / table["members"]).where(last >= age)
    return table


def _number(month: Any) -> Any:
    """Months counted from year 0: of a period, of an index of them, or of a series' dt."""
    return 12 * month.year + month.month
