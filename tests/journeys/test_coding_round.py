"""A whole coding round on a real sandbox: through the shell, the processes, the terminal."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from greenroom.errors import UserError
from greenroom.grading.model import Scorecard
from greenroom.judges import Pool
from greenroom.judging import House, Task, Watch
from greenroom.rehearsal import open_rehearsal
from tests.builders import a_world, grade_by_words
from tests.problems import RIGHT, WRONG, write_coding_pack

ROOT = Path(__file__).parents[2]
ENDLESS = "def double(number):\n    while True:\n        pass\n"


def test_a_round_is_solved_and_marked_by_what_ran(tmp_path: Path) -> None:
    pack = write_coding_pack(tmp_path)
    pool = Pool(House(pack_dir=pack, data_dir=tmp_path), 1)
    shell = open_rehearsal(a_world(tmp_path, pack_dir=pack), grade_by_words, pool)
    view = shell.start("coding")
    view = shell.answer(view.id, view.turn, "My plan is to multiply.")

    told: list[str] = []
    watch = Watch(tell=lambda check: told.append(check.outcome))
    wrong = shell.code.submit(view.id, view.turn, WRONG, watch)
    right = shell.code.submit(view.id, view.turn, RIGHT)
    shell.code.move_on(view.id, view.turn)
    shell.end(view.id)
    pool.close()

    assert (wrong.verdict, right.verdict) == ("wrong_answer", "accepted")
    assert told == ["wrong_answer", "passed", "wrong_answer"]
    code = next(q for q in shell.debrief(view.id).questions if q.question.id == "double")
    assert isinstance(code.grade, Scorecard)
    assert (code.grade.grader, code.grade.recommendation) == ("code-1", "strong hire")
    assert all(RIGHT[e.start : e.end] == e.quote for m in code.grade.marks for e in m.evidence)


def test_many_candidates_share_the_processes_and_nobody_gets_anothers_report(
    tmp_path: Path,
) -> None:
    pack = write_coding_pack(tmp_path)
    pool = Pool(House(pack_dir=pack, data_dir=tmp_path), 2)
    shell = open_rehearsal(a_world(tmp_path, pack_dir=pack), grade_by_words, pool)
    files = shell.code.exercise("double")[0].files
    sources = [f"{RIGHT if n % 2 else WRONG}# {n}\n" for n in range(20)]

    def judge(source: str) -> tuple[str, str]:
        report = pool(Task(files=files, source=source, complete=False), Watch())
        return report.source, report.verdict

    with ThreadPoolExecutor(20) as candidates:
        found = list(candidates.map(judge, sources))
    pool.close()

    assert found == [
        (source, "accepted" if n % 2 else "wrong_answer") for n, source in enumerate(sources)
    ]


def test_judging_that_is_stopped_leaves_the_processes_to_others(tmp_path: Path) -> None:
    pack = write_coding_pack(tmp_path)
    pool = Pool(House(pack_dir=pack, data_dir=tmp_path), 1)
    shell = open_rehearsal(a_world(tmp_path, pack_dir=pack), grade_by_words, pool)
    files = shell.code.exercise("double")[0].files
    watch = Watch()

    with ThreadPoolExecutor(1) as candidate:
        endless = candidate.submit(pool, Task(files=files, source=ENDLESS, complete=False), watch)
        watch.stop.set()
        with pytest.raises(UserError, match="cancelled"):
            endless.result()

    report = pool(Task(files=files, source=RIGHT, complete=False), Watch())
    pool.close()
    assert report.verdict == "accepted"


def greenroom(
    folder: Path, pack: Path, *arguments: str, said: str = ""
) -> subprocess.CompletedProcess[str]:
    own = {"GREENROOM_DATA_DIR": str(folder), "GREENROOM_PACK": str(pack)}
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return subprocess.run(
        [sys.executable, "-m", "greenroom", *arguments],
        env={**os.environ, **own, "PYTHONPATH": paths, "GREENROOM_MODELS_DIR": str(folder / "no")},
        input=said,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_round_is_sat_by_a_file_of_answers(tmp_path: Path) -> None:
    pack = write_coding_pack(tmp_path)
    answers = {"double-approach": "My plan is to multiply by two.", "double": RIGHT}
    (tmp_path / "answers.json").write_text(json.dumps(answers))

    done = greenroom(
        tmp_path, pack, "interview", "coding", "--answers", str(tmp_path / "answers.json"), "--json"
    )

    assert done.returncode == 0, done.stderr
    cards = {card["question"]: card for card in json.loads(done.stdout)["scorecards"]}
    assert cards["double"]["report"]["verdict"] == "accepted"
    assert cards["double"]["answer"] == RIGHT


def test_a_round_is_sat_in_the_terminal(tmp_path: Path) -> None:
    pack = write_coding_pack(tmp_path)
    talk = "My plan is to multiply.\n\n/skip\n\n"
    work = "ask can it be negative\nsay I begin simply.\nrun\nsubmit\nnext\n"

    done = greenroom(tmp_path, pack, "interview", "coding", said=f"{talk}{work}/end\n\n")

    assert done.returncode == 0, done.stderr
    assert "It can be negative." in done.stdout
    assert "visible checks pass" in done.stdout
    assert "What does it cost?" in done.stdout
    assert "Debrief" in done.stdout
