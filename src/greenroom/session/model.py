"""A rehearsal as values: turns happened, moves may come next; adding a turn makes a new session."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from greenroom.content.model import Part, Question, Round

Task = Literal["", "capacity", "board", "lab"]
MAX_DEFENCES = 3  # reveals a candidate is asked about; more would be a trial


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The interviewer asked: the question, a probe for a criterion, or it put differently."""

    at: datetime
    question: str
    text: str
    way: Literal["ask", "probe", "rephrase"] = "ask"
    criterion: str = ""


@dataclass(frozen=True, kw_only=True)
class Answered:
    """The candidate answered; `nothing` names why it is no answer ("" when it is one)."""

    at: datetime
    question: str
    text: str
    nothing: str = ""


@dataclass(frozen=True, kw_only=True)
class Hinted:
    """The candidate asked for a hint and got one."""

    at: datetime
    question: str
    criterion: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Queried:
    """The candidate asked what may be assumed, before or while writing code."""

    at: datetime
    question: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """The interviewer answered such a question."""

    at: datetime
    question: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Remarked:
    """What the candidate said while writing code; it belongs to the question of the approach."""

    at: datetime
    question: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What running a submission came to: the report, as JSON."""

    at: datetime
    question: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Revealed:
    """What a measurement exposed: the interviewer's question about it, quoting the numbers.

    `question` is the measurement's own, `criterion` the choice of the design it is about.
    """

    at: datetime
    question: str
    text: str
    criterion: str


@dataclass(frozen=True, kw_only=True)
class Skipped:
    """The candidate passed on the question."""

    at: datetime
    question: str


@dataclass(frozen=True, kw_only=True)
class Paused:
    """The clock stopped."""

    at: datetime


@dataclass(frozen=True, kw_only=True)
class Resumed:
    """The clock went on."""

    at: datetime


@dataclass(frozen=True, kw_only=True)
class Closed:
    """The round ended, and why."""

    at: datetime
    reason: str


Turn = (
    Asked
    | Answered
    | Hinted
    | Queried
    | Told
    | Remarked
    | Judged
    | Revealed
    | Skipped
    | Paused
    | Resumed
    | Closed
)


@dataclass(frozen=True, kw_only=True)
class Ask:
    """Put a question of the plan for the first time."""

    question: Question


@dataclass(frozen=True, kw_only=True)
class Follow:
    """Probe for a criterion that has not been shown."""

    question: Question
    criterion: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Rephrase:
    """Put the question differently after a non-answer."""

    question: Question
    text: str


@dataclass(frozen=True, kw_only=True)
class Hint:
    """Give a push towards a criterion; the candidate asked for it and it costs credit."""

    question: Question
    criterion: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Close:
    """End the round."""

    reason: str


Move = Ask | Follow | Rephrase | Hint | Close


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A question the round plans to ask, and the part it is asked in.

    Attributes:
        part: Id of the part.
        question: What is asked.
        problem: Id of the coding problem it belongs to; "" for all others.
        files: The texts as they were of the problem, where the question is answered in code, or of
            the case, with its first question.
        case: Id of the case it belongs to; "" for all others.
        task: What of a case's design is written down rather than talked about.
        awaits: The choice whose measured reveal it is asked about; without one it is not asked.
    """

    part: str
    question: Question
    problem: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    case: str = ""
    task: Task = ""
    awaits: str = ""


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """A coding problem as a round asks it: the approach, the code, what is asked afterwards."""

    problem: str
    topic: str
    questions: tuple[Question, ...]
    files: Mapping[str, str]

    def planned(self, part: str) -> tuple[Planned, ...]:
        """Its questions in a part of a round."""
        return tuple(
            Planned(
                part=part,
                question=question,
                problem=self.problem,
                files=self.files if question.kind == "code" else {},
            )
            for question in self.questions
        )


@dataclass(frozen=True, kw_only=True)
class Brief:
    """A case as a round asks it: its questions in order, and the stretches they are asked in."""

    case: str
    title: str
    parts: tuple[Part, ...]
    planned: tuple[Planned, ...]


@dataclass(frozen=True, kw_only=True)
class Session:
    """One candidate's sitting of one round; `plan` is frozen when it starts."""

    id: str
    round: Round
    plan: tuple[Planned, ...]
    started: datetime
    turns: tuple[Turn, ...] = ()

    def add(self, *turns: Turn) -> "Session":
        """Return the session with turns added."""
        return replace(self, turns=self.turns + turns)

    @property
    def agenda(self) -> tuple[Planned, ...]:
        """What is asked, as things stand: of what awaits a reveal, only what was revealed.

        It is asked in the order of the reveals, each in the words of its own.
        """
        asks = {p.awaits: p for p in self.plan if p.awaits}
        words: dict[str, str] = {}
        for turn in self.turns:
            if isinstance(turn, Revealed) and turn.criterion in asks:
                words.setdefault(turn.criterion, turn.text)
        due = [
            replace(asks[choice], question=replace(asks[choice].question, ask=text))
            for choice, text in list(words.items())[:MAX_DEFENCES]
        ]
        return (*(planned for planned in self.plan if not planned.awaits), *due)

    @property
    def closed(self) -> Closed | None:
        """The turn that ended the round, if it has ended."""
        return next((turn for turn in self.turns if isinstance(turn, Closed)), None)

    @property
    def paused(self) -> bool:
        """Whether the clock stands."""
        switches = [turn for turn in self.turns if isinstance(turn, Paused | Resumed)]
        return bool(switches) and isinstance(switches[-1], Paused)

    def elapsed(self, now: datetime) -> timedelta:
        """How long the clock has run: pauses, and whatever follows the close, do not count."""
        end = self.closed.at if self.closed else now
        stood = sum((stop - start for start, stop in self._pauses(end)), timedelta())
        return max(end - self.started - stood, timedelta())

    def time_left(self, now: datetime) -> timedelta:
        """What is left of the round's minutes; negative when it has run over."""
        return timedelta(minutes=self.round.minutes) - self.elapsed(now)

    def _pauses(self, end: datetime) -> Iterator[tuple[datetime, datetime]]:
        since: datetime | None = None
        for turn in self.turns:
            if isinstance(turn, Paused) and since is None:
                since = turn.at
            elif isinstance(turn, Resumed) and since is not None:
                yield since, turn.at
                since = None
        if since is not None:
            yield since, max(since, end)
