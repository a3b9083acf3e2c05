"""Names the thing someone probably meant by a word that is not known."""

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Say which known word is near: " (did you mean 'weight'?)"; "" when none is."""
    near = nearest(word, known)
    return f" (did you mean {near!r}?)" if near else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """Find the known word nearest to one, or "" when none is near enough."""
    from difflib import get_close_matches

    lowered = {name.lower(): name for name in known}
    found = get_close_matches(word.lower()[:100], lowered, n=1, cutoff=0.6)
    return lowered[found[0]] if found else ""
