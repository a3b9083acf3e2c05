"""What is each invoice worth in euro, at the rate of its day?"""

import pandas as pd


def in_euro(invoices: pd.DataFrame, rates: pd.DataFrame, max_days: int = 5) -> pd.DataFrame:
    """Convert invoices to euro at the latest rate up to their day.

    Args:
        invoices: Columns issued, currency and amount, and any others; any index.
        rates: Columns day, currency and per_euro (units of the currency for one euro).
        max_days: How many calendar days old a rate may be.

    Returns:
        The invoices with the columns euro and rate_day; NaN and NaT where there is no rate.
    """
    raise NotImplementedError
