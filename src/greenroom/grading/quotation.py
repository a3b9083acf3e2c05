"""Finds in an answer what a judge says it quoted, word for word, with offsets in the answer."""

from functools import lru_cache

from greenroom.grading.model import Evidence
from greenroom.grading.terms import content, words

_PLAIN = str.maketrans({**dict.fromkeys("‘’‚‛′`", "'"), **dict.fromkeys("“”„‟″«»", '"')})
_EDGES = " \"'.,;:!?…"  # what stands around a quote and is no part of its words


def find_quote(answer: str, quote: str, own: str) -> Evidence | None:
    """Find a quote; white space, case and the look of quotation marks do not matter.

    A quote of nothing but small words is in nearly every answer and proves nothing, unless it is
    the whole answer.

    Args:
        answer: What was said.
        quote: What is said to stand in it.
        own: The answer with spaces where it holds what earns nothing; same length.
    """
    flat, places = _flat(answer)
    wanted = _flat(quote)[0].strip(_EDGES)
    telling = content(wanted) or wanted == flat.strip(_EDGES)
    if not words(wanted) or not telling:
        return None
    start = flat.find(wanted)
    while start >= 0:
        stop = start + len(wanted)
        first, last = places[start], places[stop - 1] + 1
        if _is_whole(flat, start, stop) and answer[first:last] == own[first:last]:
            return Evidence(start=first, end=last, quote=answer[first:last])
        start = flat.find(wanted, start + 1)
    return None


@lru_cache(maxsize=8)  # an answer is searched for each of its quotes
def _flat(text: str) -> tuple[str, tuple[int, ...]]:
    """A text in one case with single spaces and plain quotation marks, and where each stood."""
    flat: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text.translate(_PLAIN)):
        if not letter.isspace():
            lower = letter.casefold()  # one letter may become two
            flat.extend(lower)
            places.extend([place] * len(lower))
        elif not flat or flat[-1] != " ":
            flat.append(" ")
            places.append(place)
    return "".join(flat), tuple(places)


def _is_whole(flat: str, start: int, stop: int) -> bool:
    """Whether no word is cut at either end."""
    before = start > 0 and flat[start - 1].isalnum() and flat[start].isalnum()
    after = stop < len(flat) and flat[stop].isalnum() and flat[stop - 1].isalnum()
    return not before and not after
