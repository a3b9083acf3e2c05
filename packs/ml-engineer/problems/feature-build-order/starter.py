"""In which stages can features be built that need one another?"""


def build_order(needs: dict[str, list[str]]) -> list[list[str]]:
    """Work out the stages in which features are built.

    Args:
        needs: The inputs of each feature; a name that is no key is a raw column.

    Returns:
        Stages from first to last, each a sorted list of names.

    Raises:
        ValueError: Features need each other in a circle, which the message names.
    """
    raise NotImplementedError
