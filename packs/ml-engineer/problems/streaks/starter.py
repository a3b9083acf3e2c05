"""How many days in a row did somebody keep going?"""

import pandas as pd


def streaks(log: pd.DataFrame, today: pd.Timestamp) -> pd.DataFrame:
    """Find each patient's longest run of consecutive days, and the one that is still alive.

    Args:
        log: Columns patient and done_at, in any order.
        today: Some moment of the current day; later days are left out.

    Returns:
        Index: patient; columns: longest, began, ended, current.
    """
    raise NotImplementedError
