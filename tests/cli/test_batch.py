"""`greenroom batch grade` from outside: the same bytes however many processes, and no work lost."""

import gzip
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pexpect
import pytest

from greenroom.content.model import Bank
from greenroom.world import read_settings
from tests.builders import write_pack

LINUX = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks into /proc")
QUESTION = "accuracy-under-imbalance"
ANSWER = "A model that never flags anything is right on 99.9% of payments and catches no fraud."
REFERENCED = {
    "answer_id": 7,
    "question": "How does a stack differ from a queue?",
    "reference_answers": ["A stack returns the item added last, a queue the one added first."],
    "student_answer": "A queue gives back what was added first, a stack what was added last.",
}
Row = dict[str, Any]


def answered(name: str = "1", answer: str = ANSWER, question: str = QUESTION) -> Row:
    return {"answer_id": name, "question": question, "answer": answer}


def write(path: Path, *rows: Row | str) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    text = "".join(f"{line}\n" for line in lines).encode()
    path.write_bytes(gzip.compress(text) if path.suffix == ".gz" else text)
    return path


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "greenroom", *words]


def environment(folder: Path, models: Path | None = None) -> dict[str, str]:
    own = {"GREENROOM_DATA_DIR": folder / "own", "GREENROOM_MODELS_DIR": models or folder / "none"}
    return os.environ | {name: str(path) for name, path in own.items()} | {"COLUMNS": "80"}


def batch(data: Path, *more: str, models: Path | None = None) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command("batch", "grade", str(data), *more),
        capture_output=True, text=True, env=environment(data.parent, models), check=False,
    )  # fmt: skip


def found(done: "subprocess.CompletedProcess[str]") -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    told = json.loads(done.stdout)
    assert isinstance(told, dict)
    return told


def result(data: Path) -> Path:
    return data.with_name("answers.graded.jsonl")


def part(data: Path) -> Path:
    return data.with_name("answers.graded.jsonl.part")


def places(data: Path) -> list[int]:
    """The places of the whole lines that are kept so far."""
    whole = part(data).read_bytes().split(b"\n")[1:-1] if part(data).exists() else []
    return [int(line.split(b"\t")[0]) for line in whole]


@contextmanager
def running(
    data: Path, kept: int, env: dict[str, str] | None = None
) -> Iterator["subprocess.Popen[str]"]:
    """A run that has kept some answers more than before, in a session of its own."""
    wanted = len(places(data)) + kept
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command("batch", "grade", str(data), "--processes", "2"),
        stdout=pipe, stderr=pipe, text=True, env=env or environment(data.parent),
        start_new_session=True,
    ) as process:  # fmt: skip
        try:
            while len(places(data)) < wanted:
                assert process.poll() is None, process.communicate()
                with suppress(subprocess.TimeoutExpired):
                    process.wait(0.005)
            yield process
        finally:
            process.kill()


def graders_of(process: "subprocess.Popen[str]") -> list[int]:
    """The processes that grade for one."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [
        int(pid) for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.fixture(scope="module")
def many(bank: Bank) -> list[Row]:
    """Every other exemplar, a question's in two places, and one answer with a reference."""
    rows = [
        answered(f"{question.id}/{exemplar.name}", exemplar.answer, question.id)
        for question in bank.questions.values()
        for exemplar in question.exemplars
    ]
    rows = rows[::4] + rows[1::4]
    return [*rows[:50], REFERENCED, *rows[50:]]


