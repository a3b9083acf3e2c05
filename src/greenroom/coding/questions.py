"""A problem as questions: its brief to be answered in code, its follow-ups to be spoken about."""

from greenroom.coding.model import Folder, Followup
from greenroom.content.model import Criterion, Hint, Level, Probe, Question

FOLLOWUP_MINUTES = 4

# What code is marked on; each criterion's share of the marks is its weight.
CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        id="correctness",
        axis="engineering",
        title="Solves the problem",
        weight=5,
        levels=(
            Level(anchor="Fails most of what is asked"),
            Level(anchor="Gets a part of it right"),
            Level(anchor="Right but for a few cases"),
            Level(anchor="Right wherever it is checked"),
        ),
    ),
    Criterion(
        id="edge-cases",
        axis="engineering",
        title="Minds the edges",
        weight=3,
        levels=(
            Level(anchor="Breaks on most of them"),
            Level(anchor="Minds half of them"),
            Level(anchor="Minds every one that is checked"),
        ),
    ),
    Criterion(
        id="efficiency",
        axis="engineering",
        title="Costs no more than it must",
        weight=2,
        levels=(
            Level(anchor="Runs out of time or memory, or grows too steeply"),
            Level(anchor="In time, with a loop that costs for nothing"),
            Level(anchor="Grows as it should"),
        ),
    ),
    Criterion(
        id="quality",
        axis="engineering",
        title="Reads well",
        weight=3,
        levels=(
            Level(anchor="Would not pass a review"),
            Level(anchor="Works, and asks a reader for patience"),
            Level(anchor="Readable, with a few remarks"),
            Level(anchor="A reviewer would wave it through"),
        ),
    ),
)


def code_question(folder: Folder) -> Question:
    """The problem as a question that is answered in code."""
    problem = folder.problem
    return Question(
        id=problem.id,
        revision=problem.revision,
        kind="code",
        topic=problem.topic or "algorithms",
        level=problem.level,
        minutes=problem.minutes,
        ask=folder.brief.strip() or problem.title or problem.id,
        tests=problem.tests or "Whether the candidate writes correct, readable code.",
        structure=("ask what is left open", "write it", "try it", "say what it costs"),
        rubric=CRITERIA,
        probes=tuple(Probe(criterion=c.id, ask=_PROBES[c.id]) for c in CRITERIA),
        hints=tuple(Hint(criterion="correctness", say=hint) for hint in problem.hints),
        answer=problem.note.strip() or "See the reference.",
    )


def followup_questions(folder: Folder) -> tuple[Question, ...]:
    """What is asked after the code, as ordinary spoken questions."""
    return tuple(_spoken(folder, followup) for followup in folder.problem.followups)


def _spoken(folder: Folder, followup: Followup) -> Question:
    problem = folder.problem
    return Question(
        id=f"{problem.id}-{followup.id}",
        revision=problem.revision,
        kind="spoken",
        topic=problem.topic or "algorithms",
        level=problem.level,
        minutes=FOLLOWUP_MINUTES,
        ask=followup.ask,
        tests=f"What the candidate knows about the code just written: {problem.title}.",
        structure=tuple(criterion.title for criterion in followup.rubric),
        rubric=followup.rubric,
        mistakes=followup.mistakes,
        probes=followup.probes,
        exemplars=followup.exemplars,
        answer=followup.answer,
    )


_PROBES = {
    "correctness": "Walk me through it with the example.",
    "edge-cases": "Which inputs could break it?",
    "efficiency": "What does it cost as the input grows?",
    "quality": "What would you tidy before a review?",
}
