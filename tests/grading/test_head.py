import json

import numpy as np
import pytest

from greenroom.grading.head import Floats, Head, fit_head, read_head, weigh, widened

ANSWERS, FEATURES = 600, 5


def data(seed: int = 3) -> tuple[Floats, Floats, list[str]]:
    """A score that a line cannot follow: the second feature counts only where the first is high."""
    dice = np.random.default_rng(seed)
    rows = dice.random((ANSWERS, FEATURES))
    scores = np.clip(0.3 * rows[:, 2] + 0.6 * (rows[:, 0] > 0.5) * rows[:, 1], 0, 1)
    return rows, scores, [f"q{place % 20}" for place in range(ANSWERS)]


@pytest.fixture(scope="module")
def head() -> Head:
    rows, scores, questions = data()
    return fit_head([row[None] for row in rows], scores, questions, ["set"] * ANSWERS)


def test_learns_what_a_line_cannot(head: Head) -> None:
    rows, scores, _ = data(seed=4)
    line = np.column_stack([rows, np.ones(ANSWERS)])
    straight = line @ np.linalg.lstsq(line, scores, rcond=None)[0]

    def error(shares: Floats) -> float:
        return float(np.sqrt(((shares - scores) ** 2).mean()))

    assert error(head.predict(rows)) < 0.8 * error(straight)


def test_a_head_is_kept_as_json_and_read_back(head: Head) -> None:
    rows, *_ = data(seed=5)
    again = read_head(json.loads(json.dumps(head.as_json())))

    assert np.allclose(again.predict(rows), head.predict(rows), atol=2e-3)


def test_the_same_answers_give_the_same_head() -> None:
    rows, scores, questions = data()
    twice = [
        fit_head([row[None] for row in rows], scores, questions, ["set"] * ANSWERS).as_json()
        for _ in range(2)
    ]

    assert twice[0] == twice[1]


def test_intervals_hold_nine_in_ten_of_what_they_were_widened_on(head: Head) -> None:
    rows, scores, _ = data(seed=6)
    noisy = np.clip(scores + np.random.default_rng(1).normal(0, 0.1, ANSWERS), 0, 1)
    shares = head.predict(rows)
    wide = widened(head, shares, noisy)

    inside = np.abs(noisy - shares) <= wide.margin(shares)
    assert 0.88 <= inside.mean() <= 0.92


def test_no_question_and_no_data_set_outweighs_the_rest_by_its_size() -> None:
    weights = weigh(["a"] * 100 + ["b"] * 4, ["big"] * 100 + ["small"] * 4)

    assert weights[:100].sum() < 10 * weights[100:].sum()
    assert weights.mean() == pytest.approx(1)


def test_each_answer_is_judged_by_the_reference_it_does_best_against() -> None:
    rows, scores, questions = data()
    poor = np.zeros((1, FEATURES))
    pairs = [np.concatenate([poor, row[None]]) for row in rows]
    alone = fit_head([row[None] for row in rows], scores, questions, ["set"] * ANSWERS)
    beside = fit_head(pairs, scores, questions, ["set"] * ANSWERS)

    assert np.corrcoef(alone.predict(rows), beside.predict(rows))[0, 1] > 0.98
