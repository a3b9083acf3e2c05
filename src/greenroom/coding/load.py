"""Reads a problem's folder, wherever it lies, and says what is wrong with its file and line."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from greenroom.coding.model import CheckText, Folder, Problem
from greenroom.content.load import validate
from greenroom.content.source import Source, read_source
from greenroom.content.suggest import did_you_mean
from greenroom.errors import NotFound, PackError, PackErrors

LARGEST = 1_000_000  # bytes of a file of Python or prose

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def find_problem(pack_dir: Path, name: str) -> Path:
    """Find a problem's folder: a pack's problem by its id, or any folder by its path.

    Raises:
        NotFound: There is neither.
    """
    home = pack_dir / "problems"
    plain = name and name not in (".", "..") and "/" not in name and "\\" not in name
    if plain and (home / name / "problem.yaml").is_file():
        return home / name
    folder = Path(name).expanduser()
    try:
        if folder.is_dir():
            return folder
    except OSError:
        pass  # a name too long for any folder
    known = [path.name for path in problem_folders(pack_dir)]
    hint = did_you_mean(name, known) or "; see `greenroom code list`, or name a folder"
    raise NotFound(f"there is no problem {name!r}{hint}")


def problem_folders(pack_dir: Path) -> tuple[Path, ...]:
    """The folders of a pack's problems, by name."""
    return tuple(sorted(path.parent for path in pack_dir.glob("problems/*/problem.yaml")))


def read_problem(folder: Path) -> Folder:
    """Read a problem's folder.

    Raises:
        NotFound: There is no problem in it.
        PackErrors: Everything that is wrong in any of its files.
    """
    where = folder / "problem.yaml"
    if not where.is_file():
        raise NotFound(f"{folder} holds no problem: there is no problem.yaml in it")
    source = read_source(where)
    texts = {name: _text(folder / name) for name in ("brief.md", "starter.py", "reference.py")}
    problem = _problem(source, folder.resolve().name, texts)
    checks = _text(folder / "checks.py", required=True)
    read = Folder(
        path=folder,
        problem=problem,
        checks=checks,
        check_texts=tuple(check_texts(folder / "checks.py", checks)),
        brief=texts["brief.md"],
        starter=texts["starter.py"],
        reference=texts["reference.py"],
        wrong={wrong.file: _text(_wrong_file(folder, wrong.file)) for wrong in problem.mistakes},
    )
    errors = [source.error(steps, said) for steps, said in _between_files(read)]
    if errors:
        raise PackErrors(tuple(sorted(errors, key=lambda error: error.line)))
    return read


def public_names(text: str) -> tuple[str, ...]:
    """The functions and classes a file defines for others; none when it is not Python."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    defined = [node.name for node in tree.body if isinstance(node, Definition)]
    return tuple(name for name in defined if not name.startswith("_"))


def _problem(source: Source, name: str, texts: Mapping[str, str]) -> Problem:
    """Fill in what may be left out, then read strictly."""
    if not isinstance(source.data, dict):
        raise source.error((), "must be a mapping of fields, such as `id: k-means`")
    data: dict[str, Any] = {"id": name, **source.data}
    entry = data.get("entry")
    if isinstance(entry, str):
        data["entry"] = [entry]
    elif entry is None:
        found = public_names(texts["starter.py"]) or public_names(texts["reference.py"])
        if not found:
            said = "is missing, and neither starter.py nor reference.py defines a function"
            raise source.error(("entry",), said)
        data["entry"] = list(found)
    problem: Problem = validate(replace(source, data=data), Problem)
    return problem


def check_texts(path: Path, text: str) -> Iterator[CheckText]:
    """Find the checks in a file without running it.

    Raises:
        PackError: It is not Python, or has none.
    """
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        raise PackError(path, error.lineno or 1, "", f"not Python: {error.msg}") from None
    except ValueError as error:
        raise PackError(path, 1, "", f"not Python: {error}") from None
    found = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("check_")
    ]
    if not found:
        raise PackError(path, 1, "", "defines no check: write functions check_…(candidate)")
    for node in found:
        yield CheckText(
            name=node.name,
            doc=" ".join((ast.get_docstring(node) or "").split()),
            line=node.lineno,
            source=ast.get_source_segment(text, node) or "",
        )


def _between_files(read: Folder) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What problem.yaml says of the other files must be so."""
    known = [text.name for text in read.check_texts]
    for place, name in enumerate(read.problem.visible):
        yield from _unknown(("visible", place), name, known)
    for place, wrong in enumerate(read.problem.mistakes):
        if not read.wrong[wrong.file]:
            yield ("mistakes", place, "file"), f"there is no file mistakes/{wrong.file}.py"
        for number, name in enumerate(wrong.caught_by):
            yield from _unknown(("mistakes", place, "caught_by", number), name, known)
    for name in known:
        if known.count(name) > 1:
            yield (), f"checks.py defines {name!r} twice"
            return


def _unknown(
    steps: tuple[str | int, ...], name: str, known: Sequence[str]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if name not in known:
        yield steps, f"checks.py has no check {name!r}{did_you_mean(name, known)}"


def _wrong_file(folder: Path, name: str) -> Path:
    return folder / "mistakes" / f"{name.removesuffix('.py')}.py"


def _text(path: Path, *, required: bool = False) -> str:
    """Read a file of a folder; one that is not there is empty, unless it is required."""
    if not required and not path.exists():
        return ""
    try:
        raw = path.read_bytes()
        if len(raw) > LARGEST:
            raise PackError(path, 1, "", f"larger than {LARGEST:,} bytes")
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise PackError(path, 1, "", f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise PackError(path, line, "", "not UTF-8 text") from None
