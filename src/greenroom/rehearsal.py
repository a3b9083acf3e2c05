"""The shell: the only module that reads, calls the middle and writes.

Any number of threads may use one: it holds the database's connections, and what is made once.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from greenroom.beginnings import Beginnings
from greenroom.coderound import was_marked
from greenroom.content.model import Question
from greenroom.errors import Conflict, UserError
from greenroom.grading.model import Grade, Grader
from greenroom.grading.substance import nothing_said
from greenroom.judging import Judge
from greenroom.lazily import lazily
from greenroom.marking import best_grader, by_kind, mark, missing, shown
from greenroom.session import acts
from greenroom.session.interviewer import current_question, next_hint, next_move
from greenroom.session.model import Closed, Hinted, Move, Session, Skipped
from greenroom.sittings import Done
from greenroom.transcript import show, with_typed, with_unsent
from greenroom.views import Debrief, Past, View
from greenroom.world import World

if TYPE_CHECKING:  # imported when first used: marking one answer needs no database
    from greenroom.store.journal import Kept


def open_rehearsal(
    world: World, grader: Grader | None = None, judge: Judge | None = None
) -> "Rehearsal":
    """Open a rehearsal in a world; by default the best grader marks and this process judges."""
    return Rehearsal(world, grader, judge)


class Rehearsal(Beginnings):
    """Everything a candidate can do, for any interface.

    Wherever `turn` is asked for, pass the `turn` of the view that was acted on: the same act
    twice counts once, and one on a page that is out of date raises Conflict and loses no text.
    """

    def __init__(
        self, world: World, grader: Grader | None = None, judge: Judge | None = None
    ) -> None:
        """Set up; nothing is opened yet."""
        super().__init__(world, judge)
        own = world.settings
        place = (own.pack_dir, own.models_dir, own.threads, own.data_dir / "wordings.npz")
        self._grader = lazily(lambda: grader or best_grader(*place))

    def view(self, session_id: str) -> View:
        """Show a round as it stands; one whose time has run out is closed first."""
        return self._show(self._sittings.touch(session_id))

    def save_draft(self, session_id: str, turn: int, text: str) -> datetime:
        """Save what is being typed; returns when.

        Raises:
            Conflict: The rehearsal has moved on; the text was kept.
        """
        text, now = acts.clean(text), self._world.now()
        session = self._sittings.journal().read(session_id).session
        if acts.is_open(session, turn):
            self._sittings.journal().type(session_id, turn, text, now)
            return now
        if (acts.answered_since(session, turn) or "").startswith(text.rstrip()):
            return now  # saved late: the whole of it has been sent since
        raise self._sittings.late(session_id, turn, text)

    def answer(self, session_id: str, turn: int, text: str) -> View:
        """Answer what was asked last.

        Raises:
            Conflict: The rehearsal has moved on; the text was kept.
        """
        text, now = acts.clean(text), self._world.now()
        kept = self._sittings.journal().read(session_id)
        session, question = kept.session, current_question(kept.session)
        if question is None or not acts.is_open(session, turn):
            if acts.answered_since(session, turn) == text:
                return self.view(session_id)  # posted twice
            raise self._sittings.late(session_id, turn, text)
        if question.kind == "code":
            self.code.submit(session_id, turn, text)
            return self.view(session_id)
        if acts.once(session, question):
            self.design.run_lab(session_id, turn, text)
            return self.view(session_id)
        if not kept.typed or kept.typed.text != text:
            self._sittings.journal().type(
                session_id, turn, text, now
            )  # before anything that takes time
        said = acts.answer_to(question, text, nothing_said(question, text), now)
        heard = session.add(*acts.woken(session, now), said)
        grade = None if acts.is_overdue(heard, now) else self._marked(heard, question)
        added = acts.going_on(session, heard, next_move(heard, shown(grade), now), now)
        try:
            self._sittings.append(session, added, grade, now)
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
            grade = None if question.kind == "code" else self._marked(session, question)
            hint = next_hint(session, shown(grade), now)
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
            said = self.code.remarks(session, now)
            heard = session.add(*acts.woken(session, now), *said, skipped)
            added = acts.going_on(session, heard, next_move(heard, frozenset(), now), now)
            return added, self._marked(session, question)

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
            kept = self._sittings.journal().read(session_id)
            closed = Closed(at=now, reason="ended by the candidate")
            return acts.ending(session, closed, kept.typed, nothing_said, kept.comment), None

        return self._act(session_id, close)

    def debrief(self, session_id: str) -> Debrief:
        """Mark a finished round and say what to practise next.

        Raises:
            Conflict: The round is still going.
        """
        session = self._sittings.touch(session_id).session
        if not session.closed:
            raise Conflict("This round is still going; end it to read its debrief")
        from greenroom.feedback import make_debrief

        grades = self._sittings.journal().grades(session_id)
        fresh = missing(session, grades, self._grader_of(session))
        session = self._sittings.touch(session_id).session  # with the reports of what just ran
        debrief = make_debrief(session, {**grades, **fresh}, self.bank)
        at, marked = self._world.now(), [each for each in fresh.values() if was_marked(each)]
        self._sittings.journal().settle(session_id, marked, debrief.recommendation, at)
        return debrief

    def history(self) -> tuple[Past, ...]:
        """Every round that was started, newest first."""
        return self._sittings.journal().history(self._world.now())

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
        return self._sittings.journal().export(path)

    def import_(self, path: Path) -> dict[str, int]:
        """Merge such a file, all of it or nothing; returns the rows added by table."""
        return self._sittings.journal().import_(path)

    def close(self) -> None:
        """Let go of the database and other processes; what is asked next opens them again."""
        self.resumes.close()
        self._sittings.journal().close()

    def _act(self, session_id: str, decide: Callable[[Session, datetime], Done]) -> View:
        self._sittings.act(session_id, decide)
        return self.view(session_id)

    def _marked(self, session: Session, question: Question) -> Grade | None:
        return mark(session, question, self._grader_of(session))

    def _grader_of(self, session: Session) -> Grader:
        """Marks what is said by what it says; code by running it, a design by rules of its own."""
        code, design = self.code.grader(session), self.design.grader(session)
        return by_kind(self._mark, {"code": code, "lab": design})

    def _mark(self, question: Question, answer: str) -> Grade:
        return self._grader()(question, answer)

    def _show(self, kept: "Kept") -> View:
        view = show(kept.session, self._world.now())
        if view.question and view.question.kind == "code":
            view = replace(view, desk=self.code.desk(kept))
        if view.case:
            view = replace(view, easel=self.design.easel(kept))
        if kept.typed:
            view = with_typed(view, kept.typed)
        return with_unsent(view, kept.session, kept.unsent) if kept.unsent else view
