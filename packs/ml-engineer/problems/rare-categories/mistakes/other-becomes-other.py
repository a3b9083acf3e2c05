"""One-hot columns for frequent values."""

import pandas as pd


class TopCategories:
    """Frequent values stay, all others become the text other."""

    def __init__(self, k, least=1):
        """Keep at most k values, each of which occurs at least so often."""
        if k < 0 or least < 1:
            raise ValueError("bad k or least")
        self.k, self.least, self.kept = k, least, None

    def fit(self, values):
        """Learn which values are frequent."""
        counts = values.value_counts()
        counts = counts[counts >= self.least].sort_index()
        self.kept = counts.sort_values(ascending=False, kind="stable").index[: self.k].tolist()
        self.name = values.name
        return self

    def transform(self, values):
        """Replace what is rare or missing by words, and compare."""
        if self.kept is None:
            raise RuntimeError("call fit first")
        words = values.where(values.isin(self.kept) | values.isna(), "other").fillna("missing")
        columns = {f"{self.name}={value}": words == value for value in self.kept}
        columns[f"{self.name}:other"] = words == "other"
        columns[f"{self.name}:missing"] = words == "missing"
        return pd.DataFrame(columns, index=values.index).astype("uint8")
