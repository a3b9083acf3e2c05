"""Which questions a round asks, drawn so that the same seed always draws the same ones."""

from collections.abc import Iterator, Set
from hashlib import sha256

from greenroom.content.model import Bank, Part, Question, Round
from greenroom.errors import PackError
from greenroom.session.model import Planned


def plan_round(round: Round, bank: Bank, seed: int, seen: Set[str]) -> tuple[Planned, ...]:  # noqa: A002 - the field's word
    """Plan a round's questions, part by part, never one twice.

    A part asks its named questions in their order, then draws from its topics: one a topic
    first, those not seen before those seen, otherwise in the order of sha256(seed:id).

    Args:
        round: What to plan.
        bank: Where the questions are.
        seed: The same seed, bank and `seen` give the same plan.
        seen: Ids of the questions asked in earlier rounds.

    Raises:
        PackError: The round names a question the pack does not have.
    """
    plan: list[Planned] = []
    taken: set[str] = set()
    for part in round.parts:
        named = [_named(round, part, question_id, bank) for question_id in part.questions]
        candidates = [*named, *_drawn(part, bank, seed, seen | taken)]
        fresh = {q.id: q for q in candidates if q.id not in taken}
        chosen = list(fresh.values())[: part.count or len(part.questions) or len(part.topics)]
        plan += [Planned(part=part.id, question=question) for question in chosen]
        taken |= {question.id for question in chosen}
    return tuple(plan)


def _named(round: Round, part: Part, question_id: str, bank: Bank) -> Question:  # noqa: A002 - the field's word
    if question_id not in bank.questions:
        where, problem = f"parts.{part.id}.questions", f"no question {question_id!r} in the pack"
        raise PackError(f"rounds/{round.id}.yaml", 1, where, problem)
    return bank.questions[question_id]


def _drawn(part: Part, bank: Bank, seed: int, seen: Set[str]) -> Iterator[Question]:
    """Every question of the part's topics, in the order in which they would be drawn."""

    def order(question: Question) -> tuple[bool, str]:
        return question.id in seen, sha256(f"{seed}:{question.id}".encode()).hexdigest()

    ranked: list[tuple[int, tuple[bool, str], Question]] = []
    for topic in dict.fromkeys(part.topics):
        of_topic = sorted((q for q in bank.questions.values() if q.topic == topic), key=order)
        ranked += [(rank, order(question), question) for rank, question in enumerate(of_topic)]
    yield from (question for _, _, question in sorted(ranked, key=lambda entry: entry[:2]))
