"""A tokeniser by byte-pair encoding."""


def train_merges(counts: dict[str, int], size: int) -> list[tuple[int, int]]:
    """Learn which pairs of tokens to merge, at most `size`, in the order of learning.

    Args:
        counts: How often each word occurs, 1 or more.
        size: The most merges to learn.

    Returns:
        The pairs; the first becomes token 256, the next 257, and so on.
    """
    raise NotImplementedError


def encode(text: str, merges: list[tuple[int, int]]) -> list[int]:
    """Turn a text into tokens by the learned merges, those learned first going first."""
    raise NotImplementedError


def decode(tokens: list[int], merges: list[tuple[int, int]]) -> str:
    """Turn tokens into the text again; bytes that are not UTF-8 become U+FFFD."""
    raise NotImplementedError
