"""A small problem on disk that proves itself, for tests that break one thing in it."""

from pathlib import Path

PROBLEM = """id: running-sum
revision: 1
title: Running sum
topic: algorithms
level: junior
minutes: 10
entry: running_sum
profile: stdlib
seconds: 20.5
memory_mb: 64
forbid: [itertools]
tests: Whether the candidate can keep a total.
visible: [check_small]
hints: [Keep the total of what you have seen.]
mistakes:
  - {file: shifted, what: Leaves the number itself out, caught_by: [check_small]}
note: Keep a total.
"""
BRIEF = "# Running sum\n\nReturn the sums of all numbers up to each.\n"
STARTER = """def running_sum(numbers: list[int]) -> list[int]:
    \"\"\"Return the sum of all numbers up to each.\"\"\"
    raise NotImplementedError
"""
REFERENCE = """def running_sum(numbers: list[int]) -> list[int]:
    \"\"\"Return the sum of all numbers up to each; refuses what is no number.\"\"\"
    total, sums = 0, []
    for number in numbers:
        if not isinstance(number, int):
            raise ValueError("only whole numbers")
        total += number
        sums.append(total)
    return sums
"""
SHIFTED = """def running_sum(numbers):
    total, sums = 0, []
    for number in numbers:
        sums.append(total)
        total += number
    return sums
"""
CHECKS = '''from greenroom.coding.checking import holds_for, raises, same, unchanged
from greenroom.coding.checking import strategies as st


def sized(n):
    return (list(range(n)),)


def check_small(candidate):
    """Three numbers give three sums."""
    same(candidate([1, 2, 3]), [1, 3, 6])


def check_empty(candidate):
    """No numbers give no sums."""
    same(candidate([]), [])


def check_text_is_refused(candidate):
    """Text raises ValueError."""
    raises(ValueError, candidate, [1, "2"])


def check_input_is_unchanged(candidate):
    """The list that was passed in is not changed."""
    same(unchanged(candidate, [4, 5]), [4, 9])


def check_last_is_the_sum(candidate):
    """The last sum is the sum of all."""

    @holds_for(st.lists(st.integers(-99, 99), min_size=1))
    def last(numbers):
        assert candidate(numbers)[-1] == sum(numbers)
'''


def a_folder(home: Path, **texts: str) -> Path:
    """Write a sound problem, with files given by the test; an empty text leaves a file out."""
    files = {
        "problem": ("problem.yaml", PROBLEM),
        "brief": ("brief.md", BRIEF),
        "starter": ("starter.py", STARTER),
        "reference": ("reference.py", REFERENCE),
        "checks": ("checks.py", CHECKS),
        "shifted": ("mistakes/shifted.py", SHIFTED),
    }
    folder = home / "running-sum"
    for key, (name, sound) in files.items():
        text = texts.get(key, sound)
        if text:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    return folder
