"""A funnel by the latest beginning: one as-of join for each step."""

import pandas as pd


def funnel(events: pd.DataFrame, steps: list[str], limit: pd.Timedelta) -> pd.DataFrame:
    """Count how many people reach each step, in order and within a limit from the first.

    For an event of a step only one thing about the steps before it matters: the latest beginning
    from which it can be reached, since a later one leaves more time. That beginning never falls as
    time goes on, so the last event of the step before, strictly earlier, has the best one.
    O(n log n) time for the sort and O(n) for each step's merge.

    Args:
        events: Columns person, at and step, in any order.
        steps: The steps in their order, each once.
        limit: The longest time from the first step to the last one reached.

    Returns:
        Index: the steps; columns: people, of_first, of_previous.

    Raises:
        ValueError: There is no step, one is given twice, or the limit is negative.
    """
    if not steps or len(set(steps)) < len(steps):
        raise ValueError("there must be steps, each of them once")
    if limit < pd.Timedelta(0):
        raise ValueError(f"the limit must not be negative, and is {limit}")
    ordered = events[["person", "at", "step"]].sort_values("at")

    reached = ordered[ordered["step"] == steps[0]].assign(begun=lambda rows: rows["at"])
    people = [reached["person"].nunique()]
    for step in steps[1:]:
        before = reached[["person", "at", "begun"]]
        linked = pd.merge_asof(
            ordered[ordered["step"] == step],
            before,
            on="at",
            by="person",
            allow_exact_matches=False,
        )
        reached = linked[linked["at"] - linked["begun"] <= limit]  # False where nothing was found
        people.append(reached["person"].nunique())

    table = pd.DataFrame({"people": people}, index=list(steps))
    table["of_first"] = table["people"] / people[0]
    table["of_previous"] = table["people"] / [people[0], *people[:-1]]
    return table  # a share of nobody is 0 / 0, which pandas makes NaN
