"""Chooses the words of a bullet to quote: whole words, enough to be understood, never too many."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

FEWEST = 4  # words in a quote, where the clause has them
ENOUGH = 7  # words to which a short quote is stretched
LONGEST = 110  # characters in a quote

_WORD = re.compile(r"\S+")
_STOPS = re.compile(r"[;:]|,(?!\d)|\.(?=\s|$)|\s[-–—]\s")
# Words a quote neither ends on nor gains by.
_LOOSE = re.compile(
    r"(?:an?|and|as|at|by|for|from|in|into|of|on|or|per|so|that|the|their|to|using|via|was|were|"
    r"which|while|with|without|than|then|over|under|across|against|through|our|its|after)"
)
_LEADING = re.compile(
    r"(?:an?|and|as|at|by|for|in|into|of|on|or|out|per|so|that|the|to|up|with|which)"
)
_TRAILING = " ,;:-–—(."


def opening(text: str) -> Span:
    """The words a bullet begins with, up to its first break."""
    start = len(text) - len(text.lstrip())
    stop = _STOPS.search(text, start)
    end = stop.start() if stop and stop.start() > start else len(text)
    return _tidy(text, (start, end))


def stretched(text: str, span: Span) -> Span:
    """Widen a span to whole words, and a short one within its clause; cut a long one.

    >>> text = "Cut chargeback losses 23% ($4.1M/yr) by replacing a rules engine"
    >>> start, end = stretched(text, (22, 25))
    >>> text[start:end]
    '23% ($4.1M/yr) by replacing a rules engine'
    """
    words = list(_words(text))
    inside = _inside(words, span)
    if not inside:
        return opening(text)
    first, last = inside[0], inside[-1]
    if last - first + 1 < FEWEST:
        last = _grow(text, words, (first, last), 1)
    if last - first + 1 < FEWEST:
        first = _grow(text, words, (first, last), -1)
    return _tidy(text, (words[first][0], words[last][1]))


def named(text: str, span: Span) -> Span:
    """Widen a name to whole words and to the capitals beside it, another word by the one before.

    >>> text = "Trained a Temporal Fusion Transformer after an audio classifier failed"
    >>> [text[slice(*named(text, span))] for span in ((10, 18), (53, 63))]
    ['Temporal Fusion Transformer', 'audio classifier']
    """
    words = list(_words(text))
    inside = _inside(words, span)
    if not inside:
        return stretched(text, span)
    first, last = inside[0], inside[-1]
    if not _is_name(text, span):
        first = max(first - 1, 0) if first == last else first
    while _is_name(text, span) and last + 1 < len(words) and _goes_on(text, words, last):
        last += 1
    return _tidy(text, (words[first][0], words[last][1]))


def _goes_on(text: str, words: list[Span], last: int) -> bool:
    """Whether the word after the last belongs to the same name."""
    near, far = words[last], words[last + 1]
    return _is_name(text, far) and not _STOPS.search(text, near[1] - 1, far[0] + 1)


def _is_name(text: str, span: Span) -> bool:
    """Whether a stretch looks like a name."""
    return any(letter.isupper() for letter in text[span[0] : span[1]])


def _inside(words: list[Span], span: Span) -> list[int]:
    return [n for n, (start, end) in enumerate(words) if end > span[0] and start < span[1]]


def _grow(text: str, words: list[Span], ends: tuple[int, int], step: int) -> int:
    """Take in further words on one side, up to a break or until there are enough."""
    first, last = ends
    edge = last if step > 0 else first
    while 0 <= edge + step < len(words) and last - first + 1 < ENOUGH:
        near, far = sorted((edge, edge + step))
        if _STOPS.search(text, words[near][1] - 1, words[far][0] + 1):
            break
        if _leaves_bracket(text, words, (first, last), step):
            break
        edge += step
        first, last = min(first, edge), max(last, edge)
    return edge


def _leaves_bracket(text: str, words: list[Span], ends: tuple[int, int], step: int) -> bool:
    """Whether the next word stands outside a bracket in which all so far stand."""
    inside = text[words[ends[0]][0] : words[ends[1]][1]]
    more, less = ("(", ")") if step < 0 else (")", "(")
    return inside.count(more) > inside.count(less)


def _tidy(text: str, span: Span) -> Span:
    """Cut at a word to the longest allowed, and take off what hangs loose at the end."""
    start, end = span
    if end - start > LONGEST:
        end = max(text.rfind(" ", start + 1, start + LONGEST + 1), start + 1)
        if text[start:end].strip() == text[start : start + 1]:
            end = start + LONGEST
    start = _past_loose(text, start, end)
    while True:
        kept = text[start:end].rstrip(_TRAILING)
        head, _, tail = kept.rpartition(" ")
        if not head or not _LOOSE.fullmatch(tail.lower()):
            break
        end = start + len(head)
    return _closed(text, (start, start + len(kept))) if kept else (start, end)


def _past_loose(text: str, start: int, end: int) -> int:
    """Where the first word stands that is worth quoting."""
    for word in _WORD.finditer(text, start, end):
        at = word.start() + (word.group().startswith("(") and ")" not in text[word.start() : end])
        if at < word.end() and not _LEADING.fullmatch(text[at : word.end()].lower()):
            return at
    return start


def _closed(text: str, span: Span) -> Span:
    """Take in the bracket that closes one opened inside, and leave out one that was not."""
    start, end = span
    inside = text[start:end]
    if inside.count(")") > inside.count("(") and inside.rfind(")") > 0:
        return _tidy(text, (start, start + inside.rfind(")")))
    if inside.count("(") > inside.count(")"):
        close = text.find(")", end)
        if 0 <= close - end <= 1:
            return start, close + 1
        before = text[start : start + inside.rfind("(")]
        return _tidy(text, (start, start + len(before))) if before.strip() else span
    return span


def _words(text: str) -> Iterator[Span]:
    return ((found.start(), found.end()) for found in _WORD.finditer(text))
