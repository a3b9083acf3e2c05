"""Checks what a file alone cannot show: references between files, minutes, enough to ask."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import get_args

from greenroom.content.cases import case_files
from greenroom.content.check_question import Finding, check_question
from greenroom.content.load import read_what_reads
from greenroom.content.model import Axis, Bank, Loop, Mistake, Pack, Part, Question, Round, Stage
from greenroom.content.probes import FILE as PROBES
from greenroom.content.probes import check_marked, read_probe_kinds
from greenroom.content.requirements import check_requirements
from greenroom.content.scoring import check_rules
from greenroom.content.source import Step, read_source
from greenroom.content.suggest import did_you_mean
from greenroom.errors import PackError, PackErrors

FEWEST_WORDINGS = 3


def check_pack(pack_dir: Path) -> tuple[PackError, ...]:
    """Find everything static that is wrong in a pack.

    What is between files is only checked once each of them reads.
    """
    reading = read_what_reads(pack_dir)
    if reading.bank is not None:
        return check_bank(reading.bank, pack_dir)
    found = list(reading.errors)
    for question in reading.questions.values():
        found += placed(question_file(pack_dir, question), check_question(question))
    return tuple(found)


def check_bank(bank: Bank, pack_dir: Path) -> tuple[PackError, ...]:
    """Find everything static that is wrong in a pack that reads."""
    found = [
        *placed(pack_dir / "pack.yaml", _check_pack(bank.pack, pack_dir.resolve().name)),
        *placed(pack_dir / "mistakes.yaml", _check_mistakes(bank.mistakes)),
    ]
    for loop in bank.loops.values():
        found += placed(pack_dir / "loops" / f"{loop.id}.yaml", _check_loop(loop, bank))
    cases = [path.stem for path in case_files(pack_dir)]
    for sitting in bank.rounds.values():
        findings = chain(_check_round(sitting, bank), _check_cases(sitting, cases))
        found += placed(pack_dir / "rounds" / f"{sitting.id}.yaml", findings)
    for question in bank.questions.values():
        findings = chain(check_question(question), _check_references(question, bank))
        found += placed(question_file(pack_dir, question), findings)
    return (
        *found,
        *_check_probes(bank, pack_dir),
        *check_requirements(pack_dir, bank.topics),
        *check_rules(pack_dir),
    )


def question_file(pack_dir: Path, question: Question) -> Path:
    """Name the file a question is read from."""
    return pack_dir / "questions" / question.topic / f"{question.id}.yaml"


def placed(path: Path, findings: Iterable[Finding]) -> list[PackError]:
    """Give each finding its file and line, in the file's order; a sound file is not read again."""
    found = tuple(findings)
    if not found:
        return []
    source = read_source(path)
    return sorted((source.error(*finding) for finding in found), key=lambda error: error.line)


def _check_probes(bank: Bank, pack_dir: Path) -> Iterable[PackError]:
    try:
        kinds = read_probe_kinds(pack_dir)
    except PackErrors as several:
        return several.errors
    except PackError as error:
        return (error,)
    return placed(pack_dir / PROBES, check_marked(kinds, bank))


def _check_pack(pack: Pack, folder: str) -> Iterator[Finding]:
    if pack.id != folder:
        yield ("id",), f"{pack.id!r} is not the folder's name, {folder!r}"
    for axis in get_args(Axis):
        if axis not in pack.axes:
            yield ("axes",), f"the axis {axis!r} has no name"


def _check_mistakes(mistakes: Mapping[str, Mistake]) -> Iterator[Finding]:
    for place, mistake in enumerate(mistakes.values()):
        if mistake.by == "saying" and len(mistake.shows) < FEWEST_WORDINGS:
            yield (place, "shows"), f"needs {FEWEST_WORDINGS} wordings or more that show it"
        if len(mistake.clears) < FEWEST_WORDINGS:
            yield (place, "clears"), f"needs {FEWEST_WORDINGS} wordings or more that clear it"


