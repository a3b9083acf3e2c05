"""Beam search over the sequences of a language model."""

from collections.abc import Callable


def beam_search(
    step: Callable[[list[tuple[int, ...]]], list[dict[int, float]]],
    end: int,
    width: int,
    max_length: int,
    alpha: float = 0.0,
) -> list[tuple[tuple[int, ...], float]]:
    """Find likely sequences.

    Args:
        step: For each of the sequences given, the log-probabilities of its next token.
        end: The token that finishes a sequence.
        width: How many sequences are kept in a round.
        max_length: The most tokens of a sequence, `end` included.
        alpha: The total log-probability is divided by length ** alpha.

    Returns:
        (tokens, score), best first, at most `width`.

    Raises:
        ValueError: A width or length below 1, or an alpha below 0.
    """
    raise NotImplementedError
