"""A pack with one coding problem so small that judging it takes a moment."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

from greenroom.coding.load import read_problem
from greenroom.coding.verdict import CheckResult, Report, verdict_of
from greenroom.judging import Task, Watch
from tests.builders import a_bank, a_criterion, a_part, a_question, a_round, write_pack

RIGHT = '''def double(number: int) -> int:
    """Twice the number."""
    return 2 * number
'''
WRONG = "def double(number):\n    return number\n"
PROBLEM = """
id: double
title: Doubling
topic: algorithms
level: mid
minutes: 20
entry: double
profile: stdlib
visible: [check_two]
assume:
  - about: Negative numbers
    asks: [can the number be negative, are there numbers below zero, may it be less than zero]
    answer: It can be negative.
hints: [Think of twice., Multiply by two.]
followups:
  - id: cost
    ask: What does it cost?
    rubric:
      - id: constant
        axis: fundamentals
        title: Says that it is constant
        levels: [{anchor: Does not say it}, {anchor: Says it}]
    probes: [{criterion: constant, ask: And for a million?}]
    answer: Constant time.
"""
CHECKS = '''def check_two(candidate):
    """Two is four."""
    assert candidate(2) == 4


def check_zero(candidate):
    """Nothing stays nothing."""
    assert candidate(0) == 0


def check_negative(candidate):
    """A negative number is doubled too."""
    assert candidate(-3) == -6
'''
APPROACH = a_question(
    "coding-approach",
    a_criterion("plan", axis="communication"),
    ask="In general, how do you go about it?",
    rephrase="How will you go about it?",
)
ROUND = a_round(
    a_part("code", topics=(), problems=("algorithms",), count=1), id="coding", title="Coding"
)


def write_coding_pack(folder: Path) -> Path:
    pack = write_pack(folder / "pack", a_bank(APPROACH, rounds=(ROUND,)))
    home = pack / "problems" / "double"
    home.mkdir(parents=True)
    (home / "problem.yaml").write_text(PROBLEM)
    (home / "brief.md").write_text("# Doubling\n\nWrite `double(number)`.\n\n- It returns twice.\n")
    (home / "starter.py").write_text("def double(number):\n    ...\n")
    (home / "reference.py").write_text(RIGHT)
    (home / "checks.py").write_text(CHECKS)
    read_problem(home)
    return pack


def judge_by_sight(task: Task, watch: Watch) -> Report:
    """Judge without running anything: whether it multiplies by two can be seen."""
    right = "2 *" in task.source
    names = ("check_two", "check_zero", "check_negative") if task.complete else ("check_two",)
    checks = []
    for name in names:
        passes = right or name == "check_zero"
        check = CheckResult(
            name=name,
            doc=f"The doc of {name}.",
            visible=name == "check_two",
            outcome="passed" if passes else "wrong_answer",
            message="" if passes else "double(2) returned 2, not 4",
        )
        watch.tell(check)
        checks.append(check)
    return Report(
        problem="double",
        revision=1,
        source=task.source,
        verdict=verdict_of(tuple(checks)),
        isolation="full",
        checks=tuple(checks),
        time_ms=1.0,
        memory_mb=1.0,
        complete=task.complete,
    )


def judge_when_told(go: Event) -> Callable[[Task, Watch], Report]:
    """A judge that takes its time: until it is told to go on."""

    def judge(task: Task, watch: Watch) -> Report:
        go.wait(30)
        return judge_by_sight(task, watch)

    return judge
