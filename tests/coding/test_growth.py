import math
from pathlib import Path

import pytest

from greenroom.coding.growth import fit_exponent, measure_growth
from greenroom.coding.judge import set_up
from greenroom.coding.load import read_problem
from greenroom.coding.sandbox import Sandbox
from tests.coding.folders import PROBLEM, REFERENCE, a_folder

QUADRATIC = """def running_sum(numbers):
    return [sum(numbers[: place + 1]) for place in range(len(numbers))]
"""
GROWTH = "growth: {sizes: [500, 1000, 2000, 4000], most: 1.4, why: one pass is enough}\n"


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0, 3.0])
def test_a_power_law_is_found_exactly(power: float) -> None:
    sizes = [100, 200, 400, 800]

    slope, low, high = fit_exponent(sizes, [3e-6 * size**power for size in sizes])

    assert math.isclose(slope, power)
    assert math.isclose(low, high, abs_tol=1e-6)


def test_noise_widens_the_interval_around_the_truth() -> None:
    sizes = [100, 200, 400, 800, 1600]
    noisy = [size**2 * factor for size, factor in zip(sizes, [1, 1.2, 0.9, 1.1, 1], strict=True)]

    slope, low, high = fit_exponent(sizes, noisy)

    assert low < 2.0 < high
    assert low < slope < high


def test_a_quadratic_solution_is_steeper_than_a_linear_one(
    tmp_path: Path, sandbox: Sandbox
) -> None:
    bench = set_up(read_problem(a_folder(tmp_path, problem=PROBLEM + GROWTH)))

    steep = measure_growth(bench, QUADRATIC, sandbox)

    assert steep is not None
    assert steep.exponent is not None
    assert steep.exponent > 1.4  # 2 on a quiet machine


def test_what_does_not_return_has_no_growth(tmp_path: Path, sandbox: Sandbox) -> None:
    bench = set_up(read_problem(a_folder(tmp_path, problem=PROBLEM + GROWTH)))

    fit = measure_growth(bench, "def running_sum(numbers):\n    raise OSError\n", sandbox)

    assert fit is not None
    assert fit.exponent is None
    assert "took too long or failed" in fit.note


def test_growth_is_measured_only_where_it_is_asked_for(tmp_path: Path, sandbox: Sandbox) -> None:
    bench = set_up(read_problem(a_folder(tmp_path)))

    assert measure_growth(bench, REFERENCE, sandbox) is None
