"""How much memory do padded batches need?"""


def smallest_capacity(lengths: list[int], batches: int) -> int:
    """Find the smallest capacity with which texts fit into so many batches, in order.

    Args:
        lengths: The number of tokens of each text.
        batches: How many batches there may be at most.

    Returns:
        The smallest number of tokens, padding included, that the largest batch can have.

    Raises:
        ValueError: A length is negative, or there is no batch.
    """
    raise NotImplementedError
