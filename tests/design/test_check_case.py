"""What `bank check` says of a case: as path:line, what is wrong and where."""

from dataclasses import replace
from pathlib import Path

import pytest
from pydantic_core import to_json

from greenroom.content.cases import Case, Defence, PhaseId, read_phases
from greenroom.design.check_case import check_case, check_cases
from greenroom.labs.registry import find_lab
from tests.cases import BOARD, MISTAKES, PACK, a_case, a_quantity, talk, write_design_pack
from tests.conftest import PACK as SHIPPED


def found(case: Case) -> list[str]:
    """What is wrong with a case beside its prose, which is too short for anything."""
    every = check_case(case, read_phases(PACK), MISTAKES)
    told = [f"{'.'.join(map(str, steps))}: {problem}" for steps, problem in every]
    prose = ("word count", "there is no exemplar", "needs more wordings", "says the same")
    return [each for each in told if not any(word in each for word in prose)]


def test_a_sound_case_is_sound() -> None:
    assert found(a_case()) == []


@pytest.mark.parametrize(
    ("board", "problem"),
    [
        (BOARD.replace("log -> monitoring", ""), "lacks monitoring"),
        (BOARD.replace("features -> scoring", "features"), "lacks features-shared"),
        (BOARD + "\na -> ", "line 6"),
    ],
)
def test_an_example_that_lacks_something_is_told(board: str, problem: str) -> None:
    case = a_case()

    wrong = found(replace(case, board=replace(case.board, example=board)))

    assert any(each.startswith("board.example: ") and problem in each for each in wrong)


def test_ends_of_arrows_and_mistakes_must_exist_and_numbers_be_asked_once() -> None:
    case = a_case()
    flow = replace(case.board.flows[0], target="monitorin")
    shared = replace(case.board.shared[0], mistake="no-monitorin")
    board = replace(case.board, flows=(flow,), shared=(shared,))
    sums = (*case.capacity.quantities, a_quantity("rate", 3, "/s"))

    wrong = found(replace(case, board=board, capacity=replace(case.capacity, quantities=sums)))

    told = "\n".join(wrong)
    assert "board.flows.0.target: there is no part 'monitorin' (did you mean 'monitoring'?)" in told
    assert "board.shared.0.mistake: there is no mistake" in told
    assert "capacity.quantities.3.id: 'rate' is given twice" in told


def test_a_defence_is_of_a_choice_of_the_lab_and_of_each_once() -> None:
    case = a_case()
    odd = Defence(choice="wieghts", minutes=3, **talk("odd"))  # type: ignore[arg-type]  # the fields of a talk

    wrong = found(replace(case, defence=(*case.defence, case.defence[0], odd)))

    assert "defence.4.choice: 'weights' is given twice" in wrong
    told = "the lab calibration has no choice 'wieghts' (did you mean 'weights'?)"
    assert f"defence.5.choice: {told}" in wrong


def test_a_lab_must_exist_and_a_round_must_fit_its_hour() -> None:
    case = a_case(lab="frauds")

    assert any(each.startswith("lab: there is no lab 'frauds'") for each in found(case))
    long = replace(case.change, minutes=40)
    assert any("60 to 75 are wanted" in each for each in found(a_case(change=long)))


def test_a_problem_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    case = a_case(lab="frauds")
    pack = write_design_pack(tmp_path, case)

    first = [error for error in check_cases(pack, MISTAKES) if error.where == "lab"]

    assert str(first[0]).startswith(f"{pack}/cases/cards.yaml:1: lab: there is no lab 'frauds'")


def test_a_case_that_does_not_read_hides_no_other(tmp_path: Path) -> None:
    pack = write_design_pack(tmp_path)
    (pack / "cases" / "odd.yaml").write_bytes(to_json(a_case("other")).replace(b"brief", b"breif"))

    paths = {Path(error.path).stem for error in check_cases(pack, MISTAKES)}

    assert paths == {"cards", "odd"}


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("cases/*.yaml")), ids=lambda path: path.stem)
def test_a_shipped_case_asks_about_every_choice_its_lab_may_expose(path: Path) -> None:
    from greenroom.content.cases import read_case

    case = read_case(SHIPPED, path.stem)
    labs = [find_lab(case.lab)] if case.lab else []  # without one it stays spoken
    defaults = {choice.id: choice.default for lab in labs for choice in lab.choices}
    swaps = [{c.id: option.value} for lab in labs for c in lab.choices for option in c.options]

    exposed = {c.choice for lab in labs for swap in swaps for c in lab.contrasts(defaults | swap)}

    assert exposed <= {defence.choice for defence in case.defence}
    phases: tuple[PhaseId, ...] = tuple(phase.id for phase in case.phases)
    assert phases == tuple(guide.id for guide in read_phases(SHIPPED))
