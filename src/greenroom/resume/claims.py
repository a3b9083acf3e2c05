"""What a bullet claims, part by part, and the ids by which questions and notes refer to it.

A bullet is one claim, unless several of its parts have a result of their own. Ids come from the
bullet's words alone: rewriting a bullet makes a new claim that nobody has tested yet.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from greenroom.resume.model import Bullet

# A number that says how well something went, rather than how much of it there was.
RESULT = re.compile(
    r"[$€£]\s?\d|\d[\d.,]*\s?(?:%|x\b|×|-fold|ms\b|qps\b|per ?cent|points?\b|pp\b)|\b0\.\d+|"
    r"\bfrom \d[\d.,]*.{0,20}? to \d|\b(?:halv|doubl|tripl|quadrupl)(?:ed|ing)\b",
    re.IGNORECASE,
)
# A part begins after a semicolon, or with a verb after a comma or "and".
_PART = re.compile(
    r";\s+|(?:,\s+(?:and\s+)?|\s+and\s+)"
    r"(?=(?:\w+(?:ed|ing)|beat|built|cut|ran|led|won|made|brought|grew|rose|fell|kept|saw)\s)"
)
_ID = re.compile(r"(claim-[0-9a-f]{10}-\d+)-(.+)")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A stretch of a bullet that claims something; `id` is that of its line in the ledger."""

    id: str
    start: int
    end: int


def claims(bullet: Bullet) -> tuple[Claimed, ...]:
    """Split a bullet into what it claims; the parts cover all of it.

    >>> text = "Cut costs by 30%, raised recall from 0.81 to 0.88 and wrote it up"
    >>> [text[each.start : each.end] for each in claims(Bullet(text))]
    ['Cut costs by 30%, ', 'raised recall from 0.81 to 0.88 and wrote it up']
    """
    text = bullet.text
    cuts = [0, *(cut.end() for cut in _PART.finditer(text)), len(text)]
    parts = [(a, b) for a, b in pairwise(cuts) if RESULT.search(text, a, b)]
    starts = [0, *(start for start, _ in parts[1:])]
    ends = [*starts[1:], len(text)]
    name = f"claim-{_digest(text)}"
    return tuple(
        Claimed(f"{name}-{number}", start, end)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    )


def claim_of(bullet: Bullet, start: int) -> Claimed:
    """The claim in which a place of a bullet stands."""
    found = claims(bullet)
    return next((each for each in found if each.start <= start < each.end), found[-1])


def results(bullet: Bullet, claimed: Claimed) -> int:
    """How many results a claim gives in numbers."""
    return sum(1 for _ in RESULT.finditer(bullet.text, claimed.start, claimed.end))


def question_id(claimed: Claimed, kind: str) -> str:
    """Id of the question of a kind that is asked of a claim."""
    return f"{claimed.id}-{kind}"


def asked_of(question: str) -> tuple[str, str] | None:
    """The claim and the kind of a question's id; None when it is about no claim."""
    found = _ID.fullmatch(question)
    return (found[1], found[2]) if found else None


def _digest(text: str) -> str:
    plain = re.sub(r"\W+", " ", text.casefold()).strip()
    return sha256(plain.encode()).hexdigest()[:10]
