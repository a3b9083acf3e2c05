"""`greenroom resume` as a candidate uses it, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

RESUME = """# Ada Ferry

ada@ferry.example | +44 20 7946 0958 | Leeds, UK

## Experience

### Machine Learning Engineer, Ferry Lines Ltd
Mar 2021 - present

- Cut late departures 12% with a gradient-boosted delay model that beat a rules baseline offline
- Helped with various dashboards

## Education

### MSc Statistics, University of Leeds
2018 - 2019

## Skills

Python, SQL
"""
JOB = """# Machine Learning Engineer

## Requirements

- Gradient boosting in production
- Kubernetes
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "cv.md").write_text(RESUME, encoding="utf-8")
    (tmp_path / "job.md").write_text(JOB, encoding="utf-8")
    return tmp_path


def greenroom(home: Path, *words: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
    env = os.environ | {"GREENROOM_DATA_DIR": str(home / "data"), "COLUMNS": "200"}
    env["PYTHONIOENCODING"] = "utf-8"
    command = [sys.executable, "-m", "greenroom", "resume", *words]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", env=env, cwd=home, check=False, input=typed
    )


def answered(home: Path, *words: str) -> dict[str, Any]:
    done = greenroom(home, *words, "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_parse_gives_json_resume_with_the_place_of_every_field(home: Path) -> None:
    found = answered(home, "parse", "cv.md")

    assert found["basics"]["name"] == "Ada Ferry"
    assert found["work"][0]["position"] == "Machine Learning Engineer"
    assert found["work"][0]["name"] == "Ferry Lines Ltd"
    assert "endDate" not in found["work"][0]
    own = found["x-greenroom"]
    at = own["fields"]["/work/0/highlights/1"]
    assert own["text"][at["start"] : at["end"]] == at["quote"] == "Helped with various dashboards"


def test_score_quotes_what_it_finds(home: Path) -> None:
    found = answered(home, "score", "cv.md")

    weak = found["bullets"][1]
    assert 0 < found["score"] < 100
    assert round(sum(p["weight"] * p["share"] for p in found["parts"])) == found["score"]
    assert {each["quote"] for each in weak["findings"]} >= {"various"}
    for each in weak["findings"]:
        assert weak["text"][each["start"] : each["end"]] == each["quote"]
    assert found["match"] is None


def test_the_same_resume_gets_the_same_bytes_in_another_process(home: Path) -> None:
    first, second = (greenroom(home, "score", "cv.md", "--job", "job.md", "--json") for _ in "ab")

    assert first.stdout == second.stdout
    assert first.returncode == 0


def test_probes_quote_the_bullet(home: Path) -> None:
    found = answered(home, "probes", "cv.md")

    for bullet in found["bullets"]:
        assert 1 <= len(bullet["probes"]) <= 5
        assert all(ask["quote"] in bullet["text"] for ask in bullet["probes"])


def test_match_says_what_is_met_and_what_is_not(home: Path) -> None:
    found = answered(home, "match", "cv.md", "job.md")

    states = {each["text"]: each["state"] for each in found["requirements"]}
    assert states["Kubernetes"] == "missing"
    assert states["Gradient boosting in production"] in ("met", "partly")


@pytest.mark.parametrize("form", ["pdf", "docx", "markdown", "json"])
def test_render_writes_what_reads_back_the_same(home: Path, form: str) -> None:
    made = answered(home, "render", "cv.md", "--to", form, "--out", f"mine.{form}")

    again = answered(home, "parse", f"mine.{form}")
    first = answered(home, "parse", "cv.md")
    assert made["lost"] == []
    for section in ("work", "education", "skills"):
        assert again[section] == first[section]


def test_render_writes_over_nothing_unasked(home: Path) -> None:
    (home / "mine.pdf").write_text("precious")

    done = greenroom(home, "render", "cv.md", "--out", "mine.pdf")

    assert done.returncode == 1
    assert "is there already" in done.stderr
    assert (home / "mine.pdf").read_text() == "precious"


def test_a_resume_may_be_typed(home: Path) -> None:
    done = greenroom(home, "parse", "-", "--json", typed=RESUME)

    assert json.loads(done.stdout)["basics"]["email"] == "ada@ferry.example"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["parse", "nobody.pdf"], "there is no file nobody.pdf"),
        (["match", "cv.md"], "name the job description"),
        (["match", "cv.md", "poem.md"], "no requirement was found"),
        (["parse", "broken.pdf"], "broken.pdf"),
        (["parse", "empty.md"], "empty.md"),
    ],
)
def test_bad_input_gets_one_line(home: Path, words: list[str], told: str) -> None:
    (home / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of the kind")
    (home / "empty.md").write_text("")
    (home / "poem.md").write_text("The sea is wide.\n")

    done = greenroom(home, *words)

    assert done.returncode == 1
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_resume_is_defended_and_its_claims_stand_or_shake(home: Path) -> None:
    (home / "answers.json").write_text("{}")

    done = greenroom(home, "defend", "cv.md", "--answers", "answers.json", "--json")

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["scorecards"]
