"""Library cards merged into readers."""

import pandas as pd

TEXTS = ["name", "email", "phone"]


def merge_cards(cards, most=5):
    """Take the first card of each email, then the first of each phone."""
    rows = cards.reset_index(drop=True)
    for name in TEXTS:
        rows[name] = rows[name].where(rows[name].str.strip() != "")
    email = rows["email"].str.strip().str.lower()
    digits = rows["phone"].str.replace(r"\D", "", regex=True)
    phone = digits.str[-9:].where(digits.str.len() >= 7)
    rows["reader"] = rows.index
    for key in (email, phone):
        key = key.where(key.groupby(key).transform("size") <= most)
        first = rows["reader"].groupby(key).transform("min")
        rows["reader"] = first.fillna(rows["reader"]).astype(int)
    eldest = rows.sort_values(["joined", "card"]).groupby("reader")
    newest = rows.sort_values(["changed", "card"]).groupby("reader")
    readers = eldest["card"].first().to_frame()
    readers[TEXTS] = newest[TEXTS].last()
    readers["joined"] = eldest["joined"].min()
    readers["mail_ok"] = eldest["mail_ok"].all()
    readers["cards"] = eldest.size()
    kept = rows["reader"].map(readers["card"]).set_axis(pd.Index(rows["card"]))
    return readers.sort_values("card").reset_index(drop=True), kept
