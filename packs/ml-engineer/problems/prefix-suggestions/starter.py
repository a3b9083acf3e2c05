"""What people most often search for, given how it begins."""


class Suggestions:
    """Search terms with counts, ready to suggest the most frequent ones for a prefix."""

    def __init__(self, counts: dict[str, int]) -> None:
        """Take up terms with how often they were searched for; ValueError for a bad one."""
        raise NotImplementedError

    def add(self, term: str, times: int = 1) -> None:
        """Count a term more often; ValueError if it is empty or times is below 1."""
        raise NotImplementedError

    def top(self, prefix: str, k: int) -> list[str]:
        """The k most frequent terms that begin with the prefix, equals in order of the alphabet."""
        raise NotImplementedError
