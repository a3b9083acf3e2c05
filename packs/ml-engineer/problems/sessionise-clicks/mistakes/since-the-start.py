import pandas as pd


def sessionise(clicks, gap_minutes=30):
    if not gap_minutes > 0:
        raise ValueError("gap")
    gap = pd.Timedelta(minutes=gap_minutes)
    rows = clicks.reset_index(drop=True).sort_values(["user", "at"])
    numbers = {}
    for user, mine in rows.groupby("user"):
        begun, number = None, 0
        for place, at in mine["at"].items():
            if begun is None or at - begun > gap:
                begun, number = at, number + 1
            numbers[place] = number
    result = clicks.copy()
    result["session"] = [numbers.get(place, 0) for place in range(len(clicks))]
    result["session"] = result["session"].astype(int)
    return result
