"""Which visits may train, validate and test?"""

import pandas as pd


def split(
    visits: pd.DataFrame, validation: pd.Timestamp, test: pd.Timestamp, horizon: pd.Timedelta
) -> pd.Series:
    """Split visits by time, with a gap for the labels and no patient in two parts.

    Args:
        visits: Columns patient and at, and any others; any index.
        validation: The first moment of the validation part.
        test: The first moment of the test part.
        horizon: How far a visit's label looks ahead.

    Returns:
        "train", "validation", "test" or "out" for each visit.

    Raises:
        ValueError: The test does not begin after the validation, or the horizon is negative.
    """
    raise NotImplementedError
