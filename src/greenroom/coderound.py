"""The part of the shell in which code is written: what may be assumed, running, submitting."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from greenroom.coding.clarify import clarify
from greenroom.coding.interview import (
    dump_report,
    exercise,
    kept_folder,
    limits_of,
    parse_report,
    read_approach,
    report_on,
)
from greenroom.coding.load import problem_folders, read_problem
from greenroom.coding.marks import GRADER
from greenroom.coding.marks import mark as mark_code
from greenroom.coding.model import Folder
from greenroom.coding.verdict import Report
from greenroom.content.model import Question
from greenroom.content.suggest import did_you_mean
from greenroom.errors import Conflict, NotFound, UserError
from greenroom.grading.blank import Blank
from greenroom.grading.model import Grade, Grader, Ungraded
from greenroom.judging import House, Judge, Task, Watch, agree, judge_here
from greenroom.lazily import lazily
from greenroom.marking import mark
from greenroom.session import acts
from greenroom.session.interviewer import current_question, hints_taken, next_move
from greenroom.session.model import (
    Answered,
    Asked,
    Exercise,
    Judged,
    Planned,
    Session,
    Turn,
)
from greenroom.sittings import Done, Sittings
from greenroom.views import CheckLine, Desk

if TYPE_CHECKING:
    from greenroom.language.embed import Embedder
    from greenroom.store.journal import Kept

WATCH = Watch()  # by nobody
Attempts = Mapping[str, tuple[Grade, datetime]]


class CodeRound:
    """Everything a candidate can do while a question is answered in code."""

    def __init__(
        self,
        sittings: Sittings,
        embedder: "Callable[[], Embedder | None]",
        judge: Judge | None,
    ) -> None:
        """Take the sessions, who tells how near texts are, and who runs code (by default we)."""
        self._sittings, self._embedder = sittings, embedder
        own = sittings.world.settings
        self._pack_dir = own.pack_dir
        house = House(pack_dir=own.pack_dir, data_dir=own.data_dir)
        self._judge: Judge = judge or judge_here(house)
        self._approach = lazily(lambda: read_approach(own.pack_dir))
        self._folders = lazily(self._read_folders)

    def problems(self) -> Mapping[str, Folder]:
        """The pack's coding problems, by id."""
        return self._folders()

    def attempts(self) -> Attempts:
        """The last grade of each problem that was submitted, and when."""
        return self._sittings.journal().attempts()

    def exercises(self) -> dict[str, Exercise]:
        """The pack's coding problems as a round asks them, by id."""
        approach = self._approach()
        return {name: exercise(folder, approach) for name, folder in self._folders().items()}

    def exercise(self, problem_id: str) -> tuple[Exercise, str]:
        """One of them, and its title.

        Raises:
            NotFound: There is no such problem.
        """
        folder = self.problem(problem_id)
        return exercise(folder, self._approach()), folder.problem.title or problem_id

    def problem(self, problem_id: str) -> Folder:
        """Read one problem of the pack.

        Raises:
            NotFound: There is no such problem.
        """
        known = {path.name: path for path in problem_folders(self._pack_dir)}
        if problem_id not in known:
            raise NotFound(f"there is no problem {problem_id!r}{did_you_mean(problem_id, known)}")
        return read_problem(known[problem_id])

    def agree(self) -> None:
        """Remember that the candidate runs their own code without isolation."""
        agree(self._sittings.world.settings.data_dir)

    def save_comment(self, session_id: str, turn: int, text: str) -> datetime:
        """Save what is said while writing code; returns when.

        Raises:
            Conflict: The rehearsal has moved on.
        """
        session, now = self._sittings.touch(session_id).session, self._sittings.world.now()
        self._coded(session, turn)
        self._sittings.journal().comment(session, acts.clean(text), now)
        return now

    def ask(self, session_id: str, turn: int, text: str) -> None:
        """Ask what may be assumed; question and answer are kept in the transcript.

        Raises:
            Conflict: The rehearsal has moved on.
            UserError: Nothing is asked.
        """

        def tell(session: Session, asked: str) -> tuple[str, str]:
            planned = self._coded(session, turn)
            open_ones = kept_folder(planned.files).problem.assume
            return planned.question.id, clarify(asked, open_ones, self._embedder())

        self._sittings.ask(session_id, text, tell)

    def run(self, session_id: str, turn: int, source: str, watch: Watch = WATCH) -> Report:
        """Run the visible checks; the report is kept beside that of the run before.

        Raises:
            Conflict: The rehearsal has moved on; the text was kept.
            UserError: Code cannot be run here.
        """
        session, planned, source = self._typed(session_id, turn, source)
        report = self._judge(Task(files=planned.files, source=source, complete=False), watch)
        self._sittings.journal().ran(session, dump_report(report), self._sittings.world.now())
        return report

    def submit(self, session_id: str, turn: int, source: str, watch: Watch = WATCH) -> Report:
        """Submit: an answer from now on, whatever running it comes to; the last one counts.

        Raises:
            Conflict: The rehearsal has moved on; the text was kept.
            UserError: Nothing was written, or code cannot be run here.
        """
        session, planned, source = self._typed(session_id, turn, source)
        if not source.strip():
            raise UserError("There is nothing to submit yet")
        about = planned.question.id

        def send(session: Session, now: datetime) -> Done:
            self._coded(session, turn)
            if acts.submitted(session, about) == source:
                return (), None
            return (*acts.woken(session, now), Answered(at=now, question=about, text=source)), None

        self._sittings.act(session_id, send)
        report = self._judge(Task(files=planned.files, source=source, complete=True), watch)
        self._sittings.journal().ran(session, dump_report(report), self._sittings.world.now())
        self._keep(session_id, about, report)
        return report

    def move_on(self, session_id: str, turn: int) -> None:
        """Leave the code for what is asked next; what was submitted last is marked.

        Raises:
            Conflict: The rehearsal has moved on.
            UserError: Nothing was submitted.
        """

        def leave(session: Session, now: datetime) -> Done:
            if acts.happened_since(session, turn, Asked):
                return (), None
            question = self._coded(session, turn).question
            if acts.submitted(session, question.id) is None:
                raise UserError("Submit your code first, or skip the question")
            said = self.remarks(session, now)
            heard = session.add(*acts.woken(session, now), *said)
            added = acts.going_on(session, heard, next_move(heard, frozenset(), now), now)
            grade = mark(session, question, self.grader(session))
            return added, grade if grade and was_marked(grade) else None

        self._sittings.act(session_id, leave)

    def remarks(self, session: Session, now: datetime) -> tuple[Turn, ...]:
        """What was said while writing the code that is being left, as turns."""
        return acts.remarks(session, self._sittings.journal().read(session.id).comment, now)

    def grader(self, session: Session) -> Grader:
        """Marks the code of a session by running it."""
        return lambda question, source: self._grade(session, question, source)

    def desk(self, kept: "Kept") -> Desk | None:
        """What lies on the desk while the current question is answered in code."""
        question = current_question(kept.session)
        planned = _planned(kept.session, question)
        if question is None or planned is None:
            return None
        folder, runs = kept_folder(planned.files), [parse_report(text) for text in kept.runs]
        visible = [text for text in folder.check_texts if folder.visible(text.name)]
        answers = [turn for turn in kept.session.turns if isinstance(turn, Answered)]
        return Desk(
            problem=folder.problem.id,
            title=folder.problem.title or folder.problem.id,
            starter=folder.starter,
            limits=limits_of(folder),
            checks=tuple(CheckLine(name=t.name, doc=t.doc, source=t.source) for t in visible),
            hidden=len(folder.check_texts) - len(visible),
            comment=kept.comment.text if kept.comment else "",
            comment_at=kept.comment.at if kept.comment else None,
            submissions=sum(turn.question == question.id for turn in answers),
            report=runs[0] if runs else None,
            before=runs[1] if runs[1:] else None,
        )

    def _grade(self, session: Session, question: Question, source: str) -> Grade:
        """Mark a submission by its report; one that was lost on the way is run again."""
        planned = next(each for each in session.plan if each.question.id == question.id)
        report = report_on(session, question.id, source)
        try:
            if report is None:
                report = self._judge(Task(files=planned.files, source=source, complete=True), WATCH)
                self._keep(session.id, question.id, report)
        except UserError:
            return Blank(question=question, grader=GRADER, answer=source).ungraded("not-run")
        folder = kept_folder(planned.files)
        return mark_code(folder, report, hints_taken(session, question.id))

    def _keep(self, session_id: str, question_id: str, report: Report) -> None:
        """Keep a submission's report in its session, even when the round has ended meanwhile."""
        journal, now = self._sittings.journal(), self._sittings.world.now()
        judged = Judged(at=now, question=question_id, text=dump_report(report))
        session = journal.read(session_id).session
        try:
            journal.append(session, (judged,), (), now)
        except Conflict:
            self._keep(session_id, question_id, report)

    def _typed(self, session_id: str, turn: int, source: str) -> tuple[Session, Planned, str]:
        """Save code as what is being typed, before anything that takes time."""
        source, now = acts.clean(source), self._sittings.world.now()
        session = self._sittings.touch(session_id).session
        try:
            planned = self._coded(session, turn)
        except Conflict:
            raise self._sittings.late(session_id, turn, source) from None
        self._sittings.journal().type(session_id, turn, source, now)
        return session, planned, source

    def _coded(self, session: Session, turn: int) -> Planned:
        """The question that is being answered in code."""
        planned = _planned(session, acts.open_question(session, turn))
        if planned is None:
            raise Conflict("This question is not answered in code; reload the page")
        return planned

    def _read_folders(self) -> dict[str, Folder]:
        folders = map(read_problem, problem_folders(self._pack_dir))
        return {folder.problem.id: folder for folder in folders}


def was_marked(grade: Grade) -> bool:
    """Whether a grade says something for good: code that could not be run may be run later."""
    return not (isinstance(grade, Ungraded) and grade.reason == "not-run")


def _planned(session: Session, question: Question | None) -> Planned | None:
    """The plan's entry of a question that is answered in code."""
    if question is None or question.kind != "code":
        return None
    return next((p for p in session.plan if p.question.id == question.id and p.files), None)
