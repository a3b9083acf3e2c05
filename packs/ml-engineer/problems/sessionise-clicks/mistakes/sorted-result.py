import pandas as pd


def sessionise(clicks, gap_minutes=30):
    if not gap_minutes > 0:
        raise ValueError("gap")
    rows = clicks.sort_values(["user", "at"])
    pause = rows.groupby("user")["at"].diff()
    new = pause.isna() | (pause > pd.Timedelta(minutes=gap_minutes))
    rows["session"] = new.groupby(rows["user"]).cumsum().fillna(0).astype(int)
    return rows
