"""Checks a case: its talk like any question's, its arithmetic and board by marking themselves."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from greenroom.content.cases import Case, PhaseGuide, case_files, read_case, read_phases
from greenroom.content.check import placed
from greenroom.content.check_question import CLEARLY, Finding, Form, check_question
from greenroom.content.model import Question
from greenroom.content.source import Step
from greenroom.content.suggest import did_you_mean
from greenroom.design.board import parse
from greenroom.design.capacity_marks import mark_capacity
from greenroom.design.parts import find
from greenroom.design.questions import LAB_MINUTES, capacity_question, talk_questions
from greenroom.errors import NotFound, PackError, PackErrors
from greenroom.grading.exemplars import check_exemplars
from greenroom.grading.model import Grader, Scorecard
from greenroom.labs.model import Lab
from greenroom.labs.registry import find_lab
from greenroom.session.model import MAX_DEFENCES

NAMES = ("strong-hire", "hire", "no-hire", "strong-no-hire")
WORDS = (45, 160)
TALK = Form(
    answer=(60, 160),
    exemplars=dict.fromkeys(NAMES, WORDS),
    leads=(
        ("strong-hire", "hire", 0.0),  # who says all of it plainly gets all of it
        ("hire", "no-hire", CLEARLY),
        ("no-hire", "strong-no-hire", 0.0),
        ("strong-hire", "strong-no-hire", CLEARLY),
    ),
)
MINUTES = (60, 75)  # a round with its lab
Steps = tuple[Step, ...]


def check_cases(
    pack_dir: Path, mistakes: Collection[str], grader: Grader | None = None, only: str = ""
) -> tuple[PackError, ...]:
    """Find everything that is wrong with a pack's cases, or with one of them.

    Args:
        pack_dir: The pack.
        mistakes: The vocabulary's ids.
        grader: Marks the exemplars; None leaves them out.
        only: The one case to look at; "" for all.
    """
    files = [path for path in case_files(pack_dir) if only in ("", path.stem)]
    if not files:
        return ()
    try:
        guides = read_phases(pack_dir)
    except PackErrors as several:
        return several.errors
    except PackError as error:
        return (error,)
    found: list[PackError] = []
    for path in files:
        try:
            case = read_case(pack_dir, path.stem)
        except PackErrors as several:
            found += several.errors
        except PackError as error:
            found.append(error)
        else:
            findings = [*check_case(case, guides, mistakes)]
            findings += check_marks(case, guides, grader) if grader else []
            found += placed(path, findings)
    return tuple(found)


def check_case(
    case: Case, guides: Sequence[PhaseGuide], mistakes: Collection[str]
) -> Iterator[Finding]:
    """Find everything static that is wrong with a case."""
    for steps, question in _talks(case, guides):
        yield from _under(steps, check_question(question, TALK))
        for place, name in enumerate(question.mistakes):
            if name not in mistakes:
                near = did_you_mean(name, mistakes)
                yield (*steps, "mistakes", place), f"there is no mistake {name!r}{near}"
    yield from _twice(("facts",), "about", [fact.about for fact in case.facts])
    yield from _check_capacity(case)
    yield from _check_board(case, mistakes)
    lab = _lab(case)
    if case.lab and lab is None:
        yield ("lab",), f"there is no lab {case.lab!r}; `greenroom lab list` shows them"
    yield from _check_defence(case, lab)
    minutes = _minutes(case, guides)
    if not MINUTES[0] <= minutes <= MINUTES[1]:
        span = f"{MINUTES[0]} to {MINUTES[1]}"
        yield ("id",), f"lasts {minutes} minutes with everything; {span} are wanted"


def check_marks(case: Case, guides: Sequence[PhaseGuide], grader: Grader) -> Iterator[Finding]:
    """Every difference between the exemplars' stated marks and the grader's."""
    for steps, question in _talks(case, guides):
        places = {exemplar.name: place for place, exemplar in enumerate(question.exemplars)}
        for difference in check_exemplars(question, grader, TALK.leads):
            name = difference.partition(": ")[0]
            spot: Steps = ("exemplars", places[name]) if name in places else ("exemplars",)
            yield (*steps, *spot), difference


def _talks(case: Case, guides: Sequence[PhaseGuide]) -> Iterator[tuple[Steps, Question]]:
    """Each question that is talked about, and where in the file it stands."""
    places: list[Steps] = [
        *(("phases", place) for place in range(len(case.phases))),
        ("change",),
        *(("defence", place) for place in range(len(case.defence))),
    ]
    yield from zip(places, talk_questions(case, guides), strict=True)


def _under(steps: Steps, findings: Iterable[Finding]) -> Iterator[Finding]:
    for inner, problem in findings:
        yield (*steps, *inner), problem


def _twice(steps: Steps, field: str, names: Sequence[str]) -> Iterator[Finding]:
    for place, name in enumerate(names):
        if name in names[:place]:
            yield (*steps, place, field), f"{name!r} is given twice"


def _check_capacity(case: Case) -> Iterator[Finding]:
    """What the file says a number comes to must be read as such."""
    quantities = case.capacity.quantities
    yield from _twice(("capacity", "quantities"), "id", [each.id for each in quantities])
    said = "\n".join(f"{each.id}: {each.value:.6g} {each.unit}" for each in quantities)
    grade = mark_capacity(capacity_question(case), case.capacity, said)
    marks = grade.marks if isinstance(grade, Scorecard) else ()
    for place, mark in enumerate(marks):
        if mark.level < mark.top:
            unit = quantities[place].unit
            problem = f"its own value is not recognised in {unit!r}: is that a unit?"
            yield ("capacity", "quantities", place, "unit"), problem


def _check_board(case: Case, mistakes: Collection[str]) -> Iterator[Finding]:
    board = case.board
    known = [part.id for part in board.parts]
    yield from _twice(("board", "parts"), "id", known)
    yield from _twice(("board", "shared"), "source", [each.source for each in board.shared])
    ends: list[tuple[Steps, str]] = []
    for place, flow in enumerate(board.flows):
        ends += [(("board", "flows", place, "source"), flow.source)]
        ends += [(("board", "flows", place, "target"), flow.target)]
    for place, each in enumerate(board.shared):
        ends += [(("board", "shared", place, "source"), each.source)]
        ends += [(("board", "shared", place, "targets"), target) for target in each.targets]
        if each.mistake and each.mistake not in mistakes:
            problem = f"there is no mistake {each.mistake!r}{did_you_mean(each.mistake, mistakes)}"
            yield ("board", "shared", place, "mistake"), problem
    lost = [(steps, name) for steps, name in ends if name not in known]
    for steps, name in lost:
        yield steps, f"there is no part {name!r}{did_you_mean(name, known)}"
    if not lost:
        yield from _check_example(case)


def _check_example(case: Case) -> Iterator[Finding]:
    """The example has it all, and whatever is rubbed out is missed."""
    board, drawn = case.board, parse(case.board.example)
    for problem in drawn.problems:
        yield ("board", "example"), problem
    found = find(board, drawn)
    for name in found.missing:
        yield ("board", "example"), f"lacks {name}"
    lines = board.example.split("\n")
    for place, part in enumerate(board.parts):
        boxes = [drawn.box(key) for key in found.boxes.get(part.id, ())]
        drop = {spot.line for box in boxes for spot in box.places}
        left = "\n".join(line for n, line in enumerate(lines, start=1) if n not in drop)
        if boxes and part.id not in find(board, parse(left)).missing:
            problem = "is found in the example even without the lines that draw it"
            yield ("board", "parts", place, "named"), problem


def _check_defence(case: Case, lab: Lab | None) -> Iterator[Finding]:
    choices = [each.choice for each in case.defence]
    yield from _twice(("defence",), "choice", choices)
    known = [choice.id for choice in lab.choices] if lab else []
    for place, name in enumerate(choices):
        if lab and name not in known:
            problem = f"the lab {lab.id} has no choice {name!r}{did_you_mean(name, known)}"
            yield ("defence", place, "choice"), problem
        if not case.lab:
            yield ("defence", place, "choice"), "is never asked: the case names no lab"


def _minutes(case: Case, guides: Sequence[PhaseGuide]) -> int:
    """How long a round about a case lasts, whatever of it is wrong."""
    written = case.capacity.minutes + case.board.minutes + (LAB_MINUTES if case.lab else 0)
    longest = sorted((each.minutes for each in case.defence), reverse=True)[:MAX_DEFENCES]
    return sum(guide.minutes for guide in guides) + case.change.minutes + written + sum(longest)


def _lab(case: Case) -> Lab | None:
    try:
        return find_lab(case.lab) if case.lab else None
    except NotFound:
        return None
