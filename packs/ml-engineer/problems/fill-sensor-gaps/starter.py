"""What did each hive weigh where the scale said nothing?"""

import pandas as pd


def fill_gaps(readings: pd.DataFrame, step: pd.Timedelta, between: int, after: int) -> pd.DataFrame:
    """Complete each hive's series, fill short gaps, and say where each value comes from.

    Args:
        readings: Columns hive, at and kilos, in any order.
        step: The time between two readings that follow each other.
        between: The longest gap, in steps, that is filled by a straight line.
        after: For how many steps the last value is kept in other gaps.

    Returns:
        Columns hive, at, kilos and how ("measured", "between", "held" or "missing").

    Raises:
        ValueError: The step is not positive, or a count is negative.
    """
    raise NotImplementedError
