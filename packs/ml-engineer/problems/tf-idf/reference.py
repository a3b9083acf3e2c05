"""TF-IDF with smooth idf and rows of length 1."""

import math
import re
from collections import Counter
from itertools import chain

_WORD = re.compile(r"\w\w+")  # greedy, so a run is always taken whole


class TfIdf:
    """Notes as weighted words: how often in the note, and how rare among all.

    Both steps take time linear in the length of the notes, besides sorting the vocabulary and the
    words of each note.

    Attributes:
        vocabulary: The column of each word, in alphabetical order.
        idf: The rarity of each column's word.

    >>> model = TfIdf().fit(["cold bed", "cold soup"])
    >>> model.vocabulary, model.transform(["bed bed"])
    ({'bed': 0, 'cold': 1, 'soup': 2}, [{0: 1.0}])
    """

    def __init__(self, min_df: int = 1) -> None:
        """Set in how many notes a word must occur.

        Raises:
            ValueError: min_df is below 1.
        """
        if min_df < 1:
            raise ValueError(f"min_df must be at least 1, not {min_df}")
        self.min_df = min_df
        self.vocabulary: dict[str, int] = {}
        self.idf: list[float] | None = None

    def fit(self, notes: list[str]) -> "TfIdf":
        """Learn the vocabulary and the rarity of its words; return self.

        Raises:
            ValueError: There are no notes.
        """
        if not notes:
            raise ValueError("there are no notes to learn from")
        held_by = Counter(chain.from_iterable(set(_words(note)) for note in notes))
        known = sorted(word for word, count in held_by.items() if count >= self.min_df)
        self.vocabulary = {word: column for column, word in enumerate(known)}
        self.idf = [math.log((1 + len(notes)) / (1 + held_by[word])) + 1 for word in known]
        return self

    def transform(self, notes: list[str]) -> list[dict[int, float]]:
        """Each note as a dictionary from column to weight, its squares summing to 1.

        Raises:
            ValueError: Nothing has been fitted.
        """
        if self.idf is None:
            raise ValueError("fit comes before transform")
        return [self._weights(note, self.idf) for note in notes]

    def _weights(self, note: str, idf: list[float]) -> dict[int, float]:
        counts = Counter(self.vocabulary[w] for w in _words(note) if w in self.vocabulary)
        raw = {column: counts[column] * idf[column] for column in sorted(counts)}
        length = math.hypot(*raw.values())  # 0 only for no words, and then nothing is divided
        return {column: weight / length for column, weight in raw.items()}


def _words(note: str) -> list[str]:
    return _WORD.findall(note.lower())
