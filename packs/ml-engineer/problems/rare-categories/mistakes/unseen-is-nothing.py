"""One-hot columns for frequent values."""

import numpy as np
import pandas as pd


class TopCategories:
    """One column for each frequent value, and two more."""

    def __init__(self, k: int, least: int = 1) -> None:
        """Keep at most k values, each of which occurs at least so often."""
        if k < 0 or least < 1:
            raise ValueError(f"k must not be negative and least be positive, not {k} and {least}")
        self._k, self._least = k, least
        self._kept: pd.Index | None = None
        self._columns: list[str] = []

    def fit(self, values: pd.Series) -> "TopCategories":
        """Learn which values get a column of their own."""
        counts = values.value_counts()
        counts = counts[counts >= self._least]
        counts = counts.sort_index().sort_values(ascending=False, kind="stable")
        self._kept = counts.index[: self._k]
        self._seen = values.unique()
        self._columns = [f"{values.name}={value}" for value in self._kept]
        self._columns += [f"{values.name}:other", f"{values.name}:missing"]
        return self

    def transform(self, values: pd.Series) -> pd.DataFrame:
        """Turn a column into zeros and ones."""
        if self._kept is None:
            raise RuntimeError("call fit before transform")
        width = len(self._columns)
        place = self._kept.get_indexer(values)
        known = (place >= 0) | values.isin(self._seen).to_numpy() | values.isna().to_numpy()
        place = np.where(place < 0, width - 2, place)
        place = np.where(values.isna(), width - 1, place)
        ones = np.zeros((len(values), width), dtype=np.uint8)
        ones[np.arange(len(values)), place] = known
        return pd.DataFrame(ones, index=values.index, columns=self._columns)
