"""A sweep of a lab's grid: the same bytes however many measure, and nothing lost on the way."""

from pathlib import Path

import pytest

from greenroom.errors import UserError
from greenroom.labs.grid import answer, grid_cells
from greenroom.labs.run import run
from greenroom.sweep import Sweep, sweep
from greenroom.world import open_world
from tests.labs.coin import LAB, WHERE


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


def test_ray_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    try:
        import ray  # noqa: F401
    except ImportError:
        with pytest.raises(UserError, match=r"--engine ray needs Ray: pip install"):
            sweep(Sweep(where=WHERE, out=tmp_path / "x.gz", engine="ray"), open_world(), told)
    else:
        pytest.skip("Ray is installed")
