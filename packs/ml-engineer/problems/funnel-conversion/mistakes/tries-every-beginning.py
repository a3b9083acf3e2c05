"""A funnel of steps."""

import numpy as np
import pandas as pd


def funnel(events, steps, limit):
    """From every beginning, take the earliest next step."""
    if not steps or len(set(steps)) < len(steps) or limit < pd.Timedelta(0):
        raise ValueError("bad steps or limit")
    deepest = {}
    for person, mine in events.sort_values("at", kind="stable").groupby("person"):
        rows = list(zip(mine["at"], mine["step"], strict=True))
        deepest[person] = depth_of(rows, steps, limit)
    people = [sum(depth > n for depth in deepest.values()) for n in range(len(steps))]
    counts = np.array(people, dtype=float)
    counts[counts == 0] = np.nan
    table = pd.DataFrame({"people": people}, index=steps)
    table["of_first"] = table["people"] / counts[0]
    table["of_previous"] = table["people"] / np.concatenate([counts[:1], counts[:-1]])
    return table


def depth_of(rows, steps, limit):
    """The deepest step over all beginnings."""
    best = 0
    for begun, first in rows:
        if first != steps[0]:
            continue
        last, depth = begun, 1
        for at, step in rows:
            if depth < len(steps) and step == steps[depth] and last < at <= begun + limit:
                last, depth = at, depth + 1
        best = max(best, depth)
    return best
