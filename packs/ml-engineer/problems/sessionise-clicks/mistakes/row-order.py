import pandas as pd


def sessionise(clicks, gap_minutes=30):
    if not gap_minutes > 0:
        raise ValueError("gap")
    result = clicks.copy()
    pause = result.groupby("user")["at"].diff()
    new = pause.isna() | (pause > pd.Timedelta(minutes=gap_minutes))
    result["session"] = new.groupby(result["user"]).cumsum().fillna(0).astype(int)
    return result
