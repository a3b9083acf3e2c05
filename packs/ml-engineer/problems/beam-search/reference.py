"""Beam search over the sequences of a language model."""

import heapq
import math
from collections.abc import Callable, Iterator

Tokens = tuple[int, ...]
Ranked = tuple[float, Tokens]  # cost, a negated log-probability: the natural order is best first


def beam_search(
    step: Callable[[list[Tokens]], list[dict[int, float]]],
    end: int,
    width: int,
    max_length: int,
    alpha: float = 0.0,
) -> list[tuple[Tokens, float]]:
    """Find likely sequences.

    A round costs one call of step and O(width * vocabulary * log(width)).

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
    if width < 1 or max_length < 1 or not alpha >= 0:
        raise ValueError(f"no search of width {width}, length {max_length} and alpha {alpha}")
    live: list[Ranked] = [(0.0, ())]
    finished: list[Ranked] = []
    for length in range(1, max_length + 1):
        chances = step([tokens for _, tokens in live])
        best = heapq.nsmallest(width, _extensions(live, chances))
        live = []
        for cost, tokens in best:
            if tokens[-1] == end or length == max_length:
                finished.append((cost / length**alpha, tokens))
            else:
                live.append((cost, tokens))
        finished = heapq.nsmallest(width, finished)
        # Costs only grow: divided by the greatest length, today's is the best that may come of it.
        if not live:
            break
        reach = live[0][0] / max_length**alpha
        if len(finished) == width and reach > finished[-1][0]:
            break
    return [(tokens, -cost) for cost, tokens in finished]


def _extensions(live: list[Ranked], chances: list[dict[int, float]]) -> Iterator[Ranked]:
    for (cost, tokens), following in zip(live, chances, strict=True):
        for token, chance in following.items():
            if chance > -math.inf:
                yield cost - chance, (*tokens, token)
