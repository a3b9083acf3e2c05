from pathlib import Path

import pytest

from greenroom.coding.load import find_problem, read_problem
from greenroom.coding.soundness import check_problem
from greenroom.errors import NotFound, PackError
from tests.coding.folders import CHECKS, PROBLEM, REFERENCE, STARTER, a_folder


def problems(folder: Path) -> str:
    with pytest.raises(PackError) as wrong:
        read_problem(folder)
    return str(wrong.value)


def test_a_folder_is_read_whole(tmp_path: Path) -> None:
    folder = read_problem(a_folder(tmp_path))

    assert folder.problem.entry == ("running_sum",)
    assert folder.problem.seconds == 20.5
    assert [text.name for text in folder.check_texts][:2] == ["check_small", "check_empty"]
    assert folder.check_texts[0].doc == "Three numbers give three sums."
    assert folder.wrong["shifted"].startswith("def running_sum")
    assert folder.visible("check_small")
    assert not folder.visible("check_empty")


def test_outside_a_pack_id_and_entry_are_enough(tmp_path: Path) -> None:
    folder = read_problem(a_folder(tmp_path, problem="id: some_id\nentry: [running_sum]\n"))

    assert folder.problem.id == "some_id"
    assert folder.problem.profile == "numpy"


@pytest.mark.parametrize("texts", [{}, {"starter": ""}])
def test_a_missing_entry_is_what_the_files_define(tmp_path: Path, texts: dict[str, str]) -> None:
    folder = read_problem(a_folder(tmp_path, problem="id: a\n", **texts))

    assert folder.problem.entry == ("running_sum",)


def test_with_no_files_to_infer_from_the_entry_is_asked_for(tmp_path: Path) -> None:
    said = problems(a_folder(tmp_path, problem="id: a\n", starter="", reference=""))

    assert "problem.yaml:1: entry: is missing" in said


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("minutes: 10", "minuets: 10", "problem.yaml:6: minuets: unexpected field (did you mean"),
        (
            "hints: [",
            "growth: {sizes: [1, 2, 3], mots: 1.2, why: so}\nhints: [",
            "growth.mots: unexpected field (did you mean 'most'?)",
        ),
        ("profile: stdlib", "profile: numpi", "profile: must be 'stdlib', 'numpy' or 'pandas'"),
        ("seconds: 20.5", "seconds: soon", "seconds: "),
        ("[check_small]\nhints", "[check_smal]\nhints", "checks.py has no check 'check_smal'"),
        ("file: shifted", "file: gone", "there is no file mistakes/gone.py"),
        ("file: shifted", "file: ../../shifted", "mistakes.0.file"),
        ("caught_by: [check_small]", "caught_by: [check_none]", "has no check 'check_none'"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, was: str, becomes: str, said: str
) -> None:
    assert was in PROBLEM

    assert said in problems(a_folder(tmp_path, problem=PROBLEM.replace(was, becomes)))


@pytest.mark.parametrize(
    ("checks", "said"),
    [
        ("def check_a(:\n", "checks.py:1: not Python"),
        ("x = 1\n", "checks.py:1: defines no check"),
        ("", "checks.py:1: cannot be read"),
    ],
)
def test_checks_that_are_none_are_told(tmp_path: Path, checks: str, said: str) -> None:
    assert said in problems(a_folder(tmp_path, checks=checks))


def test_a_problem_is_found_by_its_id_or_its_folder(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    (pack / "problems").mkdir(parents=True)
    folder = a_folder(pack / "problems")

    assert find_problem(pack, "running-sum") == folder
    assert find_problem(pack, str(folder)) == folder
    with pytest.raises(NotFound, match="did you mean 'running-sum'"):
        find_problem(pack, "runing-sum")


def test_a_folder_without_a_problem_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"no problem\.yaml"):
        read_problem(tmp_path)


def test_a_pack_asks_for_more_than_reading(tmp_path: Path) -> None:
    reference = REFERENCE.replace("running_sum", "other")
    checks = CHECKS + "\n\ndef check_bare(candidate):\n    assert candidate([1])\n"

    errors = check_problem(read_problem(a_folder(tmp_path, reference=reference, checks=checks)))

    told = "\n".join(error.problem for error in errors)
    assert "6 checks; 12 or more are wanted" in told
    assert "reference.py does not define 'running_sum'" in told
    assert "check_bare has no docstring" in told
    assert "assume: is missing" in told


def test_starters_of_several_functions_make_several_entries(tmp_path: Path) -> None:
    starter = STARTER + "\n\ndef other():\n    ...\n\n\ndef _own():\n    ...\n"

    folder = read_problem(a_folder(tmp_path, problem="id: a\n", starter=starter))

    assert folder.problem.entry == ("running_sum", "other")
