import math

import numpy as np
import pandas as pd
import pytest

from greenroom.coding.checking import (
    CheckFailed,
    close,
    holds_for,
    raises,
    same,
    strategies,
    unchanged,
    without_shrinking,
)
from greenroom.coding.outcomes import TimeLimit


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (0.1 + 0.2, 0.3),
        ([1, 2], (1.0, 2.0)),
        (np.array([[1.0], [2.0]]), [[1], [2]]),
        ({"a": [math.nan]}, {"a": [math.nan]}),
        (math.inf, math.inf),
        (np.float64(3.0), 3),
        (1 + 1e-12j, 1),
        (pd.Series([0.1 + 0.2]), pd.Series([0.3])),
    ],
)
def test_close_takes_what_is_near(got: object, want: object) -> None:
    close(got, want)


@pytest.mark.parametrize(
    ("got", "want", "said"),
    [
        (1.1, 1.0, "1.1 is not 1.0"),
        ([1, 2, 3], [1, 2], "its length is 3, not 2"),
        ([[1.0, 5.0]], [[1.0, 2.0]], "at [0][1]: 5.0 is not 2.0"),
        (np.zeros((2, 3)), np.zeros((3, 2)), "its shape is (2, 3), not (3, 2)"),
        (math.nan, 1.0, "nan is not 1.0"),
        (math.inf, 1e308, "inf is not 1e+308"),
        ({"a": 1}, {"b": 1}, "the key 'b' is missing"),
        (None, 1.0, "None is not 1.0"),
        (True, 1, "True is not 1"),
        (np.array([1.0, 2.0]), np.array([1.0, math.nan]), "at [1]: 2.0 is not nan"),
    ],
)
def test_close_says_where_it_differs(got: object, want: object, said: str) -> None:
    with pytest.raises(CheckFailed, match=r"not close enough") as failed:
        close(got, want)

    assert said in str(failed.value)


@pytest.mark.parametrize(
    ("got", "want"),
    [([1], (1,)), ([1], [1.0]), ([True], [1]), ({1: [2]}, {1: (2,)}), (np.array([1]), [1])],
)
def test_same_minds_types(got: object, want: object) -> None:
    with pytest.raises(CheckFailed, match="its type is"):
        same(got, want)


def test_same_compares_frames_by_value_columns_and_index() -> None:
    frame = pd.DataFrame({"a": [1, 2]})

    same(frame.astype("int32"), frame)
    with pytest.raises(CheckFailed):
        same(frame.set_axis([1, 2]), frame)
    with pytest.raises(CheckFailed):
        same(frame.rename(columns={"a": "b"}), frame)


def test_raises_tells_what_came_instead() -> None:
    with pytest.raises(CheckFailed, match=r"ValueError should be raised by int\('1'\)"):
        raises(ValueError, int, "1")
    with pytest.raises(CheckFailed) as failed:
        raises(KeyError, int, "x")

    assert "got: ValueError: invalid literal" in str(failed.value)


def test_unchanged_notices_a_changed_argument() -> None:
    def adds(numbers: list[int]) -> int:
        numbers.append(1)
        return 0

    with pytest.raises(CheckFailed, match="argument 1 was changed"):
        unchanged(adds, [5])
    assert unchanged(sorted, [2, 1]) == [1, 2]


def test_a_failing_input_is_made_small() -> None:
    with pytest.raises(AssertionError) as failed:

        @holds_for(strategies.integers(0, 10_000), examples=200)
        def small(number: int) -> None:
            assert number < 137

    assert failed.value.__notes__ == ["with: number=137"]


def test_the_same_inputs_are_tried_every_time() -> None:
    runs: list[list[int]] = [[], []]
    for seen in runs:

        @holds_for(strategies.integers())
        def keep(number: int, seen: list[int] = seen) -> None:
            seen.append(number)

    assert runs[0] == runs[1]
    assert len(set(runs[0])) > 10


def test_without_shrinking_the_first_failing_input_is_taken() -> None:
    tries: list[int] = []
    with without_shrinking(), pytest.raises(AssertionError):

        @holds_for(strategies.integers(0, 10_000), examples=200)
        def small(number: int) -> None:
            tries.append(number)
            assert number < 137

    assert [number >= 137 for number in tries].count(True) == 1


def test_a_run_that_ends_while_inputs_are_tried_ends_the_check_and_nothing_else() -> None:
    with pytest.raises(TimeLimit):

        @holds_for(strategies.integers(), strategies.integers())
        def ends(first: int, second: int) -> None:
            if first + second > 3:
                raise TimeLimit("over")

    @holds_for(strategies.integers())
    def holds(number: int) -> None:
        assert number == number + 0


def test_a_failing_input_is_told_even_if_the_run_ends_while_it_is_made_small() -> None:
    tries: list[int] = []
    with pytest.raises(AssertionError) as failed:

        @holds_for(strategies.integers(0, 10_000), examples=200)
        def small(number: int) -> None:
            tries.append(number)
            if len([one for one in tries if one > 137]) > 3:
                raise TimeLimit("over")
            assert number < 137

    assert failed.value.__notes__[0].startswith("with: number=")
