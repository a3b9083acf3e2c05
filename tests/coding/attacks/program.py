"""The programs that attack, and what each says about itself."""

import ast
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "programs"


@dataclass(frozen=True, kw_only=True)
class Program:
    """One attack: its source and its constants, read without running it."""

    name: str
    source: str
    stopped: bool
    oracle: bool
    noticed: bool
    callback: bool
    turns: int = 1
    runs: int = 1
    calls: int = 1

    def __str__(self) -> str:
        return self.name


def read_program(path: Path) -> Program:
    source = path.read_text(encoding="utf-8")
    constants = {
        node.targets[0].id: node.value.value
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, int)
    }
    return Program(
        name=path.relative_to(FOLDER).with_suffix("").as_posix(),
        source=source,
        stopped=bool(constants.get("STOPPED")),
        oracle=bool(constants.get("ORACLE")),
        noticed=bool(constants.get("NOTICED")),
        callback=bool(constants.get("CALLBACK")),
        **{name.lower(): int(constants.get(name, 1)) for name in ("TURNS", "RUNS", "CALLS")},
    )


PROGRAMS = [read_program(path) for path in sorted(FOLDER.rglob("*.py"))]