def _check_references(question: Question, bank: Bank) -> Iterator[Finding]:
    yield from _unknown("topic", (("topic",),), (question.topic,), bank.topics)
    places = [("mistakes", place) for place in range(len(question.mistakes))]
    yield from _unknown("mistake", places, question.mistakes, bank.mistakes)


def _check_loop(loop: Loop, bank: Bank) -> Iterator[Finding]:
    for place, stage in enumerate(loop.stages):
        steps: tuple[Step, ...] = ("stages", place)
        places = [(*steps, "rounds", number) for number in range(len(stage.rounds))]
        yield from _unknown("round", places, stage.rounds, bank.rounds)
        for spot, name in zip(places, stage.rounds, strict=True):
            if name in bank.rounds and bank.rounds[name].stage != stage.id:
                yield spot, f"the round {name!r} says its stage is {bank.rounds[name].stage!r}"
        if set(stage.rounds) <= set(bank.rounds):
            yield from _check_minutes(steps, stage, bank)


def _check_minutes(steps: tuple[Step, ...], stage: Stage, bank: Bank) -> Iterator[Finding]:
    if stage.up_to < stage.minutes:
        yield (*steps, "up_to"), f"is less than the stage's minutes, {stage.minutes}"
        return
    total = sum(bank.rounds[name].minutes for name in stage.rounds)
    if not stage.minutes <= total <= stage.up_to:
        span = f"{stage.minutes} to {stage.up_to}"
        yield (*steps, "rounds"), f"last {total} minutes together, the stage {span}"


def _check_round(sitting: Round, bank: Bank) -> Iterator[Finding]:
    stages = [stage for loop in bank.loops.values() for stage in loop.stages]
    yield from _unknown("stage", (("stage",),), (sitting.stage,), [stage.id for stage in stages])
    homes = [stage for stage in stages if stage.id == sitting.stage]
    if homes and not any(sitting.id in stage.rounds for stage in homes):
        yield ("stage",), f"the stage {sitting.stage!r} does not name this round"
    asked = sum(part.minutes for part in sitting.parts)
    if asked > sitting.minutes:
        yield ("parts",), f"last {asked} minutes together, the round {sitting.minutes}"
    names = [part.id for part in sitting.parts]
    for place, part in enumerate(sitting.parts):
        if part.id in names[:place]:
            yield ("parts", place, "id"), f"{part.id!r} is given twice"
        yield from _check_part(("parts", place), part, bank)


def _check_part(steps: tuple[Step, ...], part: Part, bank: Bank) -> Iterator[Finding]:
    for field, noun, known in (
        ("topics", "topic", bank.topics),
        ("questions", "question", bank.questions),
    ):
        names: tuple[str, ...] = getattr(part, field)
        places = [(*steps, field, place) for place in range(len(names))]
        yield from _unknown(noun, places, names, known)
    if part.problems or part.cases:
        return  # what problems there are is known to who reads them: `bank check --problems`
    if not part.topics and not part.questions:
        yield steps, "names neither topics nor questions"
    elif part.topics and not part.count:
        yield (*steps, "topics"), "draws from topics, so it needs a count"
    drawn = {question.id for question in bank.questions.values() if question.topic in part.topics}
    there = drawn | (set(part.questions) & set(bank.questions))
    if part.count > len(there):
        yield (*steps, "count"), f"asks for {part.count} of only {len(there)} questions"


def _check_cases(sitting: Round, cases: list[str]) -> Iterator[Finding]:
    for place, part in enumerate(sitting.parts):
        places = [("parts", place, "cases", number) for number in range(len(part.cases))]
        yield from _unknown("case", places, part.cases, cases)
        if part.cases and len(sitting.parts) > 1:
            yield ("parts", place, "cases"), "a design fills a round: leave the other parts out"


def _unknown(
    noun: str,
    places: Iterable[tuple[Step, ...]],
    names: Iterable[str],
    known: Iterable[str],
) -> Iterator[Finding]:
    known = list(known)
    for steps, name in zip(places, names, strict=True):
        if name not in known:
            yield steps, f"there is no {noun} {name!r}{did_you_mean(name, known)}"
