"""Which library cards belong to the same reader?"""

import pandas as pd


def merge_cards(cards: pd.DataFrame, most: int = 5) -> tuple[pd.DataFrame, pd.Series]:
    """Merge library cards that share an email or a phone, also by a chain of cards.

    Args:
        cards: Columns card, name, email, phone, joined, changed and mail_ok.
        most: A key on more cards than this links nobody.

    Returns:
        One row for each reader (card, name, email, phone, joined, mail_ok, cards), by card; and
        the kept card for each card.
    """
    raise NotImplementedError
