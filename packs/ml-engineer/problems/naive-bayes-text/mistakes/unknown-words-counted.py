"""Naive Bayes for letters."""

import math
from collections import Counter


class LetterSorter:
    """Adds logarithms."""

    def __init__(self, smoothing=1.0):
        if smoothing <= 0:
            raise ValueError("smoothing must be positive")
        self.smoothing = smoothing

    def fit(self, letters, desks):
        """Count words for each desk."""
        if not letters or len(letters) != len(desks):
            raise ValueError("letters and desks do not fit")
        self.prior = {desk: desks.count(desk) / len(desks) for desk in sorted(set(desks))}
        self.counts = {desk: Counter() for desk in self.prior}
        for letter, desk in zip(letters, desks):
            self.counts[desk].update(letter)
        self.vocabulary = {word for letter in letters for word in letter}
        self.totals = {desk: sum(count.values()) for desk, count in self.counts.items()}
        return self

    def log_probabilities(self, letter):
        """Bayes' rule."""
        scores = {}
        for desk in self.prior:
            score = math.log(self.prior[desk])
            whole = self.totals[desk] + self.smoothing * len(self.vocabulary)
            for word in letter:
                score += math.log((self.counts[desk][word] + self.smoothing) / whole)
            scores[desk] = score
        top = max(scores.values())
        whole = top + math.log(sum(math.exp(score - top) for score in scores.values()))
        return {desk: score - whole for desk, score in scores.items()}

    def predict(self, letter):
        """The most probable desk."""
        found = self.log_probabilities(letter)
        return max(sorted(found), key=found.get)
