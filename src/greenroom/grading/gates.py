"""What may count of an answer that is held against reference answers: junk earns nothing there."""

from collections.abc import Sequence

from greenroom.grading.spans import units
from greenroom.grading.substance import glue, instructions
from greenroom.grading.terms import content, words

COPIED = 0.7  # share of three-word runs in the question from which a sentence is the question's
LISTED = 8  # words a string of keywords has at least
BARE = 0.06  # share of small words under which so many words say nothing
NO_CLAIM = 0.45  # the most that words without a claim can earn
NEAR, FAR = 0.45, 0.2  # cosine to the reference from which, and up to which, it is on the subject
SHARED = 0.25  # share of the reference's words that is on the subject too
BACKED = 0.4  # and what is supported by so much, in whatever words


def own_part(ask: str, references: Sequence[str], answer: str) -> str:
    """The answer without orders to the grader and without the question given back.

    What is left stands where it stood, so offsets are those of the answer.
    """
    given = _runs(ask) - {run for reference in references for run in _runs(reference)}
    left = list(answer)
    junk = [*instructions(answer), *_copies(given, answer)]
    for start, end in junk:
        left[start:end] = " " * (end - start)
    return "".join(left)


def is_list(answer: str) -> bool:
    """Whether an answer strings words together and claims nothing."""
    found = words(answer)
    return len(found) >= LISTED and glue(found) < BARE


def on_subject(nearness: float, covered: float, supported: float = 0.0) -> float:
    """How far an answer is about the reference at all, 0 to 1.

    Args:
        nearness: The greatest cosine of a span of it and a sentence of the reference.
        covered: The weighted share of the reference's words that it has.
        supported: How far the support model holds the reference to be supported.
    """
    by_meaning = (nearness - FAR) / (NEAR - FAR)
    return min(max(by_meaning, covered / SHARED, supported / BACKED, 0.0), 1.0)


def is_reference(references: Sequence[str], answer: str) -> bool:
    """Whether an answer is one of the references, word for word."""
    said = words(answer)
    return any(words(reference) == said for reference in references)


def _copies(given: set[tuple[str, ...]], answer: str) -> list[tuple[int, int]]:
    found = []
    for unit in units(answer):
        runs = _runs(unit.text)
        if len(content(unit.text)) >= 3 and runs and len(runs & given) >= COPIED * len(runs):
            found.append((unit.start, unit.end))
    return found


def _runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return set(zip(found, found[1:], found[2:], strict=False))
