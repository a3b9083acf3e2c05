"""How far has each feature moved from what the model was trained on?"""

import pandas as pd


def stability(reference: pd.DataFrame, current: pd.DataFrame, bins: int = 10) -> pd.DataFrame:
    """Compare each column's distribution with that of a reference.

    Args:
        reference: Columns of numbers or texts; decides about the bins.
        current: The same columns, and perhaps others.
        bins: Into how many parts the reference's numbers are cut, before equal cuts are joined.

    Returns:
        Index: the columns, by falling psi; columns: psi, unseen, missing.

    Raises:
        ValueError: A table has no rows, a column is not in current, or bins is below 1.
    """
    raise NotImplementedError
