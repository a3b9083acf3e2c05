"""Rolling features of withdrawals."""

import pandas as pd


def shortly_before(log, span):
    """Filter the log once for each row."""
    if span <= pd.Timedelta(0):
        raise ValueError("the span must be positive")
    found = []
    for nurse, at in zip(log["nurse"], log["at"], strict=True):
        window = log[(log["nurse"] == nurse) & (log["at"] >= at - span) & (log["at"] < at)]
        since = (at - window["at"].max()) / pd.Timedelta(hours=1)
        found.append((len(window), window["dose_mg"].sum(), since))
    return pd.DataFrame(found, index=log.index, columns=["count", "total_mg", "hours_since"])
