"""Smoothed target encoding, out of fold for the rows it is learned from."""

import pandas as pd

SUMS = ["missed", "known"]


def encode_agency(
    train: pd.DataFrame, new: pd.DataFrame, strength: float
) -> tuple[pd.Series, pd.Series]:
    """Turn agencies into smoothed rates of missed tickets, out of fold for the training rows.

    What the other folds know is what all know minus what one's own fold knows. The outcomes are 0
    and 1, so these differences are exact, and however many folds there are, three grouped sums
    are enough: O(n) time and memory.

    Args:
        train: Columns agency (may be NaN), fold, and missed (1, 0, or NaN for not known yet).
        new: Column agency.
        strength: How many average tickets are added to every agency; not negative.

    Returns:
        The rates for train and for new, each with the index of its table.

    Raises:
        ValueError: The strength is negative, or a rate would rest on no known outcome at all.
    """
    if strength < 0:
        raise ValueError(f"the strength must not be negative, and is {strength}")
    seen = pd.DataFrame(
        {
            "agency": train["agency"].array,
            "fold": train["fold"].array,
            "missed": train["missed"].fillna(0).array,
            "known": train["missed"].notna().array.astype(int),
        }
    )
    by_agency = seen.groupby("agency", dropna=False)
    by_both = seen.groupby(["agency", "fold"], dropna=False)

    elsewhere = seen[SUMS].sum() - seen.groupby("fold")[SUMS].transform("sum")  # (n, 2)
    mine = by_agency[SUMS].transform("sum") - by_both[SUMS].transform("sum")  # (n, 2)
    inside = _rates(mine, elsewhere, strength).set_axis(train.index)

    table = by_agency[SUMS].sum()  # (agencies, 2)
    asked = table.reindex(new["agency"]).fillna(0).set_axis(new.index)
    everything = pd.DataFrame([seen[SUMS].sum()] * len(new), index=new.index, columns=SUMS)
    return inside, _rates(asked, everything, strength)


def _rates(mine: pd.DataFrame, all_of_them: pd.DataFrame, strength: float) -> pd.Series:
    """The smoothed rate in each row: an agency's sums against those of everybody."""
    if (all_of_them["known"] == 0).any():
        raise ValueError("there must be known outcomes to learn from, outside a row's own fold")
    share = all_of_them["missed"] / all_of_them["known"]
    rate = (mine["missed"] + strength * share) / (mine["known"] + strength)
    return rate.where(mine["known"] > 0, share)  # 0 / 0 when the strength is 0
