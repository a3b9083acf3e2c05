"""How far do people get in a sequence of steps?"""

import pandas as pd


def funnel(events: pd.DataFrame, steps: list[str], limit: pd.Timedelta) -> pd.DataFrame:
    """Count how many people reach each step, in order and within a limit from the first.

    Args:
        events: Columns person, at and step, in any order.
        steps: The steps in their order, each once.
        limit: The longest time from the first step to the last one reached.

    Returns:
        Index: the steps; columns: people, of_first, of_previous.

    Raises:
        ValueError: There is no step, one is given twice, or the limit is negative.
    """
    raise NotImplementedError
