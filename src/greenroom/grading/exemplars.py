"""Compares what a grader gives a question's exemplars with the marks they must get.

A grader that gives probabilities is held to them: a mark is wrong when it is off by two levels, or
off at all and the grader was sure of it.
"""

from collections.abc import Iterator, Sequence

from greenroom.content.check_question import QUESTION, Lead
from greenroom.content.model import Exemplar, Question
from greenroom.grading.model import Grader, Scorecard

SURE = 0.8  # confidence from which a mark that is off by one is told too


def check_exemplars(
    question: Question, grader: Grader, leads: Sequence[Lead] = QUESTION.leads
) -> tuple[str, ...]:
    """Every difference between the exemplars' stated marks and the grader's, in sentences."""
    cards = {exemplar.name: grader(question, exemplar.answer) for exemplar in question.exemplars}
    shares = {name: card.share for name, card in cards.items() if isinstance(card, Scorecard)}
    found = [*_order(shares, leads)]
    for exemplar in question.exemplars:
        card = cards[exemplar.name]
        if isinstance(card, Scorecard):
            found += _differences(exemplar, card)
        else:
            found.append(f"{exemplar.name}: not graded ({card.reason})")
    return tuple(found)


def _order(shares: dict[str, float], leads: Sequence[Lead]) -> Iterator[str]:
    for better, worse, lead in leads:
        if better in shares and worse in shares and shares[better] < shares[worse] + lead:
            yield (
                f"{better} ({shares[better]:.2f}) does not lead "
                f"{worse} ({shares[worse]:.2f}) by {lead:.2f}"
            )


def _differences(exemplar: Exemplar, card: Scorecard) -> Iterator[str]:
    for mark in card.marks:
        stated = exemplar.marks.get(mark.criterion, 0)
        gap = abs(mark.level - stated)
        if gap > 1 or (gap and mark.confidence >= SURE):
            quote = f" for {mark.evidence[0].quote!r}" if mark.evidence else ""
            yield f"{exemplar.name}: {mark.criterion} got {mark.level}, not {stated}{quote}"
    missing = set(exemplar.mistakes) - {mistake.id for mistake in card.mistakes}
    yield from (f"{exemplar.name}: mistake {mistake} was not found" for mistake in sorted(missing))
