"""The part of the shell in which a system is designed: facts, what is written down, the lab."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from greenroom.content.cases import Case, read_case, read_cases, read_phases
from greenroom.content.load import read_mistakes
from greenroom.content.model import Question
from greenroom.design.board_marks import mark_board
from greenroom.design.capacity_marks import mark_capacity
from greenroom.design.facts import make_teller
from greenroom.design.lab_answer import read_answer
from greenroom.design.lab_marks import GRADER as LAB_GRADER
from greenroom.design.lab_marks import against, mark_lab
from greenroom.design.lab_runs import dump_run, revealed, run_on
from greenroom.design.questions import brief_of, kept_case
from greenroom.easel import easel
from greenroom.errors import Conflict, UserError
from greenroom.grading.blank import Blank
from greenroom.grading.model import Grade, Grader
from greenroom.labs.choosing import settle
from greenroom.labs.grid import SHIPPED, answer
from greenroom.labs.model import Choices, Lab, Progress, Run
from greenroom.labs.registry import WHERE, find_lab
from greenroom.labs.run import quiet
from greenroom.lazily import lazily
from greenroom.marking import mark
from greenroom.measuring import Order, measure_apart
from greenroom.session import acts
from greenroom.session.interviewer import next_move
from greenroom.session.model import Answered, Asked, Brief, Judged, Planned, Session
from greenroom.sittings import Done, Sittings
from greenroom.views import Easel

if TYPE_CHECKING:
    from greenroom.language.embed import Embedder
    from greenroom.store.journal import Kept

SEED = 0  # what grids are measured with


class DesignRound:
    """Everything a candidate can do while a system is designed, beside answering."""

    def __init__(self, sittings: Sittings, embedder: "Callable[[], Embedder | None]") -> None:
        """Take the sessions, and who tells how near two texts are."""
        self._sittings, self._embedder = sittings, embedder
        own = sittings.world.settings
        self._pack_dir = own.pack_dir
        self.grids: tuple[Path, ...] = (own.data_dir / "grids", SHIPPED)  # runs measured ahead
        self._tell = lazily(lambda: make_teller(embedder()))
        self._mistakes = lazily(lambda: read_mistakes(own.pack_dir))

    def cases(self) -> Mapping[str, Case]:
        """The pack's cases, by id."""
        return read_cases(self._pack_dir)

    def brief(self, case_id: str) -> Brief:
        """A case as a round asks it.

        Raises:
            NotFound: There is no such case.
        """
        case = read_case(self._pack_dir, case_id)
        lab = find_lab(case.lab) if case.lab else None
        return brief_of(case, read_phases(self._pack_dir), lab)

    def ask(self, session_id: str, turn: int, text: str) -> None:
        """Ask for a fact; question and answer are kept in the transcript.

        Raises:
            Conflict: The rehearsal has moved on.
            UserError: Nothing is asked.
        """

        def tell(session: Session, asked: str) -> tuple[str, str]:
            planned = self._planned(session, turn)
            said = self._tell()(asked, kept_case(session, planned.case).facts)
            return planned.question.id, said

        self._sittings.ask(session_id, text, tell)

    def run_lab(self, session_id: str, turn: int, text: str, progress: Progress = quiet) -> Run:
        """Hand a design over and measure it; once it is measured nothing about it is changed.

        What was written down is an answer before anything runs; a run that is lost can be done
        again, and is done again at the latest for the debrief.

        Raises:
            Conflict: The rehearsal has moved on; the text was kept.
            UserError: It cannot be read, or another design was measured already.
            Cancelled: `progress` stopped it.
        """
        text, now = acts.clean(text), self._sittings.world.now()
        session = self._sittings.touch(session_id).session
        try:
            planned = self._planned(session, turn, "lab")
        except Conflict:
            raise self._sittings.late(session_id, turn, text) from None
        self._sittings.journal().type(session_id, turn, text, now)
        lab = find_lab(kept_case(session, planned.case).lab)
        choices = settle(lab, read_answer(lab, text).choices)
        self._send(session_id, turn, text)
        found = run_on(self._sittings.touch(session_id).session, planned.question.id)
        if found is None:
            began = self._sittings.world.now()
            found = self._measure(lab, choices, progress)
            self._keep(session_id, planned.question.id, found, began)
        return found

    def move_on(self, session_id: str, turn: int) -> None:
        """Leave the lab for its defence.

        Raises:
            Conflict: The rehearsal has moved on.
            UserError: Nothing was measured yet.
        """

        def leave(session: Session, now: datetime) -> Done:
            if acts.happened_since(session, turn, Asked):
                return (), None
            question = self._planned(session, turn, "lab").question
            if run_on(session, question.id) is None:
                raise UserError("Run your design first, or skip it")
            heard = session.add(*acts.woken(session, now))
            added = acts.going_on(session, heard, next_move(heard, frozenset(), now), now)
            return added, mark(session, question, self.grader(session))

        self._sittings.act(session_id, leave)

    def grader(self, session: Session) -> Grader:
        """Marks what is written down in a session, each task by its own rule."""

        def grade(question: Question, text: str) -> Grade:
            planned = next(each for each in session.plan if each.question.id == question.id)
            if not planned.case:
                return Blank(question=question, grader=LAB_GRADER, answer=text).ungraded("not-run")
            kept = kept_case(session, planned.case)
            if planned.task == "board":
                return mark_board(question, kept.board, self._mistakes(), text, self._embedder())
            if planned.task == "capacity":
                return mark_capacity(question, kept.capacity, text)
            return self._graded(session, question, kept.lab, text)

        return grade

    def easel(self, kept: "Kept") -> Easel | None:
        """What lies before whoever answers the current question; None where it is of no case."""
        return easel(kept.session, kept.typed, self._sittings.world.now())

    def _graded(self, session: Session, question: Question, lab_id: str, text: str) -> Grade:
        """Mark a lab by its run; one that was lost on the way is done again."""
        found = run_on(session, question.id)
        try:
            lab = find_lab(lab_id)
            if found is None:
                found = self._measure(lab, settle(lab, read_answer(lab, text).choices), quiet)
                self._keep(session.id, question.id, found, None)
            return mark_lab(question, lab, found, self._mistakes(), text)
        except UserError:
            return Blank(question=question, grader=LAB_GRADER, answer=text).ungraded("not-run")

    def _send(self, session_id: str, turn: int, text: str) -> None:
        """Make what was written down the answer, while nothing is measured."""

        def send(session: Session, now: datetime) -> Done:
            question = self._planned(session, turn, "lab").question
            if acts.submitted(session, question.id) == text:
                return (), None
            if run_on(session, question.id) is not None:
                raise UserError("This design was measured; what was foreseen stands. Go on")
            answered = Answered(at=now, question=question.id, text=text)
            return (*acts.woken(session, now), answered), None

        self._sittings.act(session_id, send)

    def _measure(self, lab: Lab, choices: Choices, progress: Progress) -> Run:
        """From the grid where it knows all of it; else for real, in a process of its own."""
        ahead = answer(lab, choices, SEED, self.grids)
        if ahead is not None:
            return ahead
        order = Order(where=WHERE[lab.id], choices=choices, seed=SEED, folders=self.grids)
        return measure_apart(order, progress, Event())

    def _keep(self, session_id: str, question_id: str, found: Run, began: datetime | None) -> None:
        """Keep a run and what it reveals, even when the round has ended meanwhile; the first one.

        Whatever was being measured for a design that was changed meanwhile is dropped. The time
        since it began to be measured is not the candidate's: the clock is set back by it.
        """
        journal, now = self._sittings.journal(), self._sittings.world.now()
        session = journal.read(session_id).session
        if run_on(session, question_id) is not None or not _still(session, question_id, found):
            return
        judged = Judged(at=now, question=question_id, text=dump_run(found))
        waited = acts.stood(session, began, now) if began else ()
        exposed = against(find_lab(found.lab), found)
        added = (*waited, judged, *revealed(found, exposed, question_id, now))
        try:
            journal.append(session, added, (), now)
        except Conflict:
            self._keep(session_id, question_id, found, began)

    def _planned(self, session: Session, turn: int, task: str = "") -> Planned:
        """The plan's entry of the question that is being asked, of a case and perhaps of a task."""
        question = acts.open_question(session, turn)
        found = next(each for each in session.agenda if each.question.id == question.id)
        if not found.case or (task and found.task != task):
            raise Conflict("The rehearsal is at another question; reload the page")
        return found


def _still(session: Session, question_id: str, found: Run) -> bool:
    """Whether a run is of the design that was handed over last."""
    text = acts.submitted(session, question_id)
    lab = find_lab(found.lab)
    try:
        chosen = settle(lab, read_answer(lab, text or "").choices)
    except UserError:
        return False
    return chosen == dict(found.choices)
