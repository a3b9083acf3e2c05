"""Amounts in euro by an as-of join with the published rates."""

import numpy as np
import pandas as pd


def in_euro(invoices: pd.DataFrame, rates: pd.DataFrame, max_days: int = 5) -> pd.DataFrame:
    """Convert invoices to euro at the latest rate up to their day.

    O(n log n) time for sorting the invoices by day; the merge is one pass over both tables.

    Args:
        invoices: Columns issued, currency and amount, and any others; any index.
        rates: Columns day, currency and per_euro (units of the currency for one euro).
        max_days: How many calendar days old a rate may be.

    Returns:
        The invoices with the columns euro and rate_day; NaN and NaT where there is no rate.
    """
    known = rates[rates["per_euro"] > 0]  # False for NaN
    known = pd.DataFrame(
        {
            "day": known["day"],
            "currency": _code(known["currency"]),
            "rate_day": known["day"],
            "per_euro": known["per_euro"],
        }
    ).sort_values("day", kind="stable")  # stable: a day's last row, which stands, stays last
    asked = pd.DataFrame(
        {
            "day": invoices["issued"].dt.normalize().array,
            "currency": _code(invoices["currency"]).array,
        }
    )
    order = np.argsort(asked["day"].to_numpy(), kind="stable")
    found = pd.merge_asof(
        asked.iloc[order], known, on="day", by="currency", tolerance=pd.Timedelta(days=max_days)
    )
    found.index = order  # the place of each row among the invoices
    found = found.sort_index()

    home = asked["currency"] == "EUR"
    per_euro = found["per_euro"].mask(home, 1.0)
    rate_day = found["rate_day"].mask(home, asked["day"])
    return invoices.assign(
        euro=invoices["amount"].to_numpy() / per_euro.to_numpy(), rate_day=rate_day.to_numpy()
    )


def _code(currency: pd.Series) -> pd.Series:
    """Currencies as they are compared; a missing one is a code that no rate has."""
    return currency.str.strip().str.upper().fillna("none").astype("str")
