"""`greenroom bank check`: what is wrong in a pack, as path:line, and what its exemplars earn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from greenroom.cli.screen import print_json
from greenroom.content.cases import case_files
from greenroom.content.check import check_pack, placed, question_file
from greenroom.content.check_question import Finding, check_question
from greenroom.content.load import read_mistakes, read_question, read_what_reads
from greenroom.content.suggest import did_you_mean
from greenroom.errors import PackError, PackErrors
from greenroom.world import Settings, open_world

if TYPE_CHECKING:
    from greenroom.content.model import Question
    from greenroom.grading.model import Grader

NO_MODELS = "exemplars were not graded: the models are not installed (greenroom models install)"


@dataclass(frozen=True, kw_only=True)
class _Checked:
    questions: int
    cases: int
    errors: tuple[PackError, ...]
    graded: bool


def check_and_tell(pack_dir: Path, question_id: str, *, as_json: bool) -> None:
    """Check a pack, or one of its questions, and print every problem; exits with 1 for any."""
    pack_dir = near(pack_dir)
    settings = replace(open_world().settings, pack_dir=pack_dir)
    done = _check_one(settings, question_id) if question_id else _check_all(settings)
    if as_json:
        problems = [
            {"path": error.path, "line": error.line, "where": error.where, "problem": error.problem}
            for error in done.errors
        ]
        print_json(
            {
                "pack": str(pack_dir),
                "questions": done.questions,
                "cases": done.cases,
                "exemplars_graded": done.graded,
                "problems": problems,
            }
        )
    else:
        _tell(done)
    if done.errors:
        raise typer.Exit(1)


def _check_all(settings: Settings) -> _Checked:
    """Check everything static, then the exemplars; these only once every file reads."""
    from greenroom.design.check_case import check_cases

    errors = check_pack(settings.pack_dir)
    reading = read_what_reads(settings.pack_dir)
    questions = tuple(reading.questions.values())
    grader = installed_grader(settings) if reading.bank else None
    if grader:
        errors += tuple(_check_exemplars(settings.pack_dir, questions, grader))
    if reading.bank:
        errors += check_cases(settings.pack_dir, tuple(reading.bank.mistakes), grader)
    cases = len(case_files(settings.pack_dir))
    return _Checked(questions=len(questions), cases=cases, errors=errors, graded=grader is not None)


def _check_one(settings: Settings, question_id: str) -> _Checked:
    """Check one question, or one case, by itself, whatever the rest of the pack is like."""
    if question_id in {path.stem for path in case_files(settings.pack_dir)}:
        return _check_case(settings, question_id)
    try:
        question = read_question(settings.pack_dir, question_id)
        mistakes = read_mistakes(settings.pack_dir)
    except PackErrors as wrong:
        return _Checked(questions=1, cases=0, errors=wrong.errors, graded=False)
    except PackError as wrong:
        return _Checked(questions=1, cases=0, errors=(wrong,), graded=False)
    unknown: list[Finding] = [
        (("mistakes", place), f"there is no mistake {name!r}{did_you_mean(name, mistakes)}")
        for place, name in enumerate(question.mistakes)
        if name not in mistakes
    ]
    path = question_file(settings.pack_dir, question)
    errors = placed(path, [*check_question(question), *unknown])
    grader = installed_grader(settings)
    if grader:
        errors += _check_exemplars(settings.pack_dir, (question,), grader)
    return _Checked(questions=1, cases=0, errors=tuple(errors), graded=grader is not None)


def _check_case(settings: Settings, case_id: str) -> _Checked:
    from greenroom.design.check_case import check_cases

    grader = installed_grader(settings)
    try:
        mistakes = tuple(read_mistakes(settings.pack_dir))
    except PackError as wrong:
        errors = wrong.errors if isinstance(wrong, PackErrors) else (wrong,)
        return _Checked(questions=0, cases=1, errors=errors, graded=False)
    errors = check_cases(settings.pack_dir, mistakes, grader, case_id)
    return _Checked(questions=0, cases=1, errors=errors, graded=grader is not None)


def installed_grader(settings: Settings) -> "Grader | None":
    """The grader exemplars are written for; the lexical one is not held to their marks."""
    from greenroom.language.embed import load_embedder
    from greenroom.marking import best_grader

    if load_embedder(settings.models_dir, settings.threads) is None:
        return None
    cache_file = settings.data_dir / "wordings.npz"
    return best_grader(settings.pack_dir, settings.models_dir, settings.threads, cache_file)


def _check_exemplars(
    pack_dir: Path, questions: "Iterable[Question]", grader: "Grader"
) -> Iterator[PackError]:
    from greenroom.grading.exemplars import check_exemplars

    for question in questions:
        places = {exemplar.name: place for place, exemplar in enumerate(question.exemplars)}
        findings: list[Finding] = []
        for difference in check_exemplars(question, grader):
            name = difference.partition(": ")[0]
            steps = ("exemplars", places[name]) if name in places else ("exemplars",)
            findings.append((steps, difference))
        yield from placed(question_file(pack_dir, question), findings)


def _tell(done: _Checked) -> None:
    for error in done.errors:
        typer.echo(str(error))
    questions = "1 question" if done.questions == 1 else f"{done.questions} questions"
    cases = "1 case" if done.cases == 1 else f"{done.cases} cases"
    questions = " and ".join(filter(None, (questions * (done.questions > 0 or not done.cases),
                                           cases * (done.cases > 0))))  # fmt: skip
    if done.errors:
        several = "1 problem" if len(done.errors) == 1 else f"{len(done.errors)} problems"
        typer.echo(f"{several} in {questions}")
    elif done.graded:
        typer.echo(f"{questions}: everything is in order, and the exemplars get their marks")
    else:
        typer.echo(f"{questions}: everything is in order")
    if not done.graded and not done.errors:
        typer.echo(NO_MODELS, err=True)


def near(folder: Path) -> Path:
    """Name a folder from here when it is below here, so that paths in errors stay short."""
    here = Path.cwd()
    full = folder.expanduser().resolve()
    return full.relative_to(here) if full.is_relative_to(here) else full
