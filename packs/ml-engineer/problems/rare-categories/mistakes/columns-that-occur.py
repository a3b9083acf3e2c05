"""One-hot columns for frequent values."""

import pandas as pd


class TopCategories:
    """Dummies of frequent values."""

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
        """Rename and let pandas make the dummies."""
        if self.kept is None:
            raise RuntimeError("call fit first")
        kept = values.isin(self.kept)
        names = (f"{self.name}=" + values).where(kept, f"{self.name}:other")
        names = names.mask(values.isna(), f"{self.name}:missing")
        dummies = pd.get_dummies(names).astype("uint8")
        order = [f"{self.name}={value}" for value in self.kept]
        order += [f"{self.name}:other", f"{self.name}:missing"]
        return dummies[[name for name in order if name in dummies]]
