"""A problem as a round asks it, and the texts a session keeps of it.

What a session keeps is shown and told from, but never run: a session may come from an archive, and
checks run with all that Greenroom may do. Only the pack's own checks are run, and only while they
are still the ones the session was started with.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter

from greenroom.coding.load import check_texts, problem_folders, read_problem
from greenroom.coding.model import Folder, Problem
from greenroom.coding.questions import code_question, followup_questions
from greenroom.coding.verdict import Report
from greenroom.content.load import read_question
from greenroom.content.model import Question
from greenroom.errors import NotFound, UserError
from greenroom.session.model import Exercise, Judged, Session

APPROACH = "coding-approach"  # the pack's question that is asked before any code
_PROBLEM = TypeAdapter(Problem)
_REPORT = TypeAdapter(Report)


def exercise(folder: Folder, approach: Question | None) -> Exercise:
    """Make a problem's questions: the approach, the code, what is asked afterwards."""
    problem = folder.problem
    code = code_question(folder)
    talk = () if approach is None else (_about(approach, folder),)
    return Exercise(
        problem=problem.id,
        topic=code.topic,
        questions=(*talk, code, *followup_questions(folder)),
        files=kept(folder),
    )


def read_exercises(pack_dir: Path) -> dict[str, Exercise]:
    """Read every problem of a pack, by id."""
    approach = read_approach(pack_dir)
    folders = map(read_problem, problem_folders(pack_dir))
    return {folder.problem.id: exercise(folder, approach) for folder in folders}


def read_approach(pack_dir: Path) -> Question | None:
    """The pack's question about how one goes about a problem; None when it has none."""
    try:
        return read_question(pack_dir, APPROACH)
    except NotFound:
        return None


def kept(folder: Folder) -> dict[str, str]:
    """The texts a session keeps of a problem."""
    return {
        "problem.json": _PROBLEM.dump_json(folder.problem).decode(),
        "brief.md": folder.brief,
        "starter.py": folder.starter,
        "checks.py": folder.checks,
    }


def kept_folder(files: Mapping[str, str]) -> Folder:
    """Read a problem from what a session keeps of it; its checks are not run.

    Raises:
        UserError: It is damaged.
    """
    try:
        problem = _PROBLEM.validate_json(files["problem.json"])
        path = Path(problem.id)
        return Folder(
            path=path,
            problem=problem,
            checks=files["checks.py"],
            check_texts=tuple(check_texts(path / "checks.py", files["checks.py"])),
            brief=files["brief.md"],
            starter=files["starter.py"],
        )
    except (KeyError, ValueError) as error:
        raise UserError("what this round keeps of its coding problem is damaged") from error


def folder_to_run(files: Mapping[str, str], pack_dir: Path) -> Folder:
    """The pack's problem that a session was started with.

    Raises:
        UserError: The pack's is another by now; what was marked stays as it is.
    """
    was = kept_folder(files)
    path = pack_dir / "problems" / was.problem.id
    known = was.problem.id in {folder.name for folder in problem_folders(pack_dir)}
    now = read_problem(path) if known else None
    if now is None or now.checks != was.checks:
        raise UserError(
            f"the problem {was.problem.id} has changed since this round was started, so its code "
            "cannot be run; start it again to solve it as it is now"
        )
    return now


def dump_report(report: Report) -> str:
    """A report as it is kept."""
    return _REPORT.dump_json(report).decode()


def parse_report(text: str) -> Report | None:
    """Read a report back; None when it is none."""
    try:
        return _REPORT.validate_json(text)
    except ValueError:
        return None


def report_on(session: Session, question_id: str, source: str) -> Report | None:
    """What running a submission came to, as the session keeps it; None when it was not run."""
    for turn in reversed(session.turns):
        if isinstance(turn, Judged) and turn.question == question_id:
            report = parse_report(turn.text)
            if report is not None and report.source == source:
                return report
    return None


def limits_of(folder: Folder) -> str:
    """What a submission may use, in a sentence."""
    problem = folder.problem
    limits = f"A check may take {problem.seconds:g} s and {problem.memory_mb} MB"
    loaded = {
        "stdlib": "the standard library alone",
        "numpy": "NumPy",
        "pandas": "NumPy and pandas",
    }
    told = f"{limits}; you may use {loaded[problem.profile]}"
    return f"{told}, and not {', '.join(problem.forbid)}" if problem.forbid else told


def _about(approach: Question, folder: Folder) -> Question:
    """The question about the approach, put about one problem."""
    problem = folder.problem
    return replace(
        approach,
        id=f"{problem.id}-approach",
        topic=problem.topic or approach.topic,
        level=problem.level,
        ask=f"{problem.title or problem.id}. {approach.rephrase or approach.ask}",
        rephrase="",
    )
