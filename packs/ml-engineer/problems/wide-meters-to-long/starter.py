"""Meter readings from a wide sheet with headers typed by hand."""

import pandas as pd


def to_long(table: pd.DataFrame) -> pd.DataFrame:
    """Turn a column for each meter and month into a row for each reading, in common units.

    Args:
        table: The column building, and columns named like "Heat 2024-03 [MWh]".

    Returns:
        Columns building, kind, month, value and unit; by building, kind and month.

    Raises:
        ValueError: A header or a cell cannot be read.
    """
    raise NotImplementedError
