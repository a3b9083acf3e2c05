"""How often are the tickets of an agency missed?"""

import pandas as pd


def encode_agency(
    train: pd.DataFrame, new: pd.DataFrame, strength: float
) -> tuple[pd.Series, pd.Series]:
    """Turn agencies into smoothed rates of missed tickets, out of fold for the training rows.

    Args:
        train: Columns agency (may be NaN), fold, and missed (1, 0, or NaN for not known yet).
        new: Column agency.
        strength: How many average tickets are added to every agency; not negative.

    Returns:
        The rates for train and for new, each with the index of its table.

    Raises:
        ValueError: The strength is negative, or a rate would rest on no known outcome at all.
    """
    raise NotImplementedError
