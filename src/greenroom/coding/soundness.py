"""Checks what a pack asks of a problem beyond reading: enough checks, mistakes and follow-ups."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from greenroom.coding.load import problem_folders, public_names, read_problem
from greenroom.coding.model import Folder, Followup
from greenroom.content.check_question import WORDING_WORDS, words
from greenroom.content.source import Step, read_source
from greenroom.errors import PackError, PackErrors

Finding = tuple[tuple[Step, ...], str]

TOPICS = ("from-scratch", "data-manipulation", "algorithms")
FEWEST_CHECKS = 12
FEWEST_MISTAKES = 3
FEWEST_FOLLOWUPS = 3
FEWEST_CRITERIA = 2
FEWEST_WORDINGS = 3
FEWEST_ASKS = 3
EXEMPLARS = ("strong", "fluent-and-wrong")
_NEEDED = ("title", "tests", "note", "assume", "hints", "visible")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check_problems(pack_dir: Path) -> tuple[tuple[Folder, ...], tuple[PackError, ...]]:
    """Read all problems of a pack and find everything static that is wrong in them."""
    folders: list[Folder] = []
    errors: list[PackError] = []
    for path in problem_folders(pack_dir):
        try:
            folder = read_problem(path)
        except PackErrors as wrong:
            errors += wrong.errors
        except PackError as wrong:
            errors.append(wrong)
        else:
            folders.append(folder)
            errors += check_problem(folder)
    return tuple(folders), tuple(errors)


def check_problem(folder: Folder) -> list[PackError]:
    """Find what a pack's problem lacks, in the order of its file."""
    found = [*_itself(folder), *_checks(folder), *_parts(folder)]
    if not found:
        return []
    source = read_source(folder.path / "problem.yaml")
    return sorted((source.error(*finding) for finding in found), key=lambda error: error.line)


def _itself(folder: Folder) -> Iterator[Finding]:
    problem, home = folder.problem, folder.path.resolve().name
    if problem.id != home:
        yield ("id",), f"{problem.id!r} is not the folder's name, {home!r}"
    if not _ID.fullmatch(problem.id):
        yield ("id",), "must be lower-case words joined by hyphens (like-this)"
    if problem.topic not in TOPICS:
        yield ("topic",), f"must be {', '.join(TOPICS[:-1])} or {TOPICS[-1]}"
    for name in _NEEDED:
        if not getattr(problem, name):
            yield (), f"{name}: is missing"
    yield from _files(folder)


def _files(folder: Folder) -> Iterator[Finding]:
    for name, text in (("brief.md", folder.brief), ("starter.py", folder.starter)):
        if not text.strip():
            yield (), f"there is no {name}"
    defined = public_names(folder.reference)
    for name in folder.problem.entry:
        if name not in defined:
            yield ("entry",), f"reference.py does not define {name!r}"


def _checks(folder: Folder) -> Iterator[Finding]:
    known = folder.check_texts
    if len(known) < FEWEST_CHECKS:
        yield (), f"checks.py has {len(known)} checks; {FEWEST_CHECKS} or more are wanted"
    if all(folder.visible(text.name) for text in known):
        yield ("visible",), "every check is visible; keep most hidden"
    for text in known:
        if not text.doc:
            yield (), f"checks.py:{text.line}: {text.name} has no docstring for candidates"


def _parts(folder: Folder) -> Iterator[Finding]:
    problem = folder.problem
    for field, count, fewest in (
        ("mistakes", len(problem.mistakes), FEWEST_MISTAKES),
        ("followups", len(problem.followups), FEWEST_FOLLOWUPS),
    ):
        if count < fewest:
            yield (field,), f"there are {count}; {fewest} or more are wanted"
    for place, assumption in enumerate(problem.assume):
        if len(assumption.asks) < FEWEST_ASKS:
            yield ("assume", place, "asks"), f"needs {FEWEST_ASKS} ways to ask or more"
    names = [followup.id for followup in problem.followups]
    for place, followup in enumerate(problem.followups):
        if followup.id in names[:place]:
            yield ("followups", place, "id"), f"{followup.id!r} is given twice"
        for steps, said in (*_rubric(followup), *_exemplars(followup)):
            yield ("followups", place, *steps), said


def _rubric(followup: Followup) -> Iterator[Finding]:
    if len(followup.rubric) < FEWEST_CRITERIA:
        yield ("rubric",), f"needs {FEWEST_CRITERIA} criteria or more"
    probed = {probe.criterion for probe in followup.probes}
    for place, criterion in enumerate(followup.rubric):
        if criterion.id not in probed:
            yield ("rubric", place, "id"), f"the criterion {criterion.id!r} has no probe"
        for level, rung in enumerate(criterion.levels):
            steps = ("rubric", place, "levels", level)
            if level and len(rung.says) < FEWEST_WORDINGS:
                yield steps, f"needs {FEWEST_WORDINGS} wordings or more in says"
            yield from _lengths((*steps, "says"), rung.says)
        yield from _lengths(("rubric", place, "denies"), criterion.denies)
    for name in probed - {criterion.id for criterion in followup.rubric}:
        yield ("probes",), f"there is no criterion {name!r}"


def _lengths(steps: tuple[Step, ...], texts: Iterable[str]) -> Iterator[Finding]:
    fewest, most = WORDING_WORDS
    for place, text in enumerate(texts):
        if not fewest <= len(words(text)) <= most:
            yield (
                (*steps, place),
                f"word count is {len(words(text))}; {fewest} to {most} are wanted",
            )


def _exemplars(followup: Followup) -> Iterator[Finding]:
    names = [exemplar.name for exemplar in followup.exemplars]
    for name in EXEMPLARS:
        if name not in names:
            yield ("exemplars",), f"there is no exemplar {name!r}"
    tops = {criterion.id: criterion.top for criterion in followup.rubric}
    for place, exemplar in enumerate(followup.exemplars):
        for name, level in exemplar.marks.items():
            if not 0 <= level <= tops.get(name, -1):
                yield ("exemplars", place, "marks", name), "no such criterion or level"
