"""Amounts in euro."""

import pandas as pd


def in_euro(invoices, rates, max_days=5):
    """Pivot the rates, fill gaps downwards, and look each invoice up."""
    rates = rates[rates["per_euro"] > 0]
    code = rates["currency"].str.strip().str.upper()
    rates = rates.assign(currency=code).drop_duplicates(["day", "currency"], keep="last")
    table = rates.pivot(index="day", columns="currency", values="per_euro")
    days = invoices["issued"].dt.normalize()
    table = table.reindex(table.index.union(pd.Index(days.unique())))
    since = table.notna().mul(pd.Series(table.index, table.index), axis=0).where(table.notna())
    filled, since = (frame.ffill(limit=max_days or None) for frame in (table, since))
    if max_days == 0:
        filled, since = table, since.where(table.notna())
    euro, rate_day = [], []
    for day, currency, amount in zip(days, invoices["currency"], invoices["amount"], strict=True):
        name = "" if pd.isna(currency) else currency.strip().upper()
        if name == "EUR":
            euro.append(amount)
            rate_day.append(day)
        elif name in filled.columns and pd.notna(filled.at[day, name]):
            euro.append(amount / filled.at[day, name])
            rate_day.append(since.at[day, name])
        else:
            euro.append(float("nan"))
            rate_day.append(pd.NaT)
    return invoices.assign(
        euro=euro, rate_day=pd.Series(rate_day, invoices.index, "datetime64[ns]")
    )
