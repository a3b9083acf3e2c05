"""Which desk should read this letter? Multinomial naive Bayes."""


class LetterSorter:
    """Learns from sorted letters which words each desk gets."""

    def __init__(self, smoothing: float = 1.0) -> None:
        """Set what is added to every count; above zero, or ValueError is raised."""
        raise NotImplementedError

    def fit(self, letters: list[list[str]], desks: list[str]) -> "LetterSorter":
        """Learn from letters (lists of words) and the desk of each; return the sorter.

        Raises:
            ValueError: There are no letters, or not as many desks as letters.
        """
        raise NotImplementedError

    def log_probabilities(self, letter: list[str]) -> dict[str, float]:
        """The logarithm of each desk's probability, given the letter."""
        raise NotImplementedError

    def predict(self, letter: list[str]) -> str:
        """The most probable desk; among equals the first in alphabetical order."""
        raise NotImplementedError
