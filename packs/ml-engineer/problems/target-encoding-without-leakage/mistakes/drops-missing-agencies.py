"""Smoothed target encoding."""

import pandas as pd


def encode_agency(train, new, strength):
    """Subtract what one's own fold knows from what all know."""
    if strength < 0:
        raise ValueError("negative strength")
    seen = train.reset_index(drop=True)
    seen["known"] = seen["missed"].notna().astype(int)
    seen["missed"] = seen["missed"].fillna(0)
    sums = ["missed", "known"]
    rest = seen[sums].sum() - seen.groupby("fold")[sums].transform("sum")
    total, known = seen["missed"].sum(), seen["known"].sum()
    if known == 0 or (rest["known"] == 0).any():
        raise ValueError("no known outcome")
    mine = seen.groupby("agency")[sums].transform("sum")
    mine = (mine - seen.groupby(["agency", "fold"])[sums].transform("sum")).fillna(0)
    share = rest["missed"] / rest["known"]
    inside = (mine["missed"] + strength * share) / (mine["known"] + strength)
    inside = inside.where(mine["known"] > 0, share)
    table = seen.groupby("agency")[sums].sum().reindex(new["agency"]).fillna(0)
    outside = (table["missed"] + strength * total / known) / (table["known"] + strength)
    outside = outside.where(table["known"] > 0, total / known)
    return pd.Series(inside.to_numpy(), train.index), pd.Series(outside.to_numpy(), new.index)
