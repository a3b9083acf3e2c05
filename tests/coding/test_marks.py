from dataclasses import replace
from pathlib import Path

from greenroom.coding.judge import set_up
from greenroom.coding.load import read_problem
from greenroom.coding.marks import mark
from greenroom.coding.model import Folder
from greenroom.coding.report import judge
from greenroom.coding.sandbox import Sandbox
from greenroom.grading.model import Scorecard, Ungraded
from tests.coding.folders import REFERENCE, SHIFTED, STARTER, a_folder


def marked(folder: Folder, sandbox: Sandbox, source: str, hints: int = 0) -> Scorecard:
    card = mark(folder, judge(set_up(folder), source, sandbox, "full"), hints)
    assert isinstance(card, Scorecard)
    return card


def levels(card: Scorecard) -> dict[str, int]:
    return {one.criterion: one.level for one in card.marks}


def test_every_mark_quotes_the_submission(tmp_path: Path, sandbox: Sandbox) -> None:
    card = marked(read_problem(a_folder(tmp_path)), sandbox, REFERENCE)

    assert levels(card) == {"correctness": 3, "edge-cases": 2, "efficiency": 2, "quality": 3}
    quotes = {one.criterion: one.evidence[0].quote for one in card.marks}
    assert quotes["correctness"] == "return sums"
    assert quotes["edge-cases"] == "if not isinstance(number, int):"
    assert quotes["efficiency"] == "for number in numbers:"
    assert {one.axis for one in card.marks} == {"engineering"}
    assert card.recommendation == "strong hire"


def test_hints_halve_what_they_helped_with(tmp_path: Path, sandbox: Sandbox) -> None:
    folder = read_problem(a_folder(tmp_path))
    none = marked(folder, sandbox, REFERENCE)
    one, two = marked(folder, sandbox, REFERENCE, 1), marked(folder, sandbox, REFERENCE, 2)

    assert none.share > one.share > two.share
    assert one.recommendation == "hire"


def test_a_wrong_solution_earns_little_and_nothing_for_looks(
    tmp_path: Path, sandbox: Sandbox
) -> None:
    pretty = REFERENCE.replace("return sums", "return [number - 1 for number in sums]")
    right, wrong = (
        marked(read_problem(a_folder(tmp_path)), sandbox, text) for text in (REFERENCE, pretty)
    )

    assert wrong.share < right.share / 2
    assert levels(wrong)["quality"] <= levels(wrong)["correctness"]


def test_readability_is_marked(tmp_path: Path, sandbox: Sandbox) -> None:
    folder = read_problem(a_folder(tmp_path))
    messy = "import os, sys\n" + SHIFTED.replace(
        "        sums.append(total)\n        total += number",
        "        tmp = number\n        total = total + tmp\n        sums.append(total)\n"
        "        print(total)",
    )

    assert levels(marked(folder, sandbox, messy))["quality"] < 3


def test_an_untouched_starter_is_not_graded(tmp_path: Path, sandbox: Sandbox) -> None:
    folder = read_problem(a_folder(tmp_path))
    bench = set_up(folder)
    for source in (STARTER, "# thinking\n" + STARTER, "", "\n  \n"):
        card = mark(folder, judge(bench, source, sandbox, "full"))

        assert isinstance(card, Ungraded)
        assert card.reason == "silence"


def test_a_refused_solution_earns_nothing(tmp_path: Path, sandbox: Sandbox) -> None:
    card = marked(read_problem(a_folder(tmp_path)), sandbox, "import itertools\n" + REFERENCE)

    assert card.share == 0.0
    assert card.reason == "non-answer"


def test_time_that_grows_too_steeply_costs_efficiency(tmp_path: Path, sandbox: Sandbox) -> None:
    from greenroom.coding.verdict import GrowthFit

    folder = read_problem(a_folder(tmp_path))
    report = judge(set_up(folder), REFERENCE, sandbox, "full")
    steep = GrowthFit(
        sizes=(1, 2, 4),
        seconds=(1.0, 4.0, 16.0),
        exponent=2.0,
        low=1.9,
        high=2.1,
        most=1.3,
        why="one pass is enough",
    )

    card = mark(folder, replace(report, growth=steep))

    assert isinstance(card, Scorecard)
    assert levels(card)["efficiency"] == 0
