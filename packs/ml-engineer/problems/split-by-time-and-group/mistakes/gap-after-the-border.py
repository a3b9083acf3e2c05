"""A split by time and by patient."""

import numpy as np
import pandas as pd


def split(visits, validation, test, horizon):
    """Cut by time with a gap after each border."""
    if test <= validation or horizon < pd.Timedelta(0):
        raise ValueError("bad borders or horizon")
    patient, at = visits["patient"], visits["at"]
    train = at < validation
    middle = (at >= validation + horizon) & (at < test)
    last = at >= test + horizon
    middle = middle & ~patient.isin(patient[last].dropna())
    train = train & ~patient.isin(patient[last | middle].dropna())
    names = np.select([train, middle, last], ["train", "validation", "test"], default="out")
    return pd.Series(names, index=visits.index)
