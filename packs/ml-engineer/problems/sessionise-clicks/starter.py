import pandas as pd


def sessionise(clicks: pd.DataFrame, gap_minutes: float = 30) -> pd.DataFrame:
    """Number each user's sessions: a longer pause than the gap starts a new one."""
    raise NotImplementedError
