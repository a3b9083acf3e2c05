"""Amounts in euro."""

import numpy as np
import pandas as pd


def in_euro(invoices, rates, max_days=5):
    """Join the latest rate up to the day."""
    known = rates[rates["per_euro"] > 0]
    known = pd.DataFrame(
        {
            "day": known["day"],
            "currency": _code(known["currency"]),
            "rate_day": known["day"],
            "per_euro": known["per_euro"],
        }
    ).sort_values("day", kind="stable")
    asked = pd.DataFrame(
        {
            "day": invoices["issued"].dt.normalize().array,
            "currency": _code(invoices["currency"]).array,
        }
    )
    order = np.argsort(asked["day"].to_numpy(), kind="stable")
    found = pd.merge_asof(asked.iloc[order], known, on="day", by="currency")
    found.index = order
    found = found.sort_index()

    home = asked["currency"] == "EUR"
    per_euro = found["per_euro"].mask(home, 1.0)
    rate_day = found["rate_day"].mask(home, asked["day"])
    return invoices.assign(
        euro=invoices["amount"].to_numpy() / per_euro.to_numpy(), rate_day=rate_day.to_numpy()
    )


def _code(currency):
    """Currencies as they are compared."""
    return currency.str.strip().str.upper().fillna("none").astype("str")
