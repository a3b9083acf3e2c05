"""A small round on a real database, with a hand on its clock."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from greenroom.content.model import Exemplar
from greenroom.grading.model import Grader
from greenroom.rehearsal import Rehearsal, open_rehearsal
from tests.builders import (
    a_bank,
    a_clock,
    a_criterion,
    a_part,
    a_question,
    a_round,
    a_world,
    grade_by_words,
    write_pack,
)

BASELINE = a_question(
    "accuracy",
    a_criterion("baseline", weight=3),
    a_criterion("cost"),
    exemplars=(Exemplar(name="strong", answer="The baseline.", marks={"baseline": 1}),),
)
SPLIT = a_question("leakage", a_criterion("split"))
SCREEN = a_round(
    a_part("theory", questions=("accuracy",), topics=(), minutes=30),
    a_part("practice", questions=("leakage",), topics=()),
)
TALK = "I would compare it with the baseline that never flags a payment, and price each cost."
SHORT = "I would compare it with the baseline that never flags a payment."


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A rehearsal, the clock's hand, and how to open the same database again."""

    rehearsal: Rehearsal
    wait: Callable[[float], None]
    again: Callable[..., Rehearsal]


@contextmanager
def a_stage(folder: Path) -> Iterator[Stage]:
    """Open a rehearsal of SCREEN in a folder, marked by words."""
    write_pack(folder / "pack", a_bank(BASELINE, SPLIT, rounds=(SCREEN,)))
    now, wait = a_clock()
    world = a_world(folder, now)
    opened: list[Rehearsal] = []

    def again(grader: Grader = grade_by_words) -> Rehearsal:
        opened.append(open_rehearsal(world, grader))
        return opened[-1]

    try:
        yield Stage(rehearsal=again(), wait=wait, again=again)
    finally:
        for rehearsal in opened:
            rehearsal.close()
