"""A sweep of a lab's grid: the same bytes however many measure, and nothing lost on the way."""

import os
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from greenroom.errors import UserError
from greenroom.labs.grid import answer, grid_cells
from greenroom.labs.run import run
from greenroom.sweep import Sweep, sweep
from greenroom.world import open_world
from tests.labs.coin import DEADLY_WHERE, DEATH, LAB, WHERE


def told(done: int, total: int) -> None:
    """Nobody watches."""


def test_one_and_two_processes_write_the_same_bytes_and_the_grid_answers(tmp_path: Path) -> None:
    one, two = tmp_path / "coin.jsonl.gz", tmp_path / "two.gz"

    sweep(Sweep(where=WHERE, out=one, processes=1), open_world(), told)
    sweep(Sweep(where=WHERE, out=two, processes=2), open_world(), told)

    assert one.read_bytes() == two.read_bytes()
    assert answer(LAB, {}, 0, [tmp_path]) == run(LAB, {})


def test_a_sweep_that_is_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    whole, out = tmp_path / "whole.gz", tmp_path / "out.gz"
    sweep(Sweep(where=WHERE, out=whole), open_world(), told)

    def stop(done: int, total: int) -> None:
        if 3 <= done <= total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sweep(Sweep(where=WHERE, out=out), open_world(), stop)
    assert not out.exists()

    done = sweep(Sweep(where=WHERE, out=out), open_world(), told)

    assert done.started == "resumed"
    assert 3 <= done.kept < len(grid_cells(LAB))
    assert out.read_bytes() == whole.read_bytes()
    assert not Path(f"{out}.part").exists()


def test_a_process_killed_amid_a_sweep_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, out, mark = tmp_path / "whole.gz", tmp_path / "out.gz", tmp_path / "death"
    sweep(Sweep(where=DEADLY_WHERE, out=whole), open_world(), told)
    mark.touch()
    monkeypatch.setenv(DEATH, str(mark))
    finished = [0]

    def count(done: int, _total: int) -> None:
        finished[0] = done

    with pytest.raises(UserError, match=r"a measuring process was killed.*is kept"):
        sweep(Sweep(where=DEADLY_WHERE, out=out), open_world(), count)
    assert not mark.exists()
    assert not out.exists()

    done = sweep(Sweep(where=DEADLY_WHERE, out=out, processes=2), open_world(), told)

    assert done.started == "resumed"
    assert 0 < done.kept == finished[0] < done.cells
    assert out.read_bytes() == whole.read_bytes()


SWEEPS_AND_WAITS = """
import sys
from pathlib import Path
from greenroom.sweep import Sweep, sweep
from greenroom.world import open_world

def wait_at_three(done, total):
    if done >= 3:
        print(done, flush=True)
        sys.stdin.read()

if __name__ == "__main__":
    job = Sweep(where=sys.argv[1], out=Path(sys.argv[2]), processes=2)
    sweep(job, open_world(), wait_at_three)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_sweep_killed_with_all_its_processes_goes_on_where_it_was(tmp_path: Path) -> None:
    whole, out, program = (tmp_path / name for name in ("whole.gz", "out.gz", "program.py"))
    sweep(Sweep(where=WHERE, out=whole), open_world(), told)
    program.write_text(SWEEPS_AND_WAITS)
    root = Path(__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, program, WHERE, out],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root, start_new_session=True,
        env=os.environ | {"PYTHONPATH": str(root)},
    ) as running:  # fmt: skip
        assert running.stdout
        reached = int(running.stdout.readline())
        os.killpg(running.pid, signal.SIGKILL)
    assert running.returncode == -signal.SIGKILL
    assert not out.exists()

    done = sweep(Sweep(where=WHERE, out=out, processes=2), open_world(), told)

    assert done.started == "resumed"
    assert 3 <= reached == done.kept < done.cells
    assert out.read_bytes() == whole.read_bytes()
    assert not Path(f"{out}.part").exists()


@pytest.mark.skipif(
    find_spec("ray") is None, reason="Ray is not installed: pip install 'greenroom[cluster]'"
)
def test_ray_writes_the_same_bytes(tmp_path: Path) -> None:
    here, there = tmp_path / "here.gz", tmp_path / "there.gz"
    sweep(Sweep(where=WHERE, out=here), open_world(), told)

    done = sweep(Sweep(where=WHERE, out=there, processes=2, engine="ray"), open_world(), told)

    assert done.started == "new"
    assert there.read_bytes() == here.read_bytes()


@pytest.mark.skipif(find_spec("ray") is not None, reason="Ray is installed")
def test_ray_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"--engine ray needs Ray: pip install"):
        sweep(Sweep(where=WHERE, out=tmp_path / "x.gz", engine="ray"), open_world(), told)
