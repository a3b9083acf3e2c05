import math

import numpy as np
import pytest

from greenroom.grading.card import figures, kappa, measures, risks
from tests.grading.cards import JUDGED, a_judged


def value(name: str, *judged: tuple[float, float]) -> float | None:
    rows = [a_judged(human, ours, str(place)) for place, (human, ours) in enumerate(judged)]
    found: float | None = measures(rows)[name]["value"]
    return found


def test_bias_is_the_mean_of_ours_less_theirs() -> None:
    assert value("bias", (0.0, 0.2), (1.0, 0.9), (0.5, 0.8)) == pytest.approx(0.4 / 3, abs=1e-4)


def test_rmse_and_r_are_those_of_the_definition() -> None:
    pairs = ((0.0, 0.1), (0.5, 0.4), (1.0, 1.0))

    assert value("rmse", *pairs) == pytest.approx(math.sqrt(0.02 / 3), abs=1e-4)
    assert value("pearson_r", *pairs) == pytest.approx(0.45 / math.sqrt(0.5 * 0.42), abs=1e-4)


def test_errors_are_told_by_how_much_people_gave() -> None:
    pairs = ((0.0, 0.2), (1 / 3, 0.5), (0.5, 0.4), (2 / 3, 0.6), (1.0, 0.5))

    assert value("error_low", *pairs) == pytest.approx((0.2 + 0.5 - 1 / 3) / 2, abs=1e-4)
    assert value("error_middle", *pairs) == pytest.approx(-0.1, abs=1e-4)
    assert value("error_high", *pairs) == pytest.approx((0.6 - 2 / 3 - 0.5) / 2, abs=1e-4)


def test_kappa_is_one_less_what_differs_over_what_would_by_chance() -> None:
    human, ours = (0.0, 0.0, 0.25, 0.5), (0.0, 0.25, 0.25, 1.0)

    found = kappa(np.array([human, ours]).T)

    steps = [(round(h * 4), round(o * 4)) for h, o in zip(human, ours, strict=True)]
    seen = sum((h - o) ** 2 for h, o in steps) / len(steps)
    chance = sum((h - o) ** 2 for h, _ in steps for _, o in steps) / len(steps) ** 2
    assert found == pytest.approx(1 - seen / chance)
    assert found == pytest.approx(1 - 1.25 / 3.5)  # worked out on paper


def test_kappa_knows_wholly_right_wholly_turned_and_undefined() -> None:
    scale = np.array([0.0, 0.25, 0.5, 0.75, 1.0])

    assert kappa(np.stack([scale, scale], axis=1)) == 1
    assert kappa(np.stack([scale, 1 - scale], axis=1)) == -1
    assert math.isnan(kappa(np.full((3, 2), 0.5)))


def test_scores_are_rounded_to_the_nearest_of_five_steps() -> None:
    near = np.array([[0.0, 0.12], [0.5, 0.38], [1.0, 0.88]])

    assert kappa(near) == 1


def test_risk_falls_when_the_surest_answers_are_the_best() -> None:
    error, confidence = np.array([0.4, 0.1, 0.3, 0.2]), np.array([-0.9, -0.1, -0.5, -0.3])

    found = risks(error, confidence)

    assert found[0] == pytest.approx(math.sqrt((0.16 + 0.01 + 0.09 + 0.04) / 4))
    assert found[-1] == pytest.approx(math.sqrt((0.01 + 0.04) / 2))


def test_equal_sureness_gives_no_order_to_profit_from() -> None:
    error = np.array([0.0, 0.0, 0.5, 0.5])

    found = risks(error, np.full(4, -0.3))

    assert found == pytest.approx([math.sqrt(0.125)] * 6)


def test_coverage_counts_the_human_scores_inside_our_interval() -> None:
    rows = [a_judged(0.5, 0.5, "a"), a_judged(1.0, 0.5, "b"), a_judged(0.7, 0.5, "c")]

    assert measures(rows)["interval_coverage"]["value"] == pytest.approx(2 / 3, abs=1e-4)


def test_errors_that_grow_with_length_are_told() -> None:
    rows = [a_judged(0.5, 0.5 + n / 100, str(n), words=n) for n in range(10)]

    assert measures(rows)["error_by_length_r"]["value"] == pytest.approx(1, abs=1e-4)


def test_an_abstention_is_counted_and_not_scored() -> None:
    found = measures(JUDGED)

    assert (found["answers"], found["graded"], found["questions"]) == (7, 6, 3)
    assert found["rmse"] == measures([each for each in JUDGED if each.ours is not None])["rmse"]


def test_without_answers_every_figure_is_undefined() -> None:
    found = measures([])

    assert found["rmse"] == {"value": None, "low": None, "high": None}
    assert found["risk_coverage"]["50"]["value"] is None


def test_every_figure_comes_with_an_interval_around_it() -> None:
    found = measures(JUDGED)

    for name in figures(np.zeros((1, 6))):
        figure = found.get(name) or found["risk_coverage"][name.removeprefix("kept_")]
        assert figure["low"] <= figure["value"] <= figure["high"], name


def test_answers_to_one_question_widen_the_interval() -> None:
    errors = (0.3, 0.28, 0.32, -0.3, -0.28, -0.32)
    alone = [a_judged(0.5, 0.5 + e, str(n)) for n, e in enumerate(errors)]
    together = [a_judged(0.5, 0.5 + e, "up" if e > 0 else "down") for e in errors]

    def width(rows: list[object]) -> float:
        bias = measures(rows)["bias"]  # type: ignore[arg-type]  # judged answers, as made above
        return float(bias["high"] - bias["low"])

    assert width([*together]) > width([*alone])
