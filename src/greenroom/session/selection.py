"""Which questions a round asks, drawn so that the same seed always draws the same ones."""

from collections.abc import Iterator, Mapping, Set
from hashlib import sha256
from types import MappingProxyType

from greenroom.content.model import Bank, Part, Question, Round
from greenroom.errors import PackError
from greenroom.session.model import Exercise, Planned


def plan_round(
    round: Round,  # noqa: A002 - the field's word
    bank: Bank,
    seed: int,
    seen: Set[str],
    problems: Mapping[str, Exercise] = MappingProxyType({}),
) -> tuple[Planned, ...]:
    """Plan a round's questions, part by part, never one twice.

    A part asks its named questions in their order, then draws from its topics: one a topic
    first, those not seen before those seen, otherwise in the order of sha256(seed:id).
    Coding problems come after them, drawn in the same way.

    Args:
        round: What to plan.
        bank: Where the questions are.
        seed: The same seed, bank and `seen` give the same plan.
        seen: Ids of the questions asked in earlier rounds.
        problems: The coding problems there are, by id.

    Raises:
        PackError: The round names a question or problem the pack does not have.
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
        if part.problems:
            wanted = part.count or len(part.problems)
            left = {name: each for name, each in problems.items() if name not in taken}
            for exercise in _exercises(round, part, seed, seen, left)[:wanted]:
                plan += exercise.planned(part.id)
                taken.add(exercise.problem)
    return tuple(plan)


def _exercises(
    round: Round,  # noqa: A002 - the field's word
    part: Part,
    seed: int,
    seen: Set[str],
    problems: Mapping[str, Exercise],
) -> list[Exercise]:
    """Every problem a part may ask: named ones first, then one a topic, unseen ones first."""

    def order(exercise: Exercise) -> tuple[bool, str]:
        drawn = sha256(f"{seed}:{exercise.problem}".encode()).hexdigest()
        return exercise.problem in seen, drawn

    named: list[Exercise] = []
    ranked: list[tuple[int, tuple[bool, str], Exercise]] = []
    for name in part.problems:
        of_topic = sorted((e for e in problems.values() if e.topic == name), key=order)
        if name in problems:
            named.append(problems[name])
        elif not of_topic:
            where, said = f"parts.{part.id}.problems", f"no problem or topic of problems {name!r}"
            raise PackError(f"rounds/{round.id}.yaml", 1, where, said)
        ranked += [(rank, order(each), each) for rank, each in enumerate(of_topic)]
    drawn = [each for *_, each in sorted(ranked, key=lambda entry: entry[:2])]
    return list({each.problem: each for each in [*named, *drawn]}.values())


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


def draw_case(round: Round, seed: int, seen: Set[str]) -> str:  # noqa: A002 - the field's word
    """The case a round is about; "" when it is about none.

    One whose first question was not seen before goes first, then the order of sha256(seed:id).
    """
    cases = [case for part in round.parts for case in part.cases]

    def order(case: str) -> tuple[bool, str]:
        return f"{case}-frame" in seen, sha256(f"{seed}:{case}".encode()).hexdigest()

    return min(cases, key=order, default="")
