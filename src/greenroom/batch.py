"""Grades many answers over processes: the same bytes from one as from many, and no work lost.

Each process (crew.py) loads the models once and uses one thread; what it has graded is kept
beside the result at once (partfile.py).
"""

import json
import os
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from greenroom import __version__
from greenroom.answers import Row, read_answers, read_bytes
from greenroom.content.model import Bank, Question
from greenroom.crew import Crew, in_turn, open_crew
from greenroom.errors import UserError
from greenroom.grading.report import grade_json
from greenroom.lazily import lazily
from greenroom.partfile import PartFile, finish, open_part
from greenroom.world import Settings, World

if TYPE_CHECKING:
    from greenroom.grading.model import Grade, Grader
    from greenroom.language.readers import Readers

TOGETHER = 8  # answers to one question that a process grades before they are kept
WHENEVER = datetime(2000, 1, 1, tzinfo=UTC)  # a scorecard's next move hangs on no clock

Progress = Callable[[int, int], None]
"""Told how many answers are graded, and of how many; first with what was kept."""


@dataclass(frozen=True, kw_only=True)
class Done:
    """A finished job."""

    answers: int
    graded: int
    graders: tuple[str, ...]
    kept: int  # answers an earlier run had graded
    started: str  # "new", "resumed" or "afresh"
    changed: tuple[str, ...]  # what was another when started afresh
    processes: int
    seconds: float
    out: Path


@dataclass(frozen=True, kw_only=True)
class _Work:
    """Some answers to one question; without a question each brings its references."""

    question: Question | None
    rows: tuple[Row, ...]


def grade_file(data: Path, out: Path, processes: int, world: World, progress: Progress) -> Done:
    """Grade every answer of a file into another, in its order.

    Args:
        data: JSON Lines, plain or .gz; see docs/how-to/grade-many-answers.md.
        out: Where the scorecards go; `OUT.part` beside it keeps what is done.
        processes: How many grade side by side.
        world: Its clock, and the settings that say where pack and models are.
        progress: Told of every step.

    Raises:
        UserError: A line cannot be graded, a file not read or written, or a process was killed.
        KeyboardInterrupt: Somebody stopped it; what is done is kept.
    """
    began, out = world.now(), Path(os.path.realpath(out))
    _refuse(data, out)
    job = _read_job(data, world.settings)
    with open_crew(processes) as crew:
        graders = crew.submit(_grader_names, job.settings, job.one_of_each()).result()
        with open_part(out) as part:
            job.begin(part, graders)
            kept = len(part.kept)
            progress(kept, len(job.rows))
            try:
                for _ in _graded(crew, job, part):
                    progress(len(part.kept), len(job.rows))
            except KeyboardInterrupt:
                job.begin(part, graders)  # what was being written may have come to be kept
                progress(len(part.kept), len(job.rows))
                raise
            finish(part, out)
            graded = sum(json.loads(line)["status"] == "graded" for line in part.lines())
    part.path.unlink(missing_ok=True)
    return Done(
        answers=len(job.rows),
        graded=graded,
        graders=graders,
        kept=kept,
        started=part.started,
        # Other answers ask other questions of the pack: that is no change of the pack.
        changed=("answers",) if "answers" in part.changed else part.changed,
        processes=processes,
        seconds=(world.now() - began).total_seconds(),
        out=out,
    )


