"""What the shell shows an interface: frozen values, ready to render, with nothing to decide."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from greenroom.coding.verdict import Report
from greenroom.content.cases import PhaseGuide
from greenroom.content.model import Axis, Criterion, Question, Round
from greenroom.design.lab_answer import Expectation
from greenroom.design.lab_marks import Foreseen
from greenroom.design.questions import Kept
from greenroom.grading.model import AxisShare, FoundMistake, Grade, Mark, Recommendation
from greenroom.labs.model import Choices, Lab, Run
from greenroom.session.model import Task

State = Literal["asking", "paused", "closed"]
By = Literal["interviewer", "candidate", "note"]
Way = Literal[
    "ask",
    "probe",
    "rephrase",
    "hint",
    "answer",
    "skip",
    "query",
    "reply",
    "remark",
    "opening",
    "closing",
]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing said in a round, by whom and as what."""

    by: By
    way: Way
    text: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class CheckLine:
    """A check as a candidate sees it before it is run."""

    name: str
    doc: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What lies on a candidate's desk while they write code."""

    problem: str
    title: str
    starter: str
    limits: str
    checks: tuple[CheckLine, ...]  # the visible ones
    hidden: int
    comment: str  # what is said along the way, as typed so far
    comment_at: datetime | None
    submissions: int
    report: Report | None  # of the last run or submission
    before: Report | None  # of the one before it, to tell what has changed


@dataclass(frozen=True, kw_only=True)
class Step:
    """One stretch of a design: where it stands, and what the candidate said there so far."""

    id: str
    title: str
    minutes: int
    state: Literal["done", "now", "ahead"]
    said: str


@dataclass(frozen=True, kw_only=True)
class Sought:
    """A number a candidate is to work out, without what it comes to."""

    id: str
    title: str
    unit: str


@dataclass(frozen=True, kw_only=True)
class LabDesk:
    """What lies before a candidate whose design is to run."""

    lab: Lab
    choices: Choices  # as chosen so far, the rest as by default
    expect: Mapping[str, Expectation]  # by metric
    sent: bool  # it has been handed over to be run
    run: Run | None  # what came of it; from then on nothing is changed
    foreseen: tuple[Foreseen, ...]  # what was expected beside what came


@dataclass(frozen=True, kw_only=True)
class Easel:
    """What lies before a candidate who designs a system."""

    case: str
    title: str
    task: Task
    phase: PhaseGuide | None  # with the template; None where there is none
    steps: tuple[Step, ...]
    seconds_left: int  # of this stretch, never negative
    seconds_total: int
    before: str  # what was written down for this question so far
    given: tuple[str, ...] = ()  # for the arithmetic
    sought: tuple[Sought, ...] = ()
    lab: LabDesk | None = None


@dataclass(frozen=True, kw_only=True)
class View:
    """A round as the candidate sees it now."""

    id: str
    round: Round
    state: State
    seconds_left: int  # never negative
    seconds_total: int
    part: str  # the title of the part being asked; "" when closed
    number: int  # of the question being asked, counted from 1; 0 when closed
    planned: int
    problem: str  # id of the coding problem it belongs to; "" for all others
    brief: str  # of that problem, or of the case
    question: Question | None  # None when closed
    prompt: str  # the words to respond to now
    lines: tuple[Line, ...]  # everything so far on this question
    transcript: tuple[Line, ...]  # the whole round
    draft: str
    draft_at: datetime | None
    hints_left: int
    turn: int  # pass it back with whatever is done on this view
    desk: "Desk | None" = None  # where the question is answered in code
    case: str = ""  # id of the case whose design it belongs to
    easel: "Easel | None" = None  # what lies before whoever designs


@dataclass(frozen=True, kw_only=True)
class Past:
    """One round in the list of what was rehearsed."""

    id: str
    round_title: str
    started: datetime
    state: State
    minutes_used: int
    answered: int  # questions with at least one answer
    planned: int
    recommendation: Recommendation | Literal[""]  # "" while unfinished or when nothing was graded


@dataclass(frozen=True, kw_only=True)
class CriterionDebrief:
    """One criterion beside what was shown of it and what the next level would be."""

    criterion: Criterion
    mark: Mark | None  # None when the answer is ungraded
    anchor: str  # what was shown; "" when the answer is ungraded
    next_anchor: str  # "" at the top


@dataclass(frozen=True, kw_only=True)
class QuestionDebrief:
    """One question of the round with all that was said and what it earned."""

    question: Question
    part: str  # the part's title
    lines: tuple[Line, ...]
    answer: str  # the text graded: every answer joined; evidence offsets are into it
    grade: Grade | None  # None when nothing was said
    criteria: tuple[CriterionDebrief, ...]
    hints: int
    skipped: bool
    problem: str = ""  # id of the coding problem it belongs to
    report: Report | None = None  # what running the code came to
    case: str = ""  # id of the case it belongs to
    task: Task = ""  # what was written down there rather than said
    kept: Kept | None = None  # that case, where something was written down
    run: Run | None = None  # what running the design came to


@dataclass(frozen=True, kw_only=True)
class Drill:
    """One thing to practise next, why, and with which questions."""

    topic: str
    title: str
    why: str
    question_ids: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Debrief:
    """A finished round, marked; with nothing graded the recommendation is "" and says why."""

    id: str
    round: Round
    started: datetime
    minutes_used: int
    grader: str  # "" when nothing was graded
    recommendation: Recommendation | Literal[""]
    reasons: tuple[str, ...]
    axes: Mapping[Axis, AxisShare]
    share: float  # 0 to 1; meaningless while the recommendation is ""
    interval: tuple[float, float]
    coverage: float  # share of the planned questions that were graded
    questions: tuple[QuestionDebrief, ...]
    mistakes: tuple[FoundMistake, ...]
    drills: tuple[Drill, ...]  # most useful first
    shares: Mapping[str, AxisShare] = field(default_factory=dict)  # by grader, where several marked
