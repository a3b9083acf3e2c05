"""`greenroom batch resumes` in processes of its own."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_resume import JOB, RESUME


@pytest.fixture
def home(tmp_path: Path) -> Path:
    pool = tmp_path / "pool"
    (pool / "more").mkdir(parents=True)
    for number in range(6):
        text = RESUME.replace("12%", f"{number + 3}%")
        (pool / f"cv{number}.md").write_text(text, encoding="utf-8")
    (pool / "more" / "other.txt").write_text(RESUME, encoding="utf-8")
    (pool / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (pool / "notes.xyz").write_text("no résumé")
    (tmp_path / "job.md").write_text(JOB, encoding="utf-8")
    return tmp_path


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "greenroom", "batch", "resumes", *words]


def run(home: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    env = os.environ | {"GREENROOM_DATA_DIR": str(home / "data"), "COLUMNS": "200"}
    return subprocess.run(
        command(*words), capture_output=True, encoding="utf-8", env=env, cwd=home, check=False
    )


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_resume_is_scored_or_refused_in_one_line_each(home: Path) -> None:
    done = run(home, "pool", "--job", "job.md", "--json")

    told = json.loads(done.stdout)
    found = lines(home / "pool.scores.jsonl")
    assert (told["resumes"], told["scored"]) == (8, 7)
    assert [each["file"] for each in found] == sorted(each["file"] for each in found)
    refused = [each for each in found if each["status"] == "refused"]
    assert [each["file"] for each in refused] == ["broken.pdf"]
    assert "\n" not in refused[0]["reason"]
    assert all(0 <= each["match"] <= 1 for each in found if each["status"] == "scored")


def test_one_process_and_two_write_the_same_bytes(home: Path) -> None:
    for count in ("1", "2"):
        run(home, "pool", "--processes", count, "--out", f"{count}.jsonl")

    assert (home / "1.jsonl").read_bytes() == (home / "2.jsonl").read_bytes()


def test_a_killed_job_goes_on_where_it_was(home: Path) -> None:
    env = os.environ | {"GREENROOM_DATA_DIR": str(home / "data")}
    process = subprocess.Popen(
        command("pool", "--processes", "1", "--out", "s.jsonl"), cwd=home, env=env,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    part = home / "s.jsonl.part"
    while process.poll() is None and (not part.exists() or part.read_bytes().count(b"\n") < 3):
        pass
    process.send_signal(signal.SIGKILL)
    process.wait()
    whole = run(home, "pool", "--out", "s.jsonl", "--json")
    fresh = run(home, "pool", "--out", "fresh.jsonl")

    assert fresh.returncode == 0
    assert (home / "s.jsonl").read_bytes() == (home / "fresh.jsonl").read_bytes()
    assert json.loads(whole.stdout)["kept"] >= 2


def test_a_folder_without_resumes_is_told(home: Path) -> None:
    (home / "empty").mkdir()

    done = run(home, "empty")

    assert done.returncode == 1
    assert "holds no résumé" in done.stderr
