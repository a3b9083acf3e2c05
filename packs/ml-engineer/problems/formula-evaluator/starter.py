"""Formulas that people write, computed without running them as Python."""


def evaluate(formula: str, values: dict[str, float]) -> float:
    """Compute a formula with + - * / ^, parentheses, numbers and names.

    Args:
        formula: What somebody wrote.
        values: The value of each name.

    Returns:
        The value of the formula.

    Raises:
        ValueError: The formula is malformed, with `position N` in the message, or no real number.
        KeyError: A name has no value.
        ZeroDivisionError: Something is divided by zero.
    """
    raise NotImplementedError
