"""Smoothed target encoding."""

import pandas as pd


def encode_agency(train, new, strength):
    """Learn the rates once and use them for both tables."""
    if strength < 0 or train["missed"].notna().sum() == 0 or train["fold"].nunique() < 2:
        raise ValueError("nothing to learn from")
    known = train.dropna(subset=["missed"])
    share = known["missed"].mean()
    table = known.groupby("agency", dropna=False)["missed"].agg(["sum", "count"])
    rates = (table["sum"] + strength * share) / (table["count"] + strength)

    def look_up(frame):
        return pd.Series(rates.reindex(frame["agency"]).fillna(share).to_numpy(), frame.index)

    return look_up(train), look_up(new)
