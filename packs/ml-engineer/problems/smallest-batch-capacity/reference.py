"""The smallest capacity by bisection: whether one is enough is easy to say, and monotone."""

from bisect import bisect_left


def smallest_capacity(lengths: list[int], batches: int) -> int:
    """Find the smallest capacity with which texts fit into so many batches, in order.

    What fits into a capacity fits into every larger one, so the capacities that are enough begin
    somewhere, and bisection finds where. The longest text must fit, and everything padded in one
    batch is always enough, which bounds the search. O(n log(n * longest)) time, O(1) memory.

    Args:
        lengths: The number of tokens of each text.
        batches: How many batches there may be at most.

    Returns:
        The smallest number of tokens, padding included, that the largest batch can have.

    Raises:
        ValueError: A length is negative, or there is no batch.

    >>> smallest_capacity([3, 5, 2, 2, 7], 2)
    15
    """
    longest = max(lengths, default=0)
    if batches < 1 or any(length < 0 for length in lengths):
        raise ValueError("there must be a batch, and no length may be negative")
    capacities = range(longest, longest * len(lengths))  # and its end, which is always enough
    enough = bisect_left(
        capacities, True, key=lambda capacity: _batches_needed(lengths, capacity) <= batches
    )
    return longest + enough


def _batches_needed(lengths: list[int], capacity: int) -> int:
    """Count the batches if each takes as many texts as fit.

    Closing a batch earlier never helps: what is left for the later ones only grows, and a part of
    a batch never takes up more than the whole.
    """
    needed, texts, longest = 1, 0, 0  # the open batch is counted
    for length in lengths:
        texts, longest = texts + 1, max(longest, length)
        if texts * longest > capacity:
            needed, texts, longest = needed + 1, 1, length
    return needed
