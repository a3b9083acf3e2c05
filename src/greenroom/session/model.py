"""A rehearsal as values: turns happened, moves may come next; adding a turn makes a new session."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from greenroom.content.model import Question, Round


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


Turn = Asked | Answered | Hinted | Skipped | Paused | Resumed | Closed


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
    """A question the round plans to ask, and the part it is asked in."""

    part: str
    question: Question


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
