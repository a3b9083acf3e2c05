"""The part of the shell in which rounds begin: drawn from the pack, or of one thing alone."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from greenroom.coderound import CodeRound
from greenroom.content.load import read_bank, read_question
from greenroom.content.model import Bank, Question
from greenroom.content.suggest import did_you_mean
from greenroom.designround import DesignRound
from greenroom.errors import NotFound, UserError
from greenroom.judging import Judge
from greenroom.labruns import Labs
from greenroom.lazily import lazily
from greenroom.resumes import Resumes
from greenroom.session import acts
from greenroom.session.designs import case_session
from greenroom.session.focus import focused
from greenroom.session.interviewer import next_move
from greenroom.session.model import Session
from greenroom.session.selection import draw_case, plan_round
from greenroom.sittings import Sittings
from greenroom.views import View
from greenroom.world import World

if TYPE_CHECKING:
    from greenroom.language.embed import Embedder


class Beginnings(ABC):
    """Holds the parts of the shell, and starts rounds."""

    def __init__(self, world: World, judge: Judge | None) -> None:
        """Set up; nothing is opened yet."""
        self._world, own = world, world.settings
        self._bank = lazily(lambda: read_bank(own.pack_dir))
        self._sittings = Sittings(world)
        embedder = lazily(self._load_embedder)
        self.code = CodeRound(self._sittings, embedder, judge)
        self.design = DesignRound(self._sittings, embedder)
        self.resumes = Resumes(self._sittings)
        self.labs = Labs(self._sittings)

    @abstractmethod
    def view(self, session_id: str) -> View:
        """Show a round as it stands."""

    @property
    def bank(self) -> Bank:
        """The pack."""
        return self._bank()

    def question(self, question_id: str) -> Question:
        """Read one question of the pack, and nothing else; NotFound suggests a near one."""
        return read_question(self._world.settings.pack_dir, question_id)

    def start(self, round_id: str, seed: int | None = None) -> View:
        """Start a round; the same seed draws the same questions, none prefers those not seen yet.

        Raises:
            NotFound: There is no such round.
            UserError: It has no questions yet.
        """
        rounds = self.bank.rounds
        if round_id not in rounds:
            raise NotFound(f"there is no round {round_id!r}{did_you_mean(round_id, rounds)}")
        sat = asked = rounds[round_id]
        seen: frozenset[str] = frozenset()
        if seed is None:  # free to prefer what is new, and what the job prepared for asks
            seed, seen = self._world.seed(), self._sittings.journal().seen()
            asked = focused(sat, self.resumes.topics())
        if drawn := draw_case(sat, seed, seen):
            brief = self.design.brief(drawn)
            return self._start(lambda n, now: case_session(n, brief, sat, now), seed)
        problems = self.code.exercises() if any(part.problems for part in sat.parts) else {}
        plan = plan_round(asked, self.bank, seed, seen, problems)
        if not plan:
            raise UserError(f"{sat.title} has no questions yet; start another round")
        return self._start(lambda n, now: Session(id=n, round=sat, plan=plan, started=now), seed)

    def start_question(self, question_id: str) -> View:
        """Start a round of one question.

        Raises:
            NotFound: There is no such question.
        """
        question = self.question(question_id)
        return self._start(lambda name, now: acts.one_question_session(name, question, now))

    def start_problem(self, problem_id: str) -> View:
        """Start a round of one coding problem: the approach, the code, what is asked afterwards.

        Raises:
            NotFound: There is no such problem.
        """
        exercise, title = self.code.exercise(problem_id)
        return self._start(lambda name, now: acts.one_problem_session(name, title, exercise, now))

    def start_case(self, case_id: str) -> View:
        """Start a round in which one case is designed, run and defended.

        Raises:
            NotFound: There is no such case.
        """
        brief = self.design.brief(case_id)
        return self._start(lambda name, now: case_session(name, brief, None, now))

    def start_resume(self, title: str, questions: Sequence[Question]) -> View:
        """Start a round that defends a résumé, or one line of it; UserError without questions."""
        return self._start(lambda name, now: acts.resume_session(name, title, questions, now))

    def _start(self, make: Callable[[str, datetime], Session], seed: int = 0) -> View:
        now = self._world.now()
        session = make(self._world.new_id(), now)
        opened = session.add(acts.turn_of(next_move(session, frozenset(), now), now))
        self._sittings.journal().create(opened, seed)
        return self.view(session.id)

    def _load_embedder(self) -> "Embedder | None":
        from greenroom.language.embed import load_embedder

        own = self._world.settings
        return load_embedder(own.models_dir, own.threads)
