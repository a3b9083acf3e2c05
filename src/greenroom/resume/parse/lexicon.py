"""Word lists as they are written down: one string of phrases, read once."""

import unicodedata
from functools import lru_cache


def phrases(text: str) -> frozenset[str]:
    """Phrases separated by commas.

    >>> sorted(phrases("data scientist, engineer"))
    ['data scientist', 'engineer']
    """
    return frozenset(" ".join(part.split()) for part in text.split(",") if part.strip())


def words(text: str) -> frozenset[str]:
    """Words separated by white space."""
    return frozenset(text.split())


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Lower case, without accents, white space single; its length may differ.

    >>> folded("  Expérience PROFESSIONNELLE ")
    'experience professionnelle'
    """
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
