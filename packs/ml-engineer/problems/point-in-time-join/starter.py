"""Which lactate value did the doctor see?"""

import pandas as pd


def as_known(labels: pd.DataFrame, results: pd.DataFrame, max_age: pd.Timedelta) -> pd.DataFrame:
    """Add the lactate value that was known when each decision was made.

    Args:
        labels: Columns patient and at, and any others; any index.
        results: Columns patient, taken_at, known_at, lactate; in no order.
        max_age: The oldest a sample may be, from taken_at to at.

    Returns:
        The labels, rows and index as they were, with the columns lactate and age_hours.
    """
    raise NotImplementedError
