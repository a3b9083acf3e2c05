"""Duplicates found by shared keys, joined by a disjoint-set forest, merged by rules."""

import pandas as pd

TEXTS = ["name", "email", "phone"]


def merge_cards(cards: pd.DataFrame, most: int = 5) -> tuple[pd.DataFrame, pd.Series]:
    """Merge library cards that share an email or a phone, also by a chain of cards.

    Every key links the cards that have it, which are neighbours once sorted by key; a disjoint-set
    forest joins the links into readers. O(n log n) time for the sorts, O(n) memory.

    Args:
        cards: Columns card, name, email, phone, joined, changed and mail_ok.
        most: A key on more cards than this links nobody.

    Returns:
        One row for each reader (card, name, email, phone, joined, mail_ok, cards), by card; and
        the kept card for each card.
    """
    rows = cards.reset_index(drop=True)
    for name in TEXTS:
        rows[name] = rows[name].where(rows[name].str.strip() != "")
    rows["reader"] = _components(len(rows), _links(rows, most))

    eldest = rows.sort_values(["joined", "card"]).groupby("reader")
    newest = rows.sort_values(["changed", "card"]).groupby("reader")
    readers = pd.concat(
        [
            eldest["card"].first(),
            newest[TEXTS].last(),  # the last that is not missing, column by column
            eldest["joined"].min(),
            eldest["mail_ok"].all(),
            eldest.size().rename("cards"),
        ],
        axis=1,
    )
    kept = rows["reader"].map(readers["card"]).set_axis(pd.Index(rows["card"]))
    return readers.sort_values("card").reset_index(drop=True), kept


def _links(rows: pd.DataFrame, most: int) -> list[tuple[int, int]]:
    """Pairs of rows with the same key, neighbour by neighbour."""
    email = rows["email"].str.strip().str.lower()
    digits = rows["phone"].str.replace(r"\D", "", regex=True)
    phone = digits.str[-9:].where(digits.str.len() >= 7)
    pairs: list[tuple[int, int]] = []
    for key in (email.dropna(), phone.dropna()):
        key = key[key.groupby(key).transform("size") <= most].sort_values()
        again = (key == key.shift()).to_numpy()
        places = key.index.to_numpy()
        pairs += zip(places[:-1][again[1:]].tolist(), places[again].tolist(), strict=True)
    return pairs


def _components(count: int, links: list[tuple[int, int]]) -> list[int]:
    """The root of each row's tree, after joining the trees of all linked rows."""
    parent = list(range(count))

    def root(row: int) -> int:
        while parent[row] != row:
            parent[row] = parent[parent[row]]  # halve the path on the way up
            row = parent[row]
        return row

    for one, other in links:
        parent[root(one)] = root(other)
    return [root(row) for row in range(count)]
