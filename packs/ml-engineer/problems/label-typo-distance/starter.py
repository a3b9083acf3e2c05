"""How many typos lie between what was written and what was meant?"""


def typo_distance(written: str, label: str, at_most: int) -> int | None:
    """Count the typos between two strings, as long as they are few.

    Args:
        written: What somebody typed.
        label: What may have been meant.
        at_most: The largest distance that is of interest.

    Returns:
        The smallest number of letters left out, added, replaced or swapped with a neighbour;
        None if it is more than at_most.

    Raises:
        ValueError: at_most is negative.
    """
    raise NotImplementedError
