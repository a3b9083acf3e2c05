"""A split by time and by patient, with an embargo as long as the labels look ahead."""

import numpy as np
import pandas as pd


def split(
    visits: pd.DataFrame, validation: pd.Timestamp, test: pd.Timestamp, horizon: pd.Timedelta
) -> pd.Series:
    """Split visits by time, with a gap for the labels and no patient in two parts.

    A few passes over the rows and three look-ups of patients in a set: O(n) time and memory.

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
    if test <= validation:
        raise ValueError(f"the test must begin after {validation}, not at {test}")
    if horizon < pd.Timedelta(0):
        raise ValueError(f"the horizon must not be negative, and is {horizon}")
    patient, at = visits["patient"], visits["at"]

    train = (at < validation) & (at + horizon <= validation)
    middle = (at >= validation) & (at < test) & (at + horizon <= test)
    last = at >= test

    middle = middle & ~_among(patient, last)
    train = train & ~_among(patient, last) & ~_among(patient, middle)
    names = np.select([train, middle, last], ["train", "validation", "test"], default="out")
    return pd.Series(names, index=visits.index)


def _among(patient: pd.Series, chosen: pd.Series) -> pd.Series:
    """Whether each row's patient has a chosen row; walk-ins are nobody's patient."""
    return patient.isin(patient[chosen].dropna().unique()) & patient.notna()
