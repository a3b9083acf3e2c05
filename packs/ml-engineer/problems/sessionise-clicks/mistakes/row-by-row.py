import pandas as pd


def sessionise(clicks, gap_minutes=30):
    if not gap_minutes > 0:
        raise ValueError("gap")
    gap = pd.Timedelta(minutes=gap_minutes)
    rows = clicks.reset_index(drop=True).sort_values("at")
    last, number, found = {}, {}, {}
    for place, row in rows.iterrows():
        user = row["user"]
        if pd.isna(user):
            found[place] = 0
            continue
        if user not in last or row["at"] - last[user] > gap:
            number[user] = number.get(user, 0) + 1
        last[user] = row["at"]
        found[place] = number[user]
    result = clicks.copy()
    result["session"] = pd.Series([found[place] for place in range(len(clicks))], index=clicks.index, dtype="int64")
    return result
