"""A funnel of steps."""

from itertools import pairwise

import numpy as np
import pandas as pd


def funnel(events, steps, limit):
    """Compare the first time of each step."""
    if not steps or len(set(steps)) < len(steps) or limit < pd.Timedelta(0):
        raise ValueError("bad steps or limit")
    known = events[events["step"].isin(steps)]
    first = known.pivot_table(index="person", columns="step", values="at", aggfunc="min")
    first = first.reindex(columns=steps)
    reached = first[steps[0]].notna()
    people = [int(reached.sum())]
    for before, step in pairwise(steps):
        reached &= (first[step] > first[before]) & (first[step] - first[steps[0]] <= limit)
        people.append(int(reached.sum()))
    counts = np.array(people, dtype=float)
    counts[counts == 0] = np.nan
    table = pd.DataFrame({"people": people}, index=steps)
    table["of_first"] = table["people"] / counts[0]
    table["of_previous"] = table["people"] / np.concatenate([counts[:1], counts[:-1]])
    return table
