"""What to practise after a round: the mistakes made and the credit missed, most useful first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from greenroom.content.model import Bank, Criterion
from greenroom.grading.model import Scorecard
from greenroom.resume.claims import asked_of
from greenroom.views import Drill, QuestionDebrief

MAX_DRILLS = 6  # more is a list nobody works through
QUESTIONS_EACH = 3


@dataclass(frozen=True, kw_only=True)
class _Gap:
    """A criterion that earned less than its weight, 0 to 5 of it missing."""

    topic: str
    again: list[str]  # its question, where that can be asked alone
    criterion: Criterion
    missed: float
    spoken: bool
    kind: str  # of the probe, where a line of a résumé was asked about; "" elsewhere


def choose_drills(questions: Sequence[QuestionDebrief], bank: Bank) -> tuple[Drill, ...]:
    """Choose what to practise: serious mistakes, then topics by the credit missed, then the rest.

    Args:
        questions: The round, marked.
        bank: Where questions to practise with are found; those not just asked come first.
    """
    asked = tuple(debrief.question.id for debrief in questions)
    serious, others = _mistakes(questions, bank, asked)
    drills = (*serious, *_topics(questions, bank, asked), *others)
    return drills[:MAX_DRILLS]


def _mistakes(
    questions: Sequence[QuestionDebrief], bank: Bank, asked: tuple[str, ...]
) -> tuple[list[Drill], list[Drill]]:
    serious: dict[str, Drill] = {}
    others: dict[str, Drill] = {}
    for debrief in questions:
        if not isinstance(debrief.grade, Scorecard):
            continue
        for mistake in debrief.grade.mistakes:
            listening = [q.id for q in bank.questions.values() if mistake.id in q.mistakes]
            drill = Drill(
                topic=debrief.question.topic,
                title=mistake.title,
                why=f"{mistake.why} {mistake.instead}",
                question_ids=_fresh_first(listening or _alone(debrief), asked),
            )
            (serious if mistake.serious else others).setdefault(mistake.id, drill)
    return list(serious.values()), list(others.values())


def _topics(
    questions: Sequence[QuestionDebrief], bank: Bank, asked: tuple[str, ...]
) -> list[Drill]:
    gaps: dict[str, list[_Gap]] = {}
    for gap in (gap for debrief in questions for gap in _gaps(debrief)):
        gaps.setdefault(gap.topic, []).append(gap)
    by_loss = sorted(gaps.items(), key=lambda entry: -sum(gap.missed for gap in entry[1]))
    return [_topic_drill(topic, missed, bank, asked) for topic, missed in by_loss]


def _gaps(debrief: QuestionDebrief) -> Iterator[_Gap]:
    for each in debrief.criteria:
        credit = each.mark.credit if each.mark else 0.0
        if credit < 1:
            yield _Gap(
                topic=debrief.question.topic,
                again=_alone(debrief),
                criterion=each.criterion,
                missed=each.criterion.weight * (1 - credit),
                spoken=bool(debrief.answer),
                kind=_kind(debrief),
            )


def _kind(debrief: QuestionDebrief) -> str:
    """The question of the bank that practises what was asked about a line of a résumé."""
    about = asked_of(debrief.question.id)
    return about[1] if about else ""


def _topic_drill(topic: str, gaps: list[_Gap], bank: Bank, asked: tuple[str, ...]) -> Drill:
    by_loss = sorted(gaps, key=lambda gap: -gap.missed)
    worst = by_loss[0]
    kinds = tuple(dict.fromkeys(gap.kind for gap in by_loss if gap.kind in bank.questions))
    known = bank.topics.get(topic)
    why = (
        f"Most credit was missed here, above all on “{worst.criterion.title}”."
        if any(gap.spoken for gap in gaps)
        else "Nothing was said here, and an interviewer cannot credit silence."
    )
    members = [q.id for q in bank.questions.values() if q.topic == topic]
    return Drill(
        topic=topic,
        title=known.title if known else topic,
        why=why,
        question_ids=kinds[:QUESTIONS_EACH] or _fresh_first(members or worst.again, asked),
    )


def _alone(debrief: QuestionDebrief) -> list[str]:
    """A question that was asked, unless it belongs to a problem or a case: none is alone there."""
    return [] if debrief.problem or debrief.case else [debrief.question.id]


def _fresh_first(question_ids: Sequence[str], asked: tuple[str, ...]) -> tuple[str, ...]:
    """Questions not just asked, then the ones that were, to be tried again."""
    again = [question for question in asked if question in question_ids]
    fresh = [question for question in question_ids if question not in again]
    return (*fresh[: QUESTIONS_EACH - bool(again)], *again)[:QUESTIONS_EACH]
