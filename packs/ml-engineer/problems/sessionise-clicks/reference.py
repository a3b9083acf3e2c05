"""Cuts each user's clicks into sessions at long pauses."""

import pandas as pd


def sessionise(clicks: pd.DataFrame, gap_minutes: float = 30) -> pd.DataFrame:
    """Number each user's sessions: a longer pause than the gap starts a new one.

    Args:
        clicks: Columns user and at, and any others; rows in any order.
        gap_minutes: The longest pause within a session.

    Returns:
        The same rows in the same order with one more column, session: from 1 for each user, 0 for
        clicks without one.

    Raises:
        ValueError: gap_minutes is not positive.
    """
    if not gap_minutes > 0:
        raise ValueError(f"gap_minutes must be positive, not {gap_minutes}")
    rows = clicks.reset_index(drop=True)  # positions: the caller's index may repeat
    ordered = rows.sort_values(["user", "at"])
    pause = ordered.groupby("user")["at"].diff()
    starts = pause.isna() | (pause > pd.Timedelta(minutes=gap_minutes))
    numbers = starts.groupby(ordered["user"]).cumsum()  # missing where the user is
    result = clicks.copy()
    result["session"] = numbers.fillna(0).astype("int64").sort_index().to_numpy()
    return result
