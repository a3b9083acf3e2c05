"""The grids that come with Greenroom: each answers its lab, and is what is measured here."""

import json
from functools import cache

import pytest

from greenroom.labs.choosing import cell, settle, spelled
from greenroom.labs.folder import arithmetic, made_with
from greenroom.labs.grid import SHIPPED, Grid, answer, cell_line, grid_cells, grid_file, read_grid
from greenroom.labs.model import Lab, Value
from greenroom.labs.registry import WHERE, labs
from greenroom.labs.run import measure, quiet

LABS = tuple(WHERE)
CHEAPEST: dict[str, dict[str, Value]] = {  # of each lab, a cell that is measured soon
    "bias-variance": {"rows": 15},
    "descent": {"passes": 50},
    "recall": {"network": "attention", "pairs": 4, "steps": 150},
    "validation": {"rows": 60},
    "imbalance": {"model": "never"},
    "fraud": {"model": "rules"},
    "recommender": {"candidates": "popularity"},
}


@cache
def grid_of(lab_id: str) -> tuple[Lab, Grid]:
    lab, path = labs()[lab_id], grid_file(lab_id, SHIPPED)
    assert path.exists(), f"not shipped: greenroom lab sweep {lab_id} --out {path}"
    grid = read_grid(lab, path)
    assert grid is not None, "another revision or schema: sweep it again"
    return lab, grid


@pytest.mark.parametrize("lab_id", LABS)
def test_a_grid_holds_every_cell_in_reach_and_every_single_swap(lab_id: str) -> None:
    lab, grid = grid_of(lab_id)
    swaps = [{c.id: o.value} for c in lab.choices for o in c.options]

    assert grid.seed == 0
    assert set(grid.cells) == {cell(each) for each in grid_cells(lab)}
    assert all(cell(settle(lab, each)) in grid.cells for each in swaps)


@pytest.mark.parametrize("lab_id", LABS)
def test_the_default_design_is_answered_whole_from_the_grid(lab_id: str) -> None:
    lab, _ = grid_of(lab_id)

    found = answer(lab, {}, 0, (SHIPPED,))

    assert found
    assert found.series
    assert len(found.metrics) == len(lab.metrics)


@pytest.mark.parametrize("lab_id", LABS)
def test_a_thoughtless_design_is_exposed_and_asked_about_with_its_numbers(lab_id: str) -> None:
    lab, _ = grid_of(lab_id)

    found = answer(lab, {}, 0, (SHIPPED,))

    assert found
    exposed = [each for each in found.reveals if each.clear and each.mistake]
    assert exposed
    asked = {question.reveal: question.ask for question in found.questions}
    for each in exposed:
        assert spelled(lab.choice(each.choice).default) == spelled(each.here)
        assert any(character.isdigit() for character in asked[each.choice])


@pytest.mark.parametrize("lab_id", LABS)
def test_a_cell_measured_again_is_the_grid_s_byte_for_byte(lab_id: str) -> None:
    lab, grid = grid_of(lab_id)
    here = {**made_with(), "arithmetic": arithmetic()}
    others = [name for name, value in here.items() if grid.made_with.get(name) != value]
    if others:
        pytest.skip(f"swept with other {', '.join(others)}: the last digits may differ")
    chosen = settle(lab, CHEAPEST.get(lab_id, {}))

    again = measure(lab, chosen, 0, quiet)

    kept = grid.cells[cell(chosen)]
    assert json.dumps(cell_line(lab, chosen, again)) == json.dumps(cell_line(lab, chosen, kept))
