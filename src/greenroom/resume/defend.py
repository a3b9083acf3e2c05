"""The round in which a candidate defends their résumé: which claims are asked about, and how.

A question is one of the pack's questions of kind "resume", put about the words of a bullet.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from greenroom.content.model import Question
from greenroom.errors import UserError
from greenroom.resume.claims import Claimed, claim_of, claims, question_id, results
from greenroom.resume.ledger import Claim
from greenroom.resume.model import Ask, Bullet
from greenroom.resume.probes import Probed, ReadyKind, ask_about, ranked_for

COUNT = 7  # questions of a round
NEWEST = 3.0  # what the newest entry is worth more than the oldest
BOLD = 1.0  # what each result in numbers is worth, up to two
STANDING: Mapping[str, float] = {"shaky": 3.0, "untested": 1.5, "defended": -4.0}
SAME_KIND = 2.5  # what a question loses for each of its kind that is asked already
SAME_BULLET = 1.5  # and for each about the same bullet
MOST_OF_A_KIND = 2
MOST_OF_A_BULLET = 2
NUMBERS = "number-derivation"  # the kind of probe that is asked of every claim with a number


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A question that could be asked."""

    place: int  # of its bullet
    claimed: Claimed
    ask: Ask
    value: float


def question_about(bullet: Bullet, ask: Ask, questions: Mapping[str, Question]) -> Question:
    """The question that puts an ask, with the rubric of its kind.

    Its id stays the same as long as the bullet's words do.

    Args:
        bullet: What is asked about.
        ask: One of its probes.
        questions: The pack's questions, by id.

    Raises:
        UserError: The pack has no question of that kind.
    """
    if ask.kind not in questions:
        raise UserError(f"This pack has no question {ask.kind!r} to mark an answer by; add one")
    claimed = claim_of(bullet, ask.start)
    return replace(questions[ask.kind], id=question_id(claimed, ask.kind), ask=ask.ask)


def defence(
    bullets: Sequence[Bullet],
    questions: Mapping[str, Question],
    ledger: Sequence[Claim] = (),
    kinds: Sequence[ReadyKind] | None = None,
) -> tuple[Question, ...]:
    """Choose what is asked in a round: bold and new claims first, and those not yet defended.

    Claims that are dropped are not asked about. The same input gives the same round.

    Args:
        bullets: The résumé's bullets, newest entry first.
        questions: The pack's questions, by id.
        ledger: How the claims stand; without it all are untested.
        kinds: The pack's kinds of probe.
    """
    waiting = [e for e in _candidates(bullets, ledger, kinds) if e.ask.kind in questions]
    chosen: list[_Candidate] = []
    while waiting and len(chosen) < COUNT:
        best = max(waiting, key=lambda each: _worth(each, chosen))
        if _worth(best, chosen) == float("-inf"):
            break
        waiting.remove(best)
        chosen.append(best)
    chosen.sort(key=lambda each: (each.place, each.ask.start, -each.value))
    return tuple(question_about(bullets[each.place], each.ask, questions) for each in chosen)


def _candidates(
    bullets: Sequence[Bullet], ledger: Sequence[Claim], kinds: Sequence[ReadyKind] | None
) -> Iterator[_Candidate]:
    standing = {claim.id: claim.status for claim in ledger}
    entries = list(dict.fromkeys(bullet.entry for bullet in bullets))
    seen: set[str] = set()
    for place, (bullet, asks) in enumerate(zip(bullets, ranked_for(bullets, kinds), strict=True)):
        age = entries.index(bullet.entry) / len(entries)
        for each in (*asks, *_further(bullet, asks, kinds)):
            claimed = claim_of(bullet, each.ask.start)
            name = question_id(claimed, each.ask.kind)
            status = standing.get(claimed.id, "untested")
            if status == "drop" or name in seen:
                continue
            seen.add(name)
            bold = BOLD * min(results(bullet, claimed), 2)
            value = each.weight + bold + NEWEST * (1 - age) + STANDING[status]
            yield _Candidate(place, claimed, each.ask, value)


def _further(
    bullet: Bullet, asks: Sequence[Probed], kinds: Sequence[ReadyKind] | None
) -> Iterator[Probed]:
    """How a number was worked out, for the claims of a bullet that no ask is about."""
    asked = {claim_of(bullet, each.ask.start).id for each in asks}
    known = {each.ask.kind for each in asks}
    for claimed in claims(bullet):
        if claimed.id not in asked and NUMBERS in known:
            yield ask_about(bullet, NUMBERS, (claimed.start, claimed.end), kinds)


def _worth(candidate: _Candidate, chosen: Sequence[_Candidate]) -> float:
    """What a question is worth beside those chosen already; minus infinity when it is too many."""
    kinds = Counter(each.ask.kind for each in chosen)[candidate.ask.kind]
    same = sum(each.place == candidate.place for each in chosen)
    if kinds >= MOST_OF_A_KIND or same >= MOST_OF_A_BULLET:
        return float("-inf")
    return candidate.value - SAME_KIND * kinds - SAME_BULLET * same
