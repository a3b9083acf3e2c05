from typing import Any

import pytest

from greenroom.coding.asserting import Seen, rewritten
from greenroom.coding.checking import CheckFailed


def failure(line: str, candidate: Any = lambda value: value) -> str:
    namespace: dict[str, Any] = {"_GreenroomSeen": Seen}
    exec(rewritten(f"def check_it(candidate):\n    {line}\n", "checks.py"), namespace)  # noqa: S102
    with pytest.raises(CheckFailed) as failed:
        namespace["check_it"](candidate)
    return str(failed.value)


def test_both_sides_of_a_comparison_are_shown() -> None:
    said = failure("assert candidate(1) == 1 + candidate(1)")

    assert said.splitlines() == [
        "this does not hold: candidate(1) == 1 + candidate(1)",
        "candidate(1): 1",
        "1 + candidate(1): 2",
    ]


def test_a_word_of_the_author_comes_first() -> None:
    assert failure("assert candidate(1) == 2, 'too small'").splitlines()[0] == "too small"


def test_in_a_loop_the_value_that_failed_is_shown() -> None:
    assert "candidate(n): 3" in failure("assert all(candidate(n) < 3 for n in range(9))")


def test_arguments_of_a_question_are_shown() -> None:
    assert "candidate(1): 1" in failure("assert isinstance(candidate(1), str)")


def test_what_holds_is_evaluated_once() -> None:
    calls: list[int] = []
    namespace: dict[str, Any] = {"_GreenroomSeen": Seen}
    text = "def check_it(candidate):\n    assert 0 < candidate(1) < 2\n"
    exec(rewritten(text, "checks.py"), namespace)  # noqa: S102

    def candidate(value: int) -> int:
        calls.append(value)
        return value

    namespace["check_it"](candidate)

    assert calls == [1]
