"""Gaps in series of several hives."""

import numpy as np
import pandas as pd


def fill_gaps(readings, step, between, after):
    """Hold the last value, then draw lines through what is left."""
    if step <= pd.Timedelta(0) or between < 0 or after < 0:
        raise ValueError("bad step or counts")
    grid = _on_the_grid(readings, step)
    by_hive = grid.groupby("hive")["kilos"]
    held = by_hive.ffill(limit=after) if after else grid["kilos"]
    empty = grid["kilos"].isna()
    run = (~empty).groupby(grid["hive"]).cumsum()
    length = empty.groupby([grid["hive"], run]).transform("sum")
    line = held.groupby(grid["hive"]).transform(lambda s: s.interpolate(limit_area="inside"))
    line = line.where(length <= between)
    line = line.where(held.isna())
    measured, drawn = grid["kilos"].notna(), line.notna()
    kept = held.notna()
    kinds = [measured, drawn, kept]
    grid["how"] = np.select(kinds, ["measured", "between", "held"], default="missing")
    grid["kilos"] = np.select(kinds, [grid["kilos"], line, held], default=np.nan)
    return grid


def _on_the_grid(readings, step):
    """One row for each hive and step, from the hive's first moment to its last."""
    known = readings.groupby(["hive", "at"], as_index=False)["kilos"].last()  # skips NaN
    ends = known.groupby("hive")["at"].agg(["min", "max"])
    steps = ((ends["max"] - ends["min"]) // step + 1).to_numpy()
    first = ends.loc[ends.index.repeat(steps), "min"].reset_index(name="at")
    first["at"] += first.groupby("hive").cumcount() * step
    return first.merge(known, on=["hive", "at"], how="left")
