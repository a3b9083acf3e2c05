import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from greenroom.rehearsal import open_rehearsal
from greenroom.world import World, open_world, read_settings
from tests.builders import a_bank, grade_by_words, write_pack
from tests.stages import BASELINE, SCREEN, SPLIT, TALK

ROOT = Path(__file__).parents[2]

# A candidate at a keyboard: saves a longer text each time and says so only once it is saved.
TYPES = """
from greenroom.rehearsal import open_rehearsal
from greenroom.world import open_world

rehearsal = open_rehearsal(open_world())
view = rehearsal.start("screen", 1)
print(view.id, flush=True)
for length in range(1, 100_000):
    rehearsal.save_draft(view.id, view.turn, "a" * length)
    print(length, flush=True)
"""

# A candidate whose answer is being marked when the lights go out.
ANSWERS = """
import sys
from greenroom.rehearsal import open_rehearsal
from greenroom.world import open_world

def mark(question, answer):
    print("marking", flush=True)
    sys.stdin.read()  # for ever

rehearsal = open_rehearsal(open_world(), mark)
view = rehearsal.start("screen", 1)
print(view.id, flush=True)
rehearsal.answer(view.id, view.turn, sys.argv[1])
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    pack = write_pack(tmp_path / "pack", a_bank(BASELINE, SPLIT, rounds=(SCREEN,)))
    own = {"GREENROOM_DATA_DIR": str(tmp_path), "GREENROOM_PACK": str(pack)}
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return {**os.environ, **own, "PYTHONPATH": paths}


@contextmanager
def a_process(environment: dict[str, str], code: str, *args: str) -> Iterator[IO[str]]:
    """Run code in a process that is killed, without warning, at the end of the block."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", code, *args]
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout
        finally:
            process.kill()


def the_world(environment: dict[str, str]) -> World:
    real = open_world()
    settings = read_settings(environment)
    return World(now=real.now, new_id=real.new_id, seed=real.seed, settings=settings)


@pytest.mark.parametrize("keystrokes", [1, 7, 40])
def test_a_killed_process_loses_no_keystroke(environment: dict[str, str], keystrokes: int) -> None:
    with a_process(environment, TYPES) as said:
        session_id = said.readline().strip()
        saved = [int(said.readline()) for _ in range(keystrokes)][-1]

    rehearsal = open_rehearsal(the_world(environment), grade_by_words)
    view = rehearsal.view(session_id)
    assert len(view.draft) >= saved
    assert (view.state, view.prompt, view.number) == ("asking", BASELINE.ask, 1)
    assert 44 * 60 < view.seconds_left <= 45 * 60
    rehearsal.close()


def test_an_answer_being_marked_when_the_process_dies_is_there(
    environment: dict[str, str],
) -> None:
    with a_process(environment, ANSWERS, TALK) as said:
        session_id = said.readline().strip()
        assert said.readline() == "marking\n"

    rehearsal = open_rehearsal(the_world(environment), grade_by_words)
    view = rehearsal.view(session_id)
    assert (view.draft, view.prompt) == (TALK, BASELINE.ask)
    assert rehearsal.answer(view.id, view.turn, view.draft).prompt == SPLIT.ask
    rehearsal.close()
