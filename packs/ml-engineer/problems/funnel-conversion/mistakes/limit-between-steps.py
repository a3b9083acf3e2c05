"""A funnel of steps."""

import numpy as np
import pandas as pd


def funnel(events, steps, limit):
    """Join each step to the last event of the one before, if it is near enough."""
    if not steps or len(set(steps)) < len(steps) or limit < pd.Timedelta(0):
        raise ValueError("bad steps or limit")
    rows = events[["person", "at", "step"]].sort_values("at", kind="stable")
    reached = rows[rows["step"] == steps[0]].copy()
    reached["begun"] = reached["at"]
    people = [reached["person"].nunique()]
    for step in steps[1:]:
        linked = pd.merge_asof(
            rows[rows["step"] == step],
            reached[["person", "at", "begun"]],
            on="at",
            by="person",
            allow_exact_matches=False,
            tolerance=limit,
        )
        reached = linked[linked["begun"].notna()]
        people.append(reached["person"].nunique())
    counts = np.array(people, dtype=float)
    counts[counts == 0] = np.nan
    table = pd.DataFrame({"people": people}, index=steps)
    table["of_first"] = table["people"] / counts[0]
    table["of_previous"] = table["people"] / np.concatenate([counts[:1], counts[:-1]])
    return table
