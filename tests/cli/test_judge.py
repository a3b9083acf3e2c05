"""`--judge` from outside: what is asked, what is printed, and what is refused."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.language.judging import Bench, completion, sitting

Run = Callable[..., "subprocess.CompletedProcess[str]"]
QUESTION = "accuracy-under-imbalance"
ANSWER = (
    "Almost every payment is legitimate, so a model that never flags anything is right on "
    "99.9 percent of them and still catches no fraud."
)
MARKED = {"baseline": {"quote": "a model that never flags", "why": "It says so.", "level": 1}}


@pytest.fixture
def bench() -> Iterator[Bench]:
    with sitting(Bench()) as bench:
        bench.says(MARKED)
        yield bench


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def greenroom(*words: str, text: str = "", **set_: str) -> "subprocess.CompletedProcess[str]":
        kept = {k: v for k, v in os.environ.items() if not k.startswith("GREENROOM_JUDGE")}
        env = kept | {
            "GREENROOM_DATA_DIR": str(tmp_path / "data"),
            "GREENROOM_MODELS_DIR": str(tmp_path / "none"),
            "NO_COLOR": "1",
            **{f"GREENROOM_JUDGE_{name}": value for name, value in set_.items()},
        }
        return subprocess.run(
            [sys.executable, "-m", "greenroom", *words],
            input=text, capture_output=True, text=True, env=env, cwd=tmp_path, check=False,
        )  # fmt: skip

    return greenroom


def told_in_one_line(done: "subprocess.CompletedProcess[str]") -> str:
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("greenroom: ")
    assert len(done.stderr.strip().splitlines()) == 1
    return done.stderr


def test_grade_prints_the_documented_object_and_what_became_of_the_reply(
    run: Run, bench: Bench
) -> None:
    done = run("grade", QUESTION, "--judge", "--json", text=ANSWER, URL=bench.url, MODEL="tiny")

    assert done.returncode == 0, done.stderr
    card = json.loads(done.stdout)
    assert (card["grader"], card["status"]) == ("judge:tiny@1", "graded")
    earned = [mark for mark in card["marks"] if mark["level"]]
    assert [mark["evidence"][0]["quote"] for mark in earned] == ["a model that never flags"]
    assert card["judge"] == {"unquoted": 0, "instructed": False, "why": {"baseline": "It says so."}}
    assert card["next"]["move"]
    assert done.stderr == ""


def test_grade_prints_the_judges_words(run: Run, bench: Bench) -> None:
    done = run("grade", QUESTION, "--judge", text=ANSWER, URL=bench.url, MODEL="tiny")

    assert "baseline: It says so." in done.stdout
    assert "Marked by judge:tiny@1." in done.stdout


def test_grade_against_a_reference(run: Run, bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "reference.txt").write_text(ANSWER, encoding="utf-8")
    bench.says({"quotes": ["never flags anything"], "why": "All.", "score": 1})
    words = (
        "grade",
        "Why is accuracy no use?",
        "--reference",
        "reference.txt",
        "--judge",
        "--json",
    )

    done = run(*words, text=ANSWER, URL=bench.url, MODEL="tiny")

    assert json.loads(done.stdout)["share"] == 1.0


@pytest.mark.parametrize("words", [("grade", QUESTION), ("bench", "answers")])
def test_without_a_judge_set_nothing_is_asked(run: Run, words: tuple[str, ...]) -> None:
    files = ("--data", "none.jsonl", "--out", "out.jsonl") if words[0] == "bench" else ()

    assert "no judge is set" in told_in_one_line(run(*words, *files, "--judge", text=ANSWER))


def test_without_the_option_a_judge_that_is_set_is_not_asked(run: Run, bench: Bench) -> None:
    done = run("grade", QUESTION, "--json", text=ANSWER, URL=bench.url, MODEL="tiny")

    assert json.loads(done.stdout)["grader"] == "lexical-1"
    assert not bench.asked


def test_another_machine_is_refused_by_name(run: Run) -> None:
    far = "http://judge.invalid/v1"

    done = run("grade", QUESTION, "--judge", text=ANSWER, URL=far, MODEL="tiny")

    told = told_in_one_line(done)
    assert "judge.invalid, which is not this machine" in told
    assert "GREENROOM_JUDGE_REMOTE=yes" in told


def test_another_machine_that_is_allowed_is_named_first(run: Run) -> None:
    far = {"URL": "http://judge.invalid/v1", "MODEL": "tiny", "REMOTE": "yes"}

    done = run("grade", QUESTION, "--judge", "--json", text=ANSWER, **far)

    named, failed = done.stderr.splitlines()[0], done.stderr.splitlines()[-1]
    assert named.startswith("This leaves your machine: it is sent to tiny at judge.invalid")
    assert failed.startswith("greenroom: the judge at judge.invalid cannot be reached")
    assert (done.returncode, done.stdout) == (1, "")


def test_a_reply_that_is_no_json_is_told_in_one_line(run: Run, bench: Bench) -> None:
    bench.says('{"baseline": {"quote"')

    done = run("grade", QUESTION, "--judge", text=ANSWER, URL=bench.url, MODEL="tiny")

    assert "did not answer in JSON" in told_in_one_line(done)


def rows(path: Path, answers: int) -> Path:
    each = {"question": "?", "reference_answers": [ANSWER], "student_answer": ANSWER, "score": 1.0}
    lines = [json.dumps(each | {"answer_id": n}) + "\n" for n in range(answers)]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def scores(path: Path) -> dict[int, Any]:
    found = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {each["answer_id"]: each["score"] for each in found}


def test_bench_scores_by_the_judge_and_says_so(run: Run, bench: Bench, tmp_path: Path) -> None:
    quoted = {"quotes": ["catches no fraud"], "why": "Yes.", "score": 0.75}
    bench.replies = [
        (200, completion(quoted)),
        (200, completion("Well.")),
        (200, completion(quoted | {"quotes": ["something else"]})),
    ]
    files = ("--data", str(rows(tmp_path / "data.jsonl", 3)), "--out", "scores.jsonl")

    done = run("bench", "answers", *files, "--judge", "--json", URL=bench.url, MODEL="tiny")

    assert done.returncode == 0, done.stderr
    assert scores(tmp_path / "scores.jsonl") == {0: 0.75, 1: None, 2: 0.0}
    found = json.loads(done.stdout)
    assert (found["answers"], found["graded"]) == (3, 2)
    assert found["judge"] == {"model": "tiny", "unquoted": 1, "unusable": 1}


def test_a_bench_whose_judge_goes_away_keeps_the_scores_so_far(
    run: Run, bench: Bench, tmp_path: Path
) -> None:
    bench.replies = [
        (200, completion({"quotes": ["catches no fraud"], "why": "", "score": 1})),
        (500, b""),
    ]
    files = ("--data", str(rows(tmp_path / "data.jsonl", 4)), "--out", "scores.jsonl")

    done = run("bench", "answers", *files, "--judge", URL=bench.url, MODEL="tiny")

    told = told_in_one_line(done)
    assert "answered 500" in told
    assert "the scores before it are written" in told
    assert scores(tmp_path / "scores.jsonl") == {0: 1.0}


def judge_line(done: "subprocess.CompletedProcess[str]") -> dict[str, Any] | None:
    findings = json.loads(done.stdout)["findings"]
    return next((each for each in findings if each["part"] == "Judge"), None)


def test_doctor_tells_of_a_judge_only_where_one_is_set(run: Run, bench: Bench) -> None:
    assert judge_line(run("doctor", "--json")) is None

    here = judge_line(run("doctor", "--json", URL=bench.url, MODEL="tiny"))
    far = judge_line(run("doctor", "--json", URL="https://judge.invalid/v1", MODEL="tiny"))

    assert here is not None
    assert far is not None
    assert here["fine"]
    assert "tiny at 127.0.0.1" in here["found"]
    assert not far["fine"]
    assert "not this machine" in far["found"]
    assert not bench.asked
