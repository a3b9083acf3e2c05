"""A case as the questions of a round: nine phases, a change, what is written down, the defence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pydantic import TypeAdapter

from greenroom.content.cases import Board, Capacity, Case, Fact, PhaseGuide, Talk
from greenroom.content.model import Criterion, Level, Part, Question
from greenroom.design.board_marks import criteria as board_criteria
from greenroom.design.board_marks import probes as board_probes
from greenroom.design.capacity_marks import criteria as capacity_criteria
from greenroom.design.capacity_marks import probes as capacity_probes
from greenroom.errors import UserError
from greenroom.labs.model import Choice, Lab, Metric
from greenroom.session.model import MAX_DEFENCES, Brief, Planned, Session, Task

TOPIC = "system-design"
LAB_MINUTES = 6
CAPACITY_AFTER, BOARD_AFTER, LAB_AFTER = "serving", "monitoring", "iteration"
LAB_ASK = (
    "Let us build it. Choose, and before anything runs write down what you expect: the number, and "
    "the range you would bet on."
)
FORESEES, CHOSE = "foresees-", "chose-"  # how the lab's criteria begin


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What a session keeps of a case beside its questions."""

    id: str
    title: str
    brief: str
    lab: str
    facts: tuple[Fact, ...]
    capacity: Capacity
    board: Board
    guides: tuple[PhaseGuide, ...]


_KEPT = TypeAdapter(Kept)


def brief_of(case: Case, guides: Sequence[PhaseGuide], lab: Lab | None) -> Brief:
    """Make a case's questions, in the order they are asked, and the parts they are asked in.

    Args:
        case: What is designed.
        guides: The pack's template of a design.
        lab: The case's lab, where it has one.
    """
    kept = Kept(
        id=case.id,
        title=case.title,
        brief=case.brief,
        lab=case.lab,
        facts=case.facts,
        capacity=case.capacity,
        board=case.board,
        guides=tuple(guides),
    )
    files = {"case.json": _KEPT.dump_json(kept).decode(), "brief.md": case.brief}
    stretches = list(_stretches(case, guides, lab))
    planned = [each for _, several in stretches for each in several]
    first = planned[0]
    planned[0] = Planned(part=first.part, question=first.question, case=case.id, files=files)
    parts = tuple(part for part, _ in stretches)
    return Brief(case=case.id, title=case.title, parts=parts, planned=tuple(planned))


def kept_case(session: Session, case_id: str) -> Kept:
    """What a session keeps of a case.

    Raises:
        UserError: It is damaged.
    """
    texts = (each.files.get("case.json", "") for each in session.plan if each.case == case_id)
    return _parse(next((text for text in texts if text), ""))


def talk_questions(case: Case, guides: Sequence[PhaseGuide]) -> Iterator[Question]:
    """The questions of a case that are talked about: its phases, the change, the defence."""
    minutes = {guide.id: guide.minutes for guide in guides}
    for phase in case.phases:
        yield _spoken(case, phase.id, phase, minutes[phase.id])
    yield _spoken(case, "change", case.change, case.change.minutes)
    for defence in case.defence:
        yield _spoken(case, f"defence-{defence.choice}", defence, defence.minutes)


def capacity_question(case: Case) -> Question:
    """The arithmetic as a question: a criterion for each quantity."""
    asked = case.capacity
    workings = [f"{q.title}: about {q.value:g} {q.unit}. {q.how}" for q in asked.quantities]
    return replace(
        _written(case, "capacity", asked.ask, asked.minutes),
        tests="Whether the candidate can put numbers to a design without a machine.",
        structure=("what is given", "one line a number, with its unit", "what it decides"),
        rubric=capacity_criteria(asked),
        probes=capacity_probes(asked),
        answer="\n".join(workings),
    )


def board_question(case: Case) -> Question:
    """The architecture as a question: a criterion for each part, way and common source."""
    needs = case.board
    return replace(
        _written(case, "board", needs.ask, needs.minutes),
        tests="Whether the whole system stands on the board, not the model alone.",
        structure=("the way of one request", "the way back: labels, training", "what watches it"),
        rubric=board_criteria(needs),
        probes=board_probes(needs),
        mistakes=tuple(dict.fromkeys(each.mistake for each in needs.shared if each.mistake)),
        answer=needs.example,
    )


