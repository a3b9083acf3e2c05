"""What is kept of runs: folders that repeat byte for byte, charts, grids that answer at once."""

import csv
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest

from greenroom.errors import UserError
from greenroom.labs.charts import csv_text, svg, table
from greenroom.labs.folder import keep, read_run, run_files, verify
from greenroom.labs.grid import answer, cell_line, grid_cells, grid_file, packed
from greenroom.labs.model import Lab, Series
from greenroom.labs.run import measure, quiet, run
from tests.labs.coin import LAB, a_coin


def a_series(form: str = "line", says: str = 'She said "less" & <more>.') -> Series:
    columns = {"step": (0, 1, 2), "loss": (1.0, 0.5, 0.25), "other": (1.0, 2.0, 3.0)}
    return Series(id="loss", title="Loss", columns=columns, form=form, says=says)  # type: ignore[arg-type]


def a_grid(lab: Lab, folder: Path, seed: int = 0) -> Path:
    import json

    lines = [json.dumps(cell_line(lab, each, measure(lab, each, seed, quiet))).encode()
             for each in grid_cells(lab)]  # fmt: skip
    path = grid_file(lab.id, folder)
    path.write_bytes(packed(lab, seed, lines))
    return path


def test_a_run_is_kept_whole(tmp_path: Path) -> None:
    ran = run(LAB, {})

    folder = keep(LAB, ran, tmp_path)

    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}
    assert found == {"run.json", "card.md", "series/throws.csv", "charts/throws.svg"}
    assert folder == tmp_path / "coin" / ran.digest[:16]
    assert [path.name for path in (tmp_path / "coin").iterdir()] == [folder.name]
    assert read_run(folder).metrics == ran.metrics
    assert read_run(folder).reveals == ran.reveals


def test_the_card_tells_what_was_chosen_measured_and_asked() -> None:
    ran = run(LAB, {})

    card = run_files(LAB, ran)["card.md"].decode()

    for told in ("| Load | is 0.5 |", "share of heads", ran.reveals[0].quote, ran.questions[0].ask):
        assert told in card


def test_a_kept_run_that_is_repeated_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = keep(LAB, run(LAB, {"throws": 400}, 3), tmp_path)

    assert verify(LAB, folder).same


def test_a_file_that_was_touched_is_found(tmp_path: Path) -> None:
    folder = keep(LAB, run(LAB, {}), tmp_path)
    (folder / "card.md").write_text("All is well.\n", encoding="utf-8")

    assert verify(LAB, folder).differing == ("card.md",)

    keep(LAB, run(LAB, {}), tmp_path)
    assert verify(LAB, folder).same


@pytest.mark.parametrize("text", [None, "{", "[]", '{"lab": "coin"}'])
def test_a_folder_without_a_run_is_told(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "run.json").write_text(text, encoding="utf-8")

    with pytest.raises(UserError, match=r"there is no run in|is not what Greenroom wrote"):
        read_run(tmp_path)


@pytest.mark.parametrize("form", ["line", "bar", "points", "heat"])
def test_a_chart_says_what_it_shows_and_asks_nobody_for_anything(form: str) -> None:
    drawn = svg(a_series(form))

    root = Tree.fromstring(drawn)  # noqa: S314 - we drew it
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == 'Loss. She said "less" & <more>.'
    assert drawn.count("http") == 2  # the names of the two vocabularies, no addresses
    assert "style=" not in drawn
    assert "<style" not in drawn
    assert "currentColor" in drawn
    assert svg(a_series(form)) == drawn


def test_each_line_of_a_chart_has_its_class() -> None:
    drawn = svg(a_series())

    assert 'class="series-1"' in drawn
    assert 'class="series-2"' in drawn


def test_a_chart_has_a_table_of_the_same_numbers() -> None:
    heads, rows = table(a_series())

    assert heads == ("step", "loss", "other")
    assert rows[1] == ("1", "0.5", "2.0")
    assert list(csv.reader(csv_text(a_series()).splitlines())) == [list(heads), *map(list, rows)]


def test_a_grid_reaches_two_swaps_and_what_those_are_held_against() -> None:
    found = [tuple(each.values()) for each in grid_cells(LAB)]

    assert found[0] == (0.5, 50, False)
    assert len(found) == len(set(found)) == 8


def test_a_grid_answers_what_a_real_run_measures(tmp_path: Path) -> None:
    a_grid(LAB, tmp_path)

    assert answer(LAB, {}, 0, [tmp_path]) == run(LAB, {})
    assert answer(LAB, {"throws": 400}, 0, [tmp_path]) == run(LAB, {"throws": 400})


def test_a_grid_of_another_seed_revision_or_lab_does_not_answer(tmp_path: Path) -> None:
    a_grid(LAB, tmp_path)

    assert answer(LAB, {}, 1, [tmp_path]) is None
    assert answer(a_coin(revision=2), {}, 0, [tmp_path]) is None
    assert answer(LAB, {}, 0, [tmp_path / "nowhere"]) is None


def test_a_damaged_grid_does_not_answer(tmp_path: Path) -> None:
    path = a_grid(LAB, tmp_path)
    path.write_bytes(path.read_bytes()[:-40])

    assert answer(LAB, {}, 0, [tmp_path]) is None
