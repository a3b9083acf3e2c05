"""The house's own rules: sizes, names, and what a bare help may import."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "bench").rglob("*.py")])
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "base", "misc", "manager", "handlers"}
HEAVY = {"numpy", "pydantic", "sqlalchemy", "fastapi", "onnxruntime", "onnx", "yaml", "alembic"}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_at_most_300_lines(module: Path) -> None:
    lines = module.read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 300


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {part for module in MODULES for part in module.relative_to(ROOT).with_suffix("").parts}

    assert not names & FORBIDDEN


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, contextlib\n"
        "sys.argv = ['greenroom', '--help']\n"
        "from greenroom.cli import main\n"
        "with contextlib.suppress(SystemExit): main()\n"
        "print('loaded:', *sys.modules)\n"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    loaded = set(done.stdout.rsplit("loaded:", 1)[1].split())
    assert "Usage" in done.stdout
    assert not loaded & HEAVY
