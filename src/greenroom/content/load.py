"""Reads a pack: YAML in, frozen values out, and every error with its file and line."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from greenroom.content.model import Bank, Loop, Mistake, Pack, Question, Round, Topic
from greenroom.content.problems import told
from greenroom.content.source import Source, read_source
from greenroom.content.suggest import did_you_mean
from greenroom.errors import NotFound, PackError, PackErrors

T = TypeVar("T")
Named = TypeVar("Named", Topic, Mistake, Loop, Round, Question)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A pack as far as it could be read, and whatever is wrong; either a bank or errors."""

    bank: Bank | None
    errors: tuple[PackError, ...]
    questions: Mapping[str, Question]


def read_bank(pack_dir: Path) -> Bank:
    """Read a whole pack.

    Raises:
        NotFound: There is no such folder.
        PackErrors: Everything that is wrong in any of its files.
    """
    reading = read_what_reads(pack_dir)
    if reading.bank is None:
        raise PackErrors(reading.errors)
    return reading.bank


def read_what_reads(pack_dir: Path) -> Reading:
    """Read a pack's files one by one; one that is wrong does not hide what is wrong in another."""
    _require(pack_dir)
    errors: list[PackError] = []
    pack = _or_note(errors, lambda: read_file(pack_dir / "pack.yaml", Pack))
    topics = _or_note(errors, lambda: _read_list(pack_dir / "topics.yaml", Topic))
    mistakes = _or_note(errors, lambda: read_mistakes(pack_dir))
    loops = _read_folder(sorted(pack_dir.glob("loops/*.yaml")), Loop, errors)
    rounds = _read_folder(sorted(pack_dir.glob("rounds/*.yaml")), Round, errors)
    questions = _read_folder(_question_files(pack_dir), Question, errors)
    if errors or pack is None:
        return Reading(bank=None, errors=tuple(errors), questions=questions)
    bank = Bank(
        pack=pack,
        topics=topics or {},
        mistakes=mistakes or {},
        loops=loops,
        rounds=rounds,
        questions=questions,
    )
    return Reading(bank=bank, errors=(), questions=questions)


def read_question(pack_dir: Path, question_id: str) -> Question:
    """Read one question, and no other file.

    Raises:
        NotFound: The pack has no question by that id, or there is no pack.
        PackError: Its file is wrong.
    """
    _require(pack_dir)
    return _read_one(_question_files(pack_dir), question_id, "question", Question)


def read_mistakes(pack_dir: Path) -> dict[str, Mistake]:
    """Read the vocabulary of mistakes, in its file's order.

    Raises:
        PackErrors: The file is wrong.
    """
    return _read_list(pack_dir / "mistakes.yaml", Mistake)


def read_file(path: Path, kind: type[T]) -> T:
    """Read one file as one value.

    Raises:
        PackErrors: Everything that is wrong with it.
    """
    value: T = validate(read_source(path), kind)
    return value


def _require(pack_dir: Path) -> None:
    try:
        found = pack_dir.is_dir()
    except OSError:  # a name too long for any folder
        found = False
    if not found:
        raise NotFound(f"there is no pack at {pack_dir}")


def _read_one(files: Sequence[Path], name: str, noun: str, kind: type[Named]) -> Named:
    for path in files:
        if path.stem == name:
            return _read_named(path, kind)
    known = [path.stem for path in files]
    raise NotFound(f"there is no {noun} {name!r}{did_you_mean(name, known)}")


def _question_files(pack_dir: Path) -> list[Path]:
    return sorted(pack_dir.glob("questions/*/*.yaml"))


def _read_folder(
    files: Iterable[Path], kind: type[Named], errors: list[PackError]
) -> dict[str, Named]:
    found: dict[str, Named] = {}
    homes: dict[str, Path] = {}
    for path in files:
        if path.stem in homes:
            problem = f"{path.stem!r} is taken by {homes[path.stem]}"
            errors.append(PackError(path, 1, "id", problem))
            continue
        homes[path.stem] = path
        value = _or_note(errors, partial(_read_named, path, kind))
        if value is not None:
            found[value.id] = value
    return found


def _read_named(path: Path, kind: type[Named]) -> Named:
    """Read a file that is named for what it holds."""
    source = read_source(path)
    value: Named = validate(source, kind)
    errors = []
    if value.id != path.stem:
        errors.append(source.error(("id",), f"{value.id!r} is not the file's name, {path.stem!r}"))
    if isinstance(value, Question) and value.topic != path.parent.name:
        problem = f"{value.topic!r} is not the folder's name, {path.parent.name!r}"
        errors.append(source.error(("topic",), problem))
    if errors:
        raise PackErrors(tuple(errors))
    return value


def _read_list(path: Path, kind: type[Named]) -> dict[str, Named]:
    source = read_source(path)
    found: dict[str, Named] = {}
    errors = []
    for position, value in enumerate(validate(source, tuple[kind, ...])):  # type: ignore[valid-type]  # a type made at run time
        if value.id in found:
            errors.append(source.error((position, "id"), f"{value.id!r} is given twice"))
        found[value.id] = value
    if errors:
        raise PackErrors(tuple(errors))
    return found


def _or_note(errors: list[PackError], read: Callable[[], T]) -> T | None:
    try:
        return read()
    except PackErrors as several:
        errors.extend(several.errors)
    except PackError as error:
        errors.append(error)
    return None


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def validate(source: Source, kind: Any) -> Any:
    """Read a file's data strictly as a value.

    Raises:
        PackErrors: Everything that is wrong with it.
    """
    try:
        return _adapter(kind).validate_json(json.dumps(source.data))
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        raise PackErrors(tuple(told(source, kind, details))) from None
