"""Gaps in series of several hives."""

import numpy as np
import pandas as pd


def fill_gaps(readings, step, between, after):
    """Fill the empty readings of each hive."""
    if step <= pd.Timedelta(0) or between < 0 or after < 0:
        raise ValueError("bad step or counts")
    grid = readings.groupby(["hive", "at"], as_index=False)["kilos"].last()
    by_hive = grid.groupby("hive")["kilos"]
    empty = grid["kilos"].isna()
    run = (~empty).groupby(grid["hive"]).cumsum()
    length = empty.groupby([grid["hive"], run]).transform("sum")
    line = by_hive.transform(lambda s: s.interpolate(limit_area="inside"))
    line = line.where(length <= between)
    held = by_hive.ffill(limit=after) if after else grid["kilos"]
    measured, drawn = grid["kilos"].notna(), line.notna()
    kept = held.notna()
    kinds = [measured, drawn, kept]
    grid["how"] = np.select(kinds, ["measured", "between", "held"], default="missing")
    grid["kilos"] = np.select(kinds, [grid["kilos"], line, held], default=np.nan)
    return grid
