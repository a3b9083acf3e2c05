"""`greenroom bank check --problems` on a pack with one small problem."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.coding.folders import REFERENCE, a_folder
from tests.content.packs import a_pack


def check(home: Path, pack: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    env = os.environ | {
        "GREENROOM_DATA_DIR": str(home / "data"),
        "GREENROOM_MODELS_DIR": str(home / "no-models"),
        "GREENROOM_THREADS": "1",
    }
    (home / "data").mkdir(exist_ok=True)
    (home / "data" / "unconfined-code-is-fine").touch()  # where a machine has no isolation
    command = [sys.executable, "-m", "greenroom", "bank", "check", "--problems", "--pack"]
    return subprocess.run(
        [*command, str(pack), *more],
        capture_output=True,
        text=True,
        env=env,
        check=False,
        timeout=600,
    )


def test_what_a_problem_lacks_and_what_it_fails_to_prove_is_told(tmp_path: Path) -> None:
    pack = a_pack(tmp_path)
    broken = REFERENCE.replace("total += number", "total -= number")
    a_folder(pack / "problems", reference=broken)

    done = check(tmp_path, pack, "--json")

    found: dict[str, Any] = json.loads(done.stdout)
    told = [problem["problem"] for problem in found["problems"]]
    assert done.returncode == 1
    assert found["coding_problems"] == 1
    assert any(said.startswith("reference.py fails check_small") for said in told)
    assert any("12 or more are wanted" in said for said in told)
    assert all(problem["path"].endswith("problem.yaml") for problem in found["problems"])


def test_a_pack_without_problems_is_in_order(tmp_path: Path) -> None:
    done = check(tmp_path, a_pack(tmp_path))

    assert done.returncode == 0, done.stderr
    assert "0 coding problems prove themselves" in done.stdout
