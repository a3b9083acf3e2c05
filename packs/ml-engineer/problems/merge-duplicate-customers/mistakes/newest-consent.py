"""Library cards merged into readers."""

from itertools import pairwise

import pandas as pd

TEXTS = ["name", "email", "phone"]


def merge_cards(cards, most=5):
    """Link cards with the same key and walk through each group."""
    rows = cards.reset_index(drop=True)
    for name in TEXTS:
        rows[name] = rows[name].where(rows[name].str.strip() != "")
    email = rows["email"].str.strip().str.lower()
    digits = rows["phone"].str.replace(r"\D", "", regex=True)
    phone = digits.str[-9:].where(digits.str.len() >= 7)
    linked = {row: [] for row in rows.index}
    for key in (email, phone):
        for same in key.groupby(key).groups.values():
            if len(same) <= most:
                for one, other in pairwise(same):
                    linked[one].append(other)
                    linked[other].append(one)
    reader = {}
    for start in rows.index:
        waiting = [start] if start not in reader else []
        while waiting:
            row = waiting.pop()
            if row not in reader:
                reader[row] = start
                waiting.extend(linked[row])
    rows["reader"] = pd.Series(reader, dtype="int64")
    eldest = rows.sort_values(["joined", "card"]).groupby("reader")
    newest = rows.sort_values(["changed", "card"]).groupby("reader")
    readers = eldest["card"].first().to_frame()
    readers[TEXTS] = newest[TEXTS].last()
    readers["joined"] = eldest["joined"].min()
    readers["mail_ok"] = newest["mail_ok"].last()
    readers["cards"] = eldest.size()
    kept = rows["reader"].map(readers["card"]).set_axis(pd.Index(rows["card"]))
    return readers.sort_values("card").reset_index(drop=True), kept
