"""The shell: the only module that reads, calls the middle and writes.

One `Rehearsal` serves any number of threads: it holds nothing that changes but the database's
connections, and three things made on first use: the bank, the database and the grader.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from greenroom.content.load import read_bank, read_question
from greenroom.content.model import Bank, Question
from greenroom.content.suggest import did_you_mean
from greenroom.errors import Conflict, NotFound, UserError
from greenroom.grading.model import Grade, Grader
from greenroom.grading.substance import nothing_said
from greenroom.lazily import lazily
from greenroom.marking import best_grader, mark, missing, settled, shown
from greenroom.session import acts
from greenroom.session.interviewer import current_question, next_hint, next_move
from greenroom.session.model import Closed, Hinted, Move, Session, Skipped, Turn
from greenroom.session.selection import plan_round
from greenroom.transcript import show, with_typed, with_unsent
from greenroom.views import Debrief, Past, View
from greenroom.world import World

if TYPE_CHECKING:  # imported when first used: marking one answer needs no database
    from greenroom.store.journal import Journal, Kept

Done = tuple[Sequence[Turn], Grade | None]
"""The turns an act adds, and the grade so far of the question it may leave."""


def open_rehearsal(world: World, grader: Grader | None = None) -> "Rehearsal":
    """Open a rehearsal in a world, marked by the best grader its models allow or another."""
    return Rehearsal(world, grader)


class Rehearsal:
    """Everything a candidate can do, for any interface.

    Wherever `turn` is asked for, pass the `turn` of the view that was acted on: the same act
    twice counts once, and one on a page that is out of date raises Conflict and loses no text.
    """

    def __init__(self, world: World, grader: Grader | None = None) -> None:
        """Set up; nothing is opened yet."""
        self._world = world
        self._bank = lazily(lambda: read_bank(world.settings.pack_dir))
        self._journal = lazily(self._open_journal)
        self._grader = lazily(lambda: grader or self._best_grader())

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
        seen = self._journal().seen() if seed is None else frozenset()
        seed = self._world.seed() if seed is None else seed
        plan = plan_round(rounds[round_id], self.bank, seed, seen)
        if not plan:
            raise UserError(f"{rounds[round_id].title} has no questions yet; start another round")
        session_id, now = self._world.new_id(), self._world.now()
        session = Session(id=session_id, round=rounds[round_id], plan=plan, started=now)
        return self._start(session, seed)

    def start_question(self, question_id: str) -> View:
        """Start a round of one question.

        Raises:
            NotFound: There is no such question.
        """
        session_id, now = self._world.new_id(), self._world.now()
        session = acts.one_question_session(session_id, self.question(question_id), now)
        return self._start(session, 0)

    def view(self, session_id: str) -> View:
        """Show a round as it stands; one whose time has run out is closed first."""
        return self._show(self._touch(session_id))

    def save_draft(self, session_id: str, turn: int, text: str) -> datetime:
        """Save what is being typed; returns when.

        Raises:
            Conflict: The rehearsal has moved on; the text was kept.
        """
        text, now = acts.clean(text), self._world.now()
        session = self._journal().read(session_id).session
        if acts.is_open(session, turn):
            self._journal().type(session_id, turn, text, now)
            return now
        if (acts.answered_since(session, turn) or "").startswith(text.rstrip()):
            return now  # saved late: the whole of it has been sent since
        raise self._late(session_id, turn, text)

    def answer(self, session_id: str, turn: int, text: str) -> View:
        """Answer what was asked last.

        Raises:
            Conflict: The rehearsal has moved on; the text was kept.
        """
        text, now = acts.clean(text), self._world.now()
        kept = self._journal().read(session_id)
        session, question = kept.session, current_question(kept.session)
        if question is None or not acts.is_open(session, turn):
            if acts.answered_since(session, turn) == text:
                return self.view(session_id)  # posted twice
            raise self._late(session_id, turn, text)
        if not kept.typed or kept.typed.text != text:
            self._journal().type(session_id, turn, text, now)  # before anything that takes time
        said = acts.answer_to(question, text, nothing_said(question, text), now)
        heard = session.add(*acts.woken(session, now), said)
        grade = None if acts.is_overdue(heard, now) else mark(heard, question, self._mark)
        added = acts.going_on(session, heard, next_move(heard, shown(grade), now), now)
        try:
            self._append(session, added, grade, now)
        except Conflict:
            return self.answer(session_id, turn, text)  # as the session stands by now
        return self.view(session_id)

    def hint(self, session_id: str, turn: int) -> View:
        """Ask for a hint.

        Raises:
            Conflict: The rehearsal has moved on.
            UserError: There is nothing left to hint at.
        """

        def give(session: Session, now: datetime) -> Done:
            if acts.happened_since(session, turn, Hinted):
                return (), None
            question = acts.open_question(session, turn)
            hint = next_hint(session, shown(mark(session, question, self._mark)), now)
            if hint is None:
                raise UserError("There is nothing left to hint at in this question")
            return (*acts.woken(session, now), acts.turn_of(hint, now)), None

        return self._act(session_id, give)

    def skip(self, session_id: str, turn: int) -> View:
        """Pass on the question.

        Raises:
            Conflict: The rehearsal has moved on.
        """

        def leave(session: Session, now: datetime) -> Done:
            if acts.happened_since(session, turn, Skipped):
                return (), None
            question = acts.open_question(session, turn)
            skipped = Skipped(at=now, question=question.id)
            heard = session.add(*acts.woken(session, now), skipped)
            added = acts.going_on(session, heard, next_move(heard, frozenset(), now), now)
            return added, mark(session, question, self._mark)

        return self._act(session_id, leave)

    def pause(self, session_id: str) -> View:
        """Stop the clock."""
        return self._act(session_id, lambda session, now: (acts.paused(session, now), None))

    def resume(self, session_id: str) -> View:
        """Let the clock go on."""
        return self._act(session_id, lambda session, now: (acts.woken(session, now), None))

    def end(self, session_id: str) -> View:
        """End the round; what is being typed is taken as answered."""

        def close(session: Session, now: datetime) -> Done:
            typed = self._journal().read(session_id).typed
            closed = Closed(at=now, reason="ended by the candidate")
            return acts.ending(session, closed, typed, nothing_said), None

        return self._act(session_id, close)

    def debrief(self, session_id: str) -> Debrief:
        """Mark a finished round and say what to practise next.

        Raises:
            Conflict: The round is still going.
        """
        session = self._touch(session_id).session
        if not session.closed:
            raise Conflict("This round is still going; end it to read its debrief")
        from greenroom.feedback import make_debrief

        grades = self._journal().grades(session_id)
        fresh = missing(session, grades, self._mark)
        debrief = make_debrief(session, {**grades, **fresh}, self.bank)
        at = self._world.now()
        self._journal().settle(session_id, fresh.values(), debrief.recommendation, at)
        return debrief

    def history(self) -> tuple[Past, ...]:
        """Every round that was started, newest first."""
        return self._journal().history(self._world.now())

    def unfinished(self) -> tuple[Past, ...]:
        """The rounds that can be gone on with, newest first."""
        return tuple(past for past in self.history() if past.state != "closed")

    def grade(self, question_id: str, answer: str) -> tuple[Grade, Move]:
        """Mark one answer, and say what an interviewer would do next; nothing is stored.

        Raises:
            NotFound: There is no such question.
        """
        question = self.question(question_id)
        answer, now = acts.clean(answer), self._world.now()
        grade = self._mark(question, answer)
        said = acts.answer_to(question, answer, nothing_said(question, answer), now)
        session = acts.one_question_session("", question, now).add(said)
        return grade, next_move(session, shown(grade), now)

    def export(self, path: Path) -> dict[str, int]:
        """Write everything into one file; returns the rows written by table."""
        return self._journal().export(path)

    def import_(self, path: Path) -> dict[str, int]:
        """Merge such a file, all of it or nothing; returns the rows added by table."""
        return self._journal().import_(path)

    def close(self) -> None:
        """Let go of the database's connections; whatever is asked next opens them again."""
        self._journal().close()

    def _open_journal(self) -> "Journal":
        from greenroom.store.journal import Journal

        return Journal(self._world.settings.database_url)

    def _best_grader(self) -> Grader:
        own = self._world.settings
        cache_file = own.data_dir / "wordings.npz"
        return best_grader(own.pack_dir, own.models_dir, own.threads, cache_file)

    def _start(self, session: Session, seed: int) -> View:
        now = self._world.now()
        opened = session.add(acts.turn_of(next_move(session, frozenset(), now), now))
        self._journal().create(opened, seed)
        return self.view(session.id)

    def _touch(self, session_id: str) -> "Kept":
        """Read a session; when its time ran out meanwhile, what was typed counts and it ends."""
        kept, now = self._journal().read(session_id), self._world.now()
        if not acts.is_overdue(kept.session, now):
            return kept
        closed = acts.overdue_close(kept.session, now)
        with suppress(Conflict):  # another thread was quicker
            added = acts.ending(kept.session, closed, kept.typed, nothing_said)
            self._append(kept.session, added, None, now)
        return self._touch(session_id)

    def _act(self, session_id: str, decide: Callable[[Session, datetime], Done]) -> View:
        """Add what is decided on the session as it stands, deciding anew if it just moved on."""
        session, now = self._touch(session_id).session, self._world.now()
        added, grade = ((), None) if session.closed else decide(session, now)
        try:
            self._append(session, added, grade, now)
        except Conflict:
            return self._act(session_id, decide)
        return self.view(session_id)

    def _append(
        self, session: Session, added: Sequence[Turn], grade: Grade | None, now: datetime
    ) -> None:
        """Write turns, with the grade when its question is left by them."""
        if added:
            self._journal().append(session, added, settled(session, added, grade), now)

    def _mark(self, question: Question, answer: str) -> Grade:
        return self._grader()(question, answer)

    def _late(self, session_id: str, turn: int, text: str) -> Conflict:
        if text.strip():
            self._journal().keep(session_id, turn, text, self._world.now())
        return Conflict("The rehearsal has moved on since this page was shown; your text was kept")

    def _show(self, kept: "Kept") -> View:
        view = show(kept.session, self._world.now())
        if kept.typed:
            view = with_typed(view, kept.typed)
        return with_unsent(view, kept.session, kept.unsent) if kept.unsent else view
