"""A funnel of steps."""

import numpy as np
import pandas as pd


def funnel(events, steps, limit):
    """Walk through each person's events; a first step begins a new attempt."""
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
    """The deepest step of one person."""
    best = depth = 0
    begun = last = None
    for at, step in rows:
        if step == steps[0]:
            begun = last = at
            depth = 1
        elif 0 < depth < len(steps) and step == steps[depth] and last < at <= begun + limit:
            depth, last = depth + 1, at
        best = max(best, depth)
    return best