@pytest.fixture(scope="module")
def whole(many: list[Row], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The result of a run in one process that nothing interrupts."""
    data = write(tmp_path_factory.mktemp("whole") / "answers.jsonl", *many)
    told = found(batch(data, "--processes", "1", "--json"))
    assert (told["answers"], told["kept"], told["started"]) == (len(many), 0, "new")
    return result(data).read_bytes()


@pytest.fixture
def data(many: list[Row], tmp_path: Path) -> Path:
    return write(tmp_path / "answers.jsonl", *many)


@pytest.fixture
def longer(many: list[Row], tmp_path: Path) -> Path:
    """Enough that a fast machine is still at it when somebody looks."""
    rows = [{**row, "answer_id": f"{row['answer_id']}-{n}"} for n in range(6) for row in many]
    return write(tmp_path / "answers.jsonl", *rows)


def test_lines_come_out_in_the_order_of_the_answers(many: list[Row], whole: bytes) -> None:
    cards = [json.loads(line) for line in whole.splitlines()]

    assert [card["answer_id"] for card in cards] == [row["answer_id"] for row in many]
    assert [card["question"] for card in cards[:50]] == [row["question"] for row in many[:50]]
    assert all(card["score"] == card["share"] for card in cards)
    assert cards[50]["question"] == "reference"


def test_two_processes_give_the_bytes_of_one_and_leave_only_the_result(
    data: Path, whole: bytes
) -> None:
    told = found(batch(data, "--processes", "2", "--json"))

    assert result(data).read_bytes() == whole
    assert Path(told["out"]) == result(data)
    assert told["processes"] == 2
    assert told["answers"] == told["graded"] + told["ungraded"]
    assert told["answers_per_second"] > 0
    assert {path.name for path in data.parent.iterdir()} <= {data.name, result(data).name, "own"}


@LINUX
def test_a_killed_run_goes_on_where_it_stopped(data: Path, many: list[Row], whole: bytes) -> None:
    with running(data, 8) as process:
        graders = graders_of(process)
        process.kill()
    first = places(data)
    with running(data, 8) as process:
        process.kill()
    second = places(data)
    with part(data).open("ab") as file:
        file.write(b'5\t{"answer_id": "torn')

    told = found(batch(data, "--processes", "2", "--json"))

    assert second[: len(first)] == first
    assert len(set(second)) == len(second) < len(many)
    assert (told["kept"], told["started"]) == (len(second), "resumed")
    assert result(data).read_bytes() == whole
    assert not part(data).exists()
    assert graders
    assert not any(alive(pid) for pid in graders)


@LINUX
def test_a_killed_grader_is_told_and_nothing_is_lost(data: Path, whole: bytes) -> None:
    with running(data, 8) as process:
        os.kill(graders_of(process)[0], signal.SIGKILL)
        _, told = process.communicate()
    kept = len(places(data))

    again = found(batch(data, "--json"))

    assert process.returncode == 1
    assert "a grading process was killed" in told
    assert len(told.strip().splitlines()) == 1
    assert again["kept"] == kept >= 8
    assert result(data).read_bytes() == whole


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal's Ctrl-C")
def test_ctrl_c_ends_in_a_line_that_says_how_to_go_on(data: Path, whole: bytes) -> None:
    with running(data, 8) as process:
        os.killpg(process.pid, signal.SIGINT)  # a terminal tells every process of the group
        out, told = process.communicate()
    kept = len(places(data))

    again = batch(data)

    assert process.returncode == 130
    assert not out
    assert told.startswith(f"greenroom: stopped after {kept} of ")
    assert told.endswith("the same command goes on from there\n")
    assert len(told.splitlines()) == 1
    assert f"{kept} answers were graded before" in again.stdout
    assert result(data).read_bytes() == whole


def test_other_answers_under_the_same_name_start_afresh_and_it_is_said(
    data: Path, many: list[Row]
) -> None:
    with running(data, 8) as process:
        process.kill()
    write(data, *[row | {"answer_id": f"new {row['answer_id']}"} for row in many[:9]])

    done = batch(data)

    assert "Started afresh: not the same answers as before" in done.stdout
    cards = [json.loads(line) for line in result(data).read_bytes().splitlines()]
    assert [card["answer_id"] for card in cards] == [f"new {row['answer_id']}" for row in many[:9]]


def test_a_line_is_what_grade_prints(tmp_path: Path) -> None:
    data = write(tmp_path / "answers.jsonl.gz", answered("1", f"{ANSWER}\r\nNo \ud800 monitoring."))
    text = f"{ANSWER}\nNo ? monitoring."

    found(batch(data, "--json"))
    card = subprocess.run(
        command("grade", QUESTION, "--json"),
        input=text, capture_output=True, text=True, env=environment(tmp_path), check=True,
    )  # fmt: skip

    assert json.loads(result(data).read_bytes()) == {
        "answer_id": "1", "score": json.loads(card.stdout)["share"], **json.loads(card.stdout)
    }  # fmt: skip


def test_silence_has_no_score(tmp_path: Path) -> None:
    silent = answered("quiet", " "), REFERENCED | {"student_answer": ""}
    data = write(tmp_path / "answers.jsonl", answered(), *silent)

    told = found(batch(data, "--json"))

    cards = [json.loads(line) for line in result(data).read_bytes().splitlines()]
    assert (told["graded"], told["ungraded"]) == (1, 2)
    assert cards[0]["score"] is not None
    assert [(card["score"], card["reason"]) for card in cards[1:]] == [(None, "silence")] * 2


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "not a JSON object"),
        ("[1]", "not a JSON object"),
        (answered("first"), "answer_id 'first' is taken by line 1"),
        (answered(""), "answer_id must be a text or a whole number"),
        ({"question": QUESTION, "answer": "x"}, "answer_id must be a text or a whole number"),
        (answered(question="accuracy-under-imbalanse"), "did you mean 'accuracy-under-imbalance'"),
        ({"answer_id": 1, "answer": "x"}, "question (an id of the pack) and answer are needed"),
        (answered(answer="x" * 100_001), "An answer may have 100,000 characters"),
        (REFERENCED | {"reference_answers": ["!"]}, "reference_answers has no words to grade by"),
        (REFERENCED | {"student_answer": 1}, "answer_id and student_answer are needed"),
    ],
)
def test_a_line_that_cannot_be_graded_is_told_with_its_number(
    tmp_path: Path, line: Row | str, told: str
) -> None:
    data = write(tmp_path / "answers.jsonl", answered("first"), line)

    done = batch(data)

    assert done.returncode == 1
    assert done.stderr.startswith(f"greenroom: {data}:2: ")
    assert told in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [data.name]


def test_the_first_five_bad_lines_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    data = write(tmp_path / "answers.jsonl", answered(), *["{}"] * 8)

    told = batch(data).stderr.splitlines()

    assert [line.split(":")[-2] for line in told[:5]] == ["2", "3", "4", "5", "6"]
    assert told[5:] == ["and 3 more"]


Spoil = Callable[[Path], object]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda data: data.unlink(), "cannot read"),
        (lambda data: data.write_text("\n"), "holds no answers"),
        (lambda data: data.write_bytes(b"\xff"), "is not UTF-8 text"),
        (lambda data: result(data).mkdir(), "is a folder"),
        (lambda data: result(data).symlink_to(data), "is the answers themselves"),
        (lambda data: part(data).write_text("somebody's own\n"), "is in the way"),
    ],
)
def test_what_is_in_the_way_is_told_and_left_alone(tmp_path: Path, spoil: Spoil, told: str) -> None:
    data = write(tmp_path / "answers.jsonl", answered())
    spoil(data)
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}

    done = batch(data)

    assert done.returncode == 1
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert {path: path.read_bytes() for path in before} == before


def test_a_changed_question_starts_afresh(data: Path, bank: Bank, tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "ml-engineer", bank)
    own = environment(tmp_path) | {"GREENROOM_PACK": str(pack)}
    with running(data, 8, own) as process:
        process.kill()
    changed = replace(bank.questions[QUESTION], revision=99)
    write_pack(pack, replace(bank, questions={QUESTION: changed}))

    done = subprocess.run(
        command("batch", "grade", str(data)), capture_output=True, text=True, env=own, check=True
    )

    assert "Started afresh: not the same pack as before" in done.stdout
    cards = [json.loads(line) for line in result(data).read_bytes().splitlines()]
    assert {card["revision"] for card in cards if card["question"] == QUESTION} == {99}


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal")
def test_a_terminal_sees_how_fast_it_goes(longer: Path) -> None:
    count = len(longer.read_text(encoding="utf-8").splitlines())
    words = command("batch", "grade", str(longer), "--processes", "1")
    own = environment(longer.parent)
    with pexpect.spawn(words[0], words[1:], env=own, encoding="utf-8", timeout=60) as terminal:
        terminal.expect(rf"/{count}\S* +[1-9][\d.]* answers/s \S*\d:\d\d:\d\d")
        terminal.expect(f"{count} of {count} answers graded")


def test_two_runs_never_write_one_result(longer: Path) -> None:
    with running(longer, 8):
        done = batch(longer)

    assert done.returncode == 1
    assert "another greenroom is writing" in done.stderr


@pytest.mark.models
def test_two_processes_agree_with_the_model_too(tmp_path: Path, bank: Bank) -> None:
    models = Path(os.environ.get("GREENROOM_MODELS_DIR") or read_settings({}).models_dir)
    if not models.exists():
        pytest.skip("the embedding model is not installed (greenroom models install)")
    rows = [answered(each.name, each.answer) for each in bank.questions[QUESTION].exemplars]
    data = write(tmp_path / "answers.jsonl", *rows, REFERENCED)

    told = [
        found(batch(data, "--json", "--processes", n, "--out", str(tmp_path / n), models=models))
        for n in "12"
    ]

    assert told[0]["graders"] == told[1]["graders"] != ["lexical-1"]
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
