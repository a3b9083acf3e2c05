"""A split by time and by patient."""

import numpy as np
import pandas as pd


def split(visits, validation, test, horizon):
    """Cut by time; whoever has been seen in training is not tested."""
    if test <= validation or horizon < pd.Timedelta(0):
        raise ValueError("bad borders or horizon")
    patient, at = visits["patient"], visits["at"]
    train = (at < validation) & (at + horizon <= validation)
    middle = (at >= validation) & (at < test) & (at + horizon <= test)
    last = at >= test
    middle = middle & ~patient.isin(patient[train].dropna())
    last = last & ~patient.isin(patient[train | middle].dropna())
    names = np.select([train, middle, last], ["train", "validation", "test"], default="out")
    return pd.Series(names, index=visits.index)
