"""The cheapest way over the water without changing boats too often."""

Crossing = tuple[str, str, str, int]  # line, from, to, fare in cents


def cheapest_route(
    crossings: list[Crossing], start: str, goal: str, changes: int
) -> tuple[int, list[int]] | None:
    """Find the cheapest route with at most so many changes of line.

    Args:
        crossings: Line, origin, target and fare of every crossing; each goes one way.
        start: The harbour to leave from.
        goal: The harbour to reach.
        changes: How often the line may change.

    Returns:
        The fare, and the indices of the crossings in the order of travel; None without a route.

    Raises:
        ValueError: A fare or the number of changes is negative.
    """
    raise NotImplementedError
