"""Turns the arithmetic of a design into marks: each quantity quotes the working it came from."""

from greenroom.content.cases import Capacity
from greenroom.content.model import Criterion, Level, Probe, Question
from greenroom.design.arithmetic import Reading, read
from greenroom.grading.blank import Blank
from greenroom.grading.model import Evidence, Grade, Mark

GRADER = "capacity 1"
_SURE = 0.95
_LEVELS = ("Not worked out, or far off", "The right order of magnitude", "A good estimate")


def criteria(capacity: Capacity) -> tuple[Criterion, ...]:
    """What the arithmetic is marked on: each of its quantities."""
    return tuple(
        Criterion(
            id=quantity.id,
            axis="design",
            title=quantity.title,
            weight=quantity.weight,
            levels=tuple(Level(anchor=anchor) for anchor in _LEVELS),
        )
        for quantity in capacity.quantities
    )


def probes(capacity: Capacity) -> tuple[Probe, ...]:
    """What the interviewer asks about a number that is missing or far off."""
    return tuple(
        Probe(
            criterion=quantity.id,
            ask=f"Take me through “{quantity.title}” once more: what goes in, and in which unit "
            "does it come out?",
        )
        for quantity in capacity.quantities
    )


def mark_capacity(question: Question, capacity: Capacity, answer: str) -> Grade:
    """Mark the arithmetic; ungraded where nothing was written.

    Args:
        question: The arithmetic as a question: its rubric is `criteria(capacity)`.
        capacity: What is asked.
        answer: A line for each quantity: `quantity-id: working = result`.
    """
    blank = Blank(question=question, grader=GRADER, answer=answer)
    if not answer.strip():
        return blank.ungraded("silence")
    readings = {reading.quantity.id: reading for reading in read(capacity, answer).of}
    marks = tuple(_mark(criterion, readings[criterion.id], answer) for criterion in question.rubric)
    attempted = any(reading.value is not None for reading in readings.values())
    return blank.scorecard(marks, reason="" if attempted else "non-answer")


def _mark(criterion: Criterion, reading: Reading, answer: str) -> Mark:
    place = reading.place
    quoted = place is not None and bool(reading.level)
    return Mark(
        criterion=criterion.id,
        axis=criterion.axis,
        level=reading.level,
        top=criterion.top,
        weight=criterion.weight,
        confidence=_SURE,
        evidence=(
            (Evidence(start=place.start, end=place.end, quote=answer[place.start : place.end]),)
            if quoted and place is not None
            else ()
        ),
    )
