"""Zeros and ones for the frequent values of a column."""

import pandas as pd


class TopCategories:
    """One column for each frequent value, one for all others, one for missing ones."""

    def __init__(self, k: int, least: int = 1) -> None:
        """Keep at most k values, each of which occurs at least so often.

        Raises:
            ValueError: k is negative or least below 1.
        """
        raise NotImplementedError

    def fit(self, values: pd.Series) -> "TopCategories":
        """Learn which values get a column of their own."""
        raise NotImplementedError

    def transform(self, values: pd.Series) -> pd.DataFrame:
        """Turn a column into zeros and ones.

        Raises:
            RuntimeError: Nothing was learned yet.
        """
        raise NotImplementedError
