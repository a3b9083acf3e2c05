class TfIdf:
    """Notes as weighted words: how often in the note, and how rare among all."""

    vocabulary: dict[str, int]  # word -> column
    idf: list[float]  # of each column

    def __init__(self, min_df: int = 1) -> None:
        raise NotImplementedError

    def fit(self, notes: list[str]) -> "TfIdf":
        """Learn the vocabulary and the rarity of its words."""
        raise NotImplementedError

    def transform(self, notes: list[str]) -> list[dict[int, float]]:
        """Each note as a dictionary from column to weight."""
        raise NotImplementedError