@dataclass(frozen=True, kw_only=True)
class _Job:
    """What there is to grade, and all that decides the marks but the grader's name."""

    rows: tuple[Row, ...]
    questions: Mapping[str, Question]
    identity: Mapping[str, str]
    settings: Settings  # of each process

    def begin(self, part: PartFile, graders: Sequence[str]) -> None:
        """Take over what the part file keeps of this job."""
        names = [row.answer_id for row in self.rows]
        part.begin({**self.identity, "grader": ", ".join(graders)}, names)

    def left(self, kept: Collection[int], processes: int) -> deque[_Work]:
        """The work still to do, a question's together: a process prepares its rubric once."""
        rows = [row for row in self.rows if row.place not in kept]
        size = max(1, min(TOGETHER, len(rows) // (4 * processes)))
        asked: dict[tuple[str, bool], list[Row]] = {}
        for row in rows:
            asked.setdefault((row.question, bool(row.references)), []).append(row)
        return deque(
            self._work(*those[at : at + size])
            for those in asked.values()
            for at in range(0, len(those), size)
        )

    def one_of_each(self) -> tuple[_Work, ...]:
        """A piece of work of each form that is there, with nothing said."""
        forms = {bool(row.references): replace(row, answer="") for row in self.rows}
        return tuple(self._work(row) for row in forms.values())

    def _work(self, *rows: Row) -> _Work:
        question = None if rows[0].references else self.questions[rows[0].question]
        return _Work(question=question, rows=rows)


def _read_job(data: Path, settings: Settings) -> _Job:
    bank = lazily(lambda: _read_bank(settings))
    read = read_bytes(data)
    rows = read_answers(data, read, lambda: bank().questions)
    asked = {row.question for row in rows if not row.references}
    questions = {name: bank().questions[name] for name in sorted(asked)}
    identity = {
        "answers": sha256(read).hexdigest(),
        "pack": _revision(bank(), questions) if questions else "",
        "models": _models(settings),
        "grader": _grader_files(),
        "Greenroom": __version__,
    }
    own = replace(settings, threads=1)
    return _Job(rows=rows, questions=questions, identity=identity, settings=own)


def _refuse(data: Path, out: Path) -> None:
    """Refuse a result that could not be written, or would be written over the answers."""
    if out.is_dir():
        raise UserError(f"{out} is a folder; name a file with --out")
    if out.suffix == ".gz":
        raise UserError(f"the result is plain JSON Lines: name {out.name} without .gz")
    for path in (out, out.with_name(f"{out.name}.part")):
        if path.exists() and data.exists() and path.samefile(data):
            raise UserError(f"{path} is the answers themselves; name another file with --out")


def _read_bank(settings: Settings) -> Bank:
    from greenroom.content.load import read_bank

    return read_bank(settings.pack_dir)


def _revision(bank: Bank, questions: Mapping[str, Question]) -> str:
    """What the pack says of these questions and of mistakes, as a hash."""
    from pydantic_core import to_json

    content = to_json([*questions.values(), *bank.mistakes.values()])
    return f"{bank.pack.id} {bank.pack.version} {sha256(content).hexdigest()}"


def _models(settings: Settings) -> str:
    """What is installed, as a hash; "" without models."""
    from greenroom.language.catalog import MODELS
    from greenroom.language.install import MANIFEST

    files = [model.folder(settings.models_dir) / MANIFEST for model in MODELS]
    found = [path.read_bytes() for path in files if path.exists()]
    return sha256(b"".join(found)).hexdigest() if found else ""


def _graded(crew: Crew, job: _Job, part: PartFile) -> Iterator[None]:
    """Have all the work done, and keep it; a step is what came in together."""
    work = job.left(part.kept, crew.processes)
    for came in in_turn(lambda one: crew.submit(_grade, job.settings, one), work, crew.processes):
        part.append(line for lines in came for line in lines)
        yield


def _grader_names(settings: Settings, work: Sequence[_Work]) -> tuple[str, ...]:
    """The names of the graders that will grade, which each puts on what it grades."""
    grades = [_mark(settings, one.question, one.rows[0]) for one in work]
    return tuple(sorted({grade.grader for grade, _ in grades}))


def _grade(settings: Settings, work: _Work) -> list[tuple[int, str]]:
    """Grade, in a process of the pool; a line of the result for each place."""
    lines = []
    for row in work.rows:
        grade, following = _mark(settings, work.question, row)
        card = grade_json(grade, following)
        # ASCII: no reader takes a line separator inside an answer for the end of the line.
        line = json.dumps({"answer_id": row.answer_id, "score": card["share"], **card})
        lines.append((row.place, line))
    return lines


def _mark(
    settings: Settings, question: Question | None, row: Row
) -> "tuple[Grade, dict[str, str]]":
    """A grade, and what an interviewer would do next, as `greenroom grade` gives them."""
    if question is None:
        from greenroom.grading.reference import grade_reference

        grade = grade_reference(row.question, row.references, row.answer, _readers(settings))
        return grade, {"move": "close", "criterion": "", "text": ""}
    from greenroom.grading.substance import nothing_said
    from greenroom.marking import shown
    from greenroom.report import move_json
    from greenroom.session import acts
    from greenroom.session.interviewer import next_move

    grade = _grader(settings)(question, row.answer)
    said = acts.answer_to(question, row.answer, nothing_said(question, row.answer), WHENEVER)
    session = acts.one_question_session("", question, WHENEVER).add(said)
    return grade, move_json(next_move(session, shown(grade), WHENEVER))


def _grader_files() -> str:
    """What Greenroom itself marks with, its constants and weights, as a hash."""
    from greenroom.grading.calibration import CONSTANTS
    from greenroom.grading.reference import SHIPPED
    from greenroom.language.entail import SUPPORT

    return sha256(b"".join(path.read_bytes() for path in (CONSTANTS, SHIPPED, SUPPORT))).hexdigest()


@cache
def _grader(settings: Settings) -> "Grader":
    from greenroom.marking import best_grader

    cache_file = settings.data_dir / "wordings.npz"
    return best_grader(settings.pack_dir, settings.models_dir, settings.threads, cache_file)


@cache
def _readers(settings: Settings) -> "Readers":
    from greenroom.language.readers import load_readers

    return load_readers(settings.models_dir, settings.threads)
