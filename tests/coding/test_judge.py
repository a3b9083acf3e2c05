from pathlib import Path

import pytest

from greenroom.coding.judge import run_checks, set_up
from greenroom.coding.load import read_problem
from greenroom.coding.report import judge, judge_visible, report_json
from greenroom.coding.sandbox import Sandbox
from greenroom.coding.verdict import CheckResult, Report, verdict_of
from greenroom.errors import PackError
from tests.coding.folders import CHECKS, PROBLEM, REFERENCE, SHIFTED, STARTER, a_folder


def judged(home: Path, sandbox: Sandbox, source: str, **texts: str) -> Report:
    return judge(set_up(read_problem(a_folder(home, **texts))), source, sandbox, "full")


def message(report: Report, name: str) -> str:
    return next(check.message for check in report.checks if check.name == name)


def test_the_reference_is_accepted(tmp_path: Path, sandbox: Sandbox) -> None:
    report = judged(tmp_path, sandbox, REFERENCE)

    assert report.verdict == "accepted"
    assert report.passed == len(report.checks) == 5
    assert report.complete


def test_a_starter_stops_with_its_own_line(tmp_path: Path, sandbox: Sandbox) -> None:
    report = judged(tmp_path, sandbox, STARTER)

    assert report.verdict == "runtime_error"
    assert "running_sum([1, 2, 3]) raised NotImplementedError" in message(report, "check_small")
    assert "raise NotImplementedError" in message(report, "check_small")


def test_a_wrong_answer_shows_call_result_and_expectation(tmp_path: Path, sandbox: Sandbox) -> None:
    report = judged(tmp_path, sandbox, SHIFTED)

    assert report.verdict == "wrong_answer"
    assert message(report, "check_small").splitlines() == [
        "running_sum([1, 2, 3]) returned [0, 1, 3]",
        "not the same: at [0]: 0 is not 1",
        "expected: [1, 3, 6]",
        "got: [0, 1, 3]",
    ]


def test_the_first_failing_input_is_made_small(tmp_path: Path, sandbox: Sandbox) -> None:
    wrong = REFERENCE.replace("sums.append(total)", "sums.append(min(total, 50))")

    report = judged(tmp_path, sandbox, wrong)

    assert "with: numbers=[51]" in message(report, "check_last_is_the_sum")
    assert "running_sum([51]) returned [50]" in message(report, "check_last_is_the_sum")


def test_only_the_first_failing_hidden_check_shows_inputs(tmp_path: Path, sandbox: Sandbox) -> None:
    report = judged(tmp_path, sandbox, "def running_sum(numbers):\n    return 'no'\n")

    assert "running_sum([1, 2, 3]) returned 'no'" in message(report, "check_small")  # visible
    assert "running_sum([]) returned 'no'" in message(report, "check_empty")
    assert "returned" not in message(report, "check_input_is_unchanged")


def test_an_endless_loop_runs_out_of_time_and_stops_the_rest(
    tmp_path: Path, sandbox: Sandbox
) -> None:
    source = "def running_sum(numbers):\n    while True:\n        pass\n"

    report = judged(tmp_path, sandbox, source, problem=PROBLEM.replace("20.5", "0.4"))

    assert report.verdict == "time_limit"
    assert [check.outcome for check in report.checks] == ["time_limit"] * 2 + ["not_run"] * 3


def test_too_much_memory_is_told_as_such(tmp_path: Path, sandbox: Sandbox) -> None:
    source = "def running_sum(numbers):\n    return [0] * 10**9\n"

    assert judged(tmp_path, sandbox, source).verdict == "memory_limit"


@pytest.mark.parametrize("source", ["def running_sum(:", "import nothing_like_it", "x = 1"])
def test_code_that_cannot_be_loaded_is_an_error_of_its_own(
    tmp_path: Path, sandbox: Sandbox, source: str
) -> None:
    report = judged(tmp_path, sandbox, source)

    assert report.verdict == "runtime_error"
    assert report.checks[0].message


def test_what_is_forbidden_is_refused_with_its_line(tmp_path: Path, sandbox: Sandbox) -> None:
    source = "from itertools import accumulate\n\n" + REFERENCE

    report = judged(tmp_path, sandbox, source)

    assert report.verdict == "refused"
    assert message(report, "check_small").startswith("line 1: itertools is ruled out")


def test_nothing_is_kept_from_one_check_to_the_next(tmp_path: Path, sandbox: Sandbox) -> None:
    source = REFERENCE.replace(
        "    total, sums", "    SEEN.append(1)\n    assert len(SEEN) < 60\n    total, sums"
    )

    report = judged(tmp_path, sandbox, "SEEN = []\n" + source)

    assert report.verdict == "accepted"


def test_a_run_sees_the_visible_checks_alone(tmp_path: Path, sandbox: Sandbox) -> None:
    bench = set_up(read_problem(a_folder(tmp_path)))

    report = judge_visible(bench, REFERENCE, sandbox, "full")

    assert [check.name for check in report.checks] == ["check_small"]
    assert not report.complete


def test_what_a_check_cannot_use_is_a_wrong_answer(tmp_path: Path, sandbox: Sandbox) -> None:
    checks = CHECKS + (
        '\n\ndef check_pair(candidate):\n    """Two."""\n    first, second = candidate([7])\n'
    )

    report = judged(tmp_path, sandbox, REFERENCE, checks=checks)

    assert "running_sum([7]) returned [7]" in message(report, "check_pair")
    assert "first, second = candidate([7])" in message(report, "check_pair")
    assert report.verdict == "wrong_answer"


def test_checks_that_cannot_be_run_are_the_authors_error(tmp_path: Path) -> None:
    folder = read_problem(a_folder(tmp_path, checks=CHECKS + "\n\nVALUE = 1 / 0\n"))

    with pytest.raises(PackError, match=r"checks\.py:\d+: cannot be run: ZeroDivisionError"):
        set_up(folder)


def test_json_has_what_the_interfaces_promise(tmp_path: Path, sandbox: Sandbox) -> None:
    found = report_json(judged(tmp_path, sandbox, SHIFTED))

    assert found["problem"] == "running-sum"
    assert found["verdict"] == "wrong_answer"
    assert {"name", "passed", "message", "ms"} <= set(found["checks"][0])
    assert {"isolation", "time_ms", "memory_mb", "growth", "quality", "marks"} <= set(found)


def test_what_is_printed_is_kept_for_the_candidate(tmp_path: Path, sandbox: Sandbox) -> None:
    bench = set_up(read_problem(a_folder(tmp_path)))
    source = "def running_sum(numbers):\n    print('seen', numbers)\n    return numbers\n"

    (result,) = run_checks(bench, source, sandbox, ("check_small",))

    assert result.printed == "seen [1, 2, 3]\n"


def a_result(outcome: str) -> CheckResult:
    return CheckResult(name="check_a", doc="", visible=True, outcome=outcome)  # type: ignore[arg-type]  # a test names real outcomes


@pytest.mark.parametrize(
    ("outcomes", "verdict"),
    [
        (["passed"], "accepted"),
        (["passed", "time_limit", "wrong_answer", "not_run"], "time_limit"),
        (["wrong_answer", "runtime_error"], "wrong_answer"),
        (["wrong_answer", "refused"], "refused"),
    ],
)
def test_the_verdict_is_the_first_failures_and_refused_before_all(
    outcomes: list[str], verdict: str
) -> None:
    assert verdict_of(tuple(a_result(outcome) for outcome in outcomes)) == verdict
