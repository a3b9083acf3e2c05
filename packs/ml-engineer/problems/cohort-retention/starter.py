"""How many of those who started in a month still come later?"""

import pandas as pd


def retention(visits: pd.DataFrame, end: pd.Period) -> pd.DataFrame:
    """Tabulate which share of each month's newcomers came in the months after.

    Args:
        visits: Columns member and at, in any order.
        end: The last complete month; what comes after it is left out.

    Returns:
        Index: the cohorts' months; columns: members, then 0, 1, 2, … with shares, NaN after end.
    """
    raise NotImplementedError
