"""Multinomial naive Bayes for letters, in logarithms."""

import math
from collections import Counter


class LetterSorter:
    """Learns from sorted letters which words each desk gets."""

    def __init__(self, smoothing: float = 1.0) -> None:
        """Set what is added to every count; above zero, or ValueError is raised."""
        if smoothing <= 0:
            raise ValueError(f"smoothing must be above zero, and is {smoothing}")
        self.smoothing = smoothing

    def fit(self, letters: list[list[str]], desks: list[str]) -> "LetterSorter":
        """Learn from letters (lists of words) and the desk of each; return the sorter.

        One pass over all words. Logarithms are taken here, once for each word a desk has seen;
        words it has not seen share one value, so memory grows with the letters and not with
        desks times vocabulary.

        Raises:
            ValueError: There are no letters, or not as many desks as letters.
        """
        if not letters or len(letters) != len(desks):
            raise ValueError(f"{len(letters)} letters and {len(desks)} desks do not fit")
        counts: dict[str, Counter[str]] = {desk: Counter() for desk in sorted(set(desks))}
        for letter, desk in zip(letters, desks, strict=True):
            counts[desk].update(letter)
        self.vocabulary = set().union(*counts.values())
        shares = Counter(desks)
        self.log_prior = {desk: math.log(shares[desk] / len(desks)) for desk in counts}
        self.log_unseen: dict[str, float] = {}  # of a word the desk never got
        self.log_word: dict[str, dict[str, float]] = {}
        for desk, seen in counts.items():
            whole = seen.total() + self.smoothing * len(self.vocabulary)
            self.log_word[desk] = {
                word: math.log((times + self.smoothing) / whole) for word, times in seen.items()
            }
            # an empty vocabulary has no words to ask about
            self.log_unseen[desk] = math.log(self.smoothing / whole) if whole else 0.0
        return self

    def log_probabilities(self, letter: list[str]) -> dict[str, float]:
        """The logarithm of each desk's probability, given the letter: a look-up a word and desk."""
        known = [word for word in letter if word in self.vocabulary]
        scores = {
            desk: self.log_prior[desk] + math.fsum(self._log_of(word, desk) for word in known)
            for desk in self.log_prior
        }
        # all scores may be far below what exp can hold: take the largest out first
        top = max(scores.values())
        whole = top + math.log(math.fsum(math.exp(score - top) for score in scores.values()))
        return {desk: score - whole for desk, score in scores.items()}

    def predict(self, letter: list[str]) -> str:
        """The most probable desk; among equals the first in alphabetical order."""
        found = self.log_probabilities(letter)
        # fit put the desks in alphabetical order, and max keeps the first of equals
        return max(found, key=lambda desk: found[desk])

    def _log_of(self, word: str, desk: str) -> float:
        return self.log_word[desk].get(word, self.log_unseen[desk])
