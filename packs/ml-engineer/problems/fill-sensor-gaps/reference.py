"""Gaps in series of several devices: a full grid first, then each gap as a whole."""

import numpy as np
import pandas as pd


def fill_gaps(readings: pd.DataFrame, step: pd.Timedelta, between: int, after: int) -> pd.DataFrame:
    """Complete each hive's series, fill short gaps, and say where each value comes from.

    On the full grid a gap is a run of rows, and everything asked about it (its length, the place
    of a row in it, the values on both sides) is a grouped pass. O(n log n) time for the sorting.

    Args:
        readings: Columns hive, at and kilos, in any order.
        step: The time between two readings that follow each other.
        between: The longest gap, in steps, that is filled by a straight line.
        after: For how many steps the last value is kept in other gaps.

    Returns:
        Columns hive, at, kilos and how ("measured", "between", "held" or "missing").

    Raises:
        ValueError: The step is not positive, or a count is negative.
    """
    if step <= pd.Timedelta(0) or between < 0 or after < 0:
        raise ValueError("the step must be positive, and no count negative")
    grid = _on_the_grid(readings, step)
    by_hive = grid.groupby("hive")["kilos"]
    before, behind = by_hive.ffill(), by_hive.bfill()
    seen = grid["kilos"].notna().groupby(grid["hive"]).cumsum()  # the same in all rows of a gap
    gap = grid[grid["kilos"].isna()].groupby(["hive", seen])["at"]
    length = gap.transform("size").reindex(grid.index)
    place = (gap.cumcount() + 1).reindex(grid.index)  # 1, 2, … within a gap; NaN outside

    line = before + (behind - before) * place / (length + 1)
    measured = grid["kilos"].notna()
    short = line.notna() & (length <= between)  # on both sides there is a value
    held = before.notna() & (place <= after)
    kinds = [measured, short, held]
    grid["how"] = np.select(kinds, ["measured", "between", "held"], default="missing")
    grid["kilos"] = np.select(kinds, [grid["kilos"], line, before], default=np.nan)
    return grid


def _on_the_grid(readings: pd.DataFrame, step: pd.Timedelta) -> pd.DataFrame:
    """One row for each hive and step, from the hive's first moment to its last."""
    known = readings.groupby(["hive", "at"], as_index=False)["kilos"].last()  # skips NaN
    ends = known.groupby("hive")["at"].agg(["min", "max"])
    steps = ((ends["max"] - ends["min"]) // step + 1).to_numpy()
    first = ends.loc[ends.index.repeat(steps), "min"].reset_index(name="at")
    first["at"] += first.groupby("hive").cumcount() * step
    return first.merge(known, on=["hive", "at"], how="left")
