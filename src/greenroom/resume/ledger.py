"""The ledger of claims: what a résumé says, what backs it, and how it stood up when it was asked.

A claim's status comes from the latest grade of each question asked of it, and from the candidate's
own decision to drop it; nothing is remembered beside these.

- drop: the candidate takes it off.
- shaky: an answer earned less than half of the credit, said the opposite of a point that was
  listened for, or held a serious mistake; what was merely not said counts by its credit alone.
- defended: at least one answer was marked, and none was shaky.
- untested: nobody asked, or no answer could be marked.

An answer's interval is told and does not decide: three criteria leave it wide.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from greenroom.grading.model import Grade, Scorecard
from greenroom.resume.claims import asked_of, claims
from greenroom.resume.model import Bullet

HOLDS = 0.5  # of the credit, from which an answer holds

Status = Literal["untested", "defended", "shaky", "drop"]


@dataclass(frozen=True, slots=True)
class Note:
    """What a candidate holds to back a claim, in their words, and whether they will drop it."""

    text: str = ""
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """How one question about a claim was answered last.

    Attributes:
        question: Its id.
        kind: Its kind of probe.
        share: What the answer earned, 0 to 1; None when it could not be marked.
        interval: How sure that is; None with it.
        holds: Whether the claim stood up.
        reason: Why, in a sentence.
        quotes: The candidate's words that earned marks, or that speak against the claim.
    """

    question: str
    kind: str
    share: float | None
    interval: tuple[float, float] | None
    holds: bool
    reason: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of the ledger.

    Attributes:
        id: Stable as long as the bullet's words are.
        bullet: The bullet it is part of.
        entry: Whose bullet that is.
        start: Where it starts in the bullet.
        end: One past where it ends.
        evidence: What the candidate holds to back it.
        status: How it stands.
        reasons: Why it stands so, each in a sentence.
        heard: The questions asked of it, as they were answered last.
    """

    id: str
    bullet: str
    entry: str
    start: int
    end: int
    evidence: str
    status: Status
    reasons: tuple[str, ...]
    heard: tuple[Heard, ...] = ()

    @property
    def quote(self) -> str:
        """Its own words."""
        return self.bullet[self.start : self.end].strip(" ,;")


def ledger(
    bullets: Sequence[Bullet], grades: Mapping[str, Grade], notes: Mapping[str, Note]
) -> tuple[Claim, ...]:
    """Draw up the ledger of a résumé, in its order.

    Args:
        bullets: The résumé's bullets.
        grades: The latest grade of each question, by its id; those about other things are left out.
        notes: What the candidate holds, by claim id.
    """
    heard: dict[str, list[Heard]] = {}
    for name, grade in sorted(grades.items()):
        about = asked_of(name)
        if about:
            heard.setdefault(about[0], []).append(_heard(name, about[1], grade))
    found: dict[str, Claim] = {}
    for bullet in bullets:
        for each in claims(bullet):
            answers = tuple(heard.get(each.id, ()))
            note = notes.get(each.id, Note())
            status, reasons = _standing(answers, note)
            line = (bullet.text, bullet.entry, each.start, each.end, note.text)
            found.setdefault(each.id, Claim(each.id, *line, status, reasons, answers))
    return tuple(found.values())


def ledger_json(claimed: Sequence[Claim]) -> list[dict[str, Any]]:
    """The ledger as plain data."""
    return [{"claim": each.quote, **asdict(each)} for each in claimed]


def _standing(heard: Sequence[Heard], note: Note) -> tuple[Status, tuple[str, ...]]:
    if note.dropped:
        return "drop", ("You decided to take it off.",)
    marked = [each for each in heard if each.share is not None]
    if not marked:
        told = tuple(each.reason for each in heard)
        return "untested", told or ("Nobody has asked about it yet.",)
    shaky = [each.reason for each in marked if not each.holds]
    if shaky:
        return "shaky", tuple(shaky)
    return "defended", tuple(each.reason for each in marked)


def _heard(question: str, kind: str, grade: Grade) -> Heard:
    about = f"Asked about {kind.replace('-', ' ')}"
    if not isinstance(grade, Scorecard):
        reason = f"{about}, the answer could not be marked ({grade.reason.replace('-', ' ')})."
        return Heard(question, kind, None, None, False, reason)
    against = [mark.contradicted.quote for mark in grade.marks if mark.contradicted]
    serious = [mistake for mistake in grade.mistakes if mistake.serious and mistake.quote]
    earned = f"{about}, your answer earned {grade.share:.0%} of the credit"
    if against:
        reason = f"{about}, you said the opposite of what was listened for: “{against[0]}”"
    elif serious:
        reason = f"{about}, a serious mistake was heard: {serious[0].title.lower()}."
    elif grade.share < HOLDS:
        reason = f"{earned}; {_lacking(grade)}."
    else:
        reason = f"{earned}."
    holds = not against and not serious and grade.share >= HOLDS
    quotes = [mark.evidence[0].quote for mark in grade.marks if mark.evidence]
    quotes = [*against, *(each.quote for each in serious), *quotes]
    heard = tuple(dict.fromkeys(quotes))
    return Heard(question, kind, grade.share, grade.interval, holds, reason, heard)


def _lacking(grade: Scorecard) -> str:
    if grade.reason:
        return f"it was taken for {grade.reason.replace('-', ' ')}"
    missing = [mark.criterion.replace("-", " ") for mark in grade.marks if not mark.level]
    return f"nothing was heard on {', '.join(missing)}" if missing else "it stayed on the surface"