def lab_question(case: Case, lab: Lab) -> Question:
    """The run as a question: what is foreseen, and each choice that a measurement may expose."""
    foreseen = [_foresees(metric) for metric in lab.metrics if metric.headline]
    return replace(
        _written(case, "lab", LAB_ASK, LAB_MINUTES),
        tests="Whether the candidate foresees what a design does before it has done it.",
        structure=("choose", "say what to expect", "compare"),
        rubric=(*foreseen, *(_chooses(choice) for choice in lab.choices)),
        answer="Whatever was chosen: say why, and what the measurement says of it.",
    )


def _written(case: Case, task: Task, ask: str, minutes: int) -> Question:
    """A question that is answered in writing, all but how it is marked."""
    return Question(
        id=f"{case.id}-{task}",
        revision=case.revision,
        kind="lab",
        topic=TOPIC,
        level=case.level,
        minutes=minutes,
        ask=ask,
        tests="",
        structure=(),
        rubric=(),
        probes=(),
        answer="",
    )


def _foresees(metric: Metric) -> Criterion:
    anchors = ("Far off, or a range too wide to be wrong", "Just outside the range", "In the range")
    return Criterion(
        id=f"{FORESEES}{metric.id}",
        axis="fundamentals",
        title=f"Foresees: {metric.title}",
        levels=tuple(Level(anchor=anchor) for anchor in anchors),
    )


def _chooses(choice: Choice) -> Criterion:
    anchors = ("A measurement speaks against it", "It holds up beside the other way")
    return Criterion(
        id=f"{CHOSE}{choice.id}",
        axis="design",
        title=f"Chooses: {choice.title}",
        weight=2,
        levels=tuple(Level(anchor=anchor) for anchor in anchors),
    )


@lru_cache(maxsize=128)
def _parse(text: str) -> Kept:
    try:
        return _KEPT.validate_json(text)
    except ValueError as error:
        raise UserError("what this round keeps of its case is damaged") from error


def _stretches(
    case: Case, guides: Sequence[PhaseGuide], lab: Lab | None
) -> Iterator[tuple[Part, list[Planned]]]:
    asked = talk_questions(case, guides)
    talk = {each.id: replace(each, exemplars=()) for each in asked}  # those are the author's
    for guide in guides:
        yield _stretch(case, guide.id, guide.title, [talk[f"{case.id}-{guide.id}"]])
        if guide.id == case.change.after:
            yield _stretch(case, "change", "A change", [talk[f"{case.id}-change"]])
        if guide.id == CAPACITY_AFTER:
            yield _stretch(case, "capacity", "Arithmetic", [capacity_question(case)], "capacity")
        if guide.id == BOARD_AFTER:
            yield _stretch(case, "board", "The board", [board_question(case)], "board")
        if guide.id == LAB_AFTER and lab:
            yield _stretch(case, "lab", "The lab", [lab_question(case, lab)], "lab")
            if case.defence:
                yield _defence(case, talk)


def _stretch(
    case: Case, name: str, title: str, questions: list[Question], task: Task = ""
) -> tuple[Part, list[Planned]]:
    minutes = sum(question.minutes for question in questions)
    planned = [Planned(part=name, question=q, case=case.id, task=task) for q in questions]
    return Part(id=name, title=title, minutes=minutes), planned


def _defence(case: Case, talk: dict[str, Question]) -> tuple[Part, list[Planned]]:
    longest = sorted((each.minutes for each in case.defence), reverse=True)[:MAX_DEFENCES]
    planned = [
        Planned(
            part="defence",
            question=talk[f"{case.id}-defence-{each.choice}"],
            case=case.id,
            awaits=each.choice,
        )
        for each in case.defence
    ]
    return Part(id="defence", title="Defence", minutes=sum(longest)), planned


def _spoken(case: Case, name: str, talk: Talk, minutes: int) -> Question:
    return Question(
        id=f"{case.id}-{name}",
        revision=case.revision,
        kind="spoken",
        topic=TOPIC,
        level=case.level,
        minutes=minutes,
        ask=talk.ask,
        rephrase=talk.rephrase,
        tests=talk.tests,
        structure=talk.structure,
        rubric=talk.rubric,
        mistakes=talk.mistakes,
        probes=talk.probes,
        hints=talk.hints,
        exemplars=talk.exemplars,
        answer=talk.answer,
    )
