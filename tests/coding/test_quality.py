import pytest

from greenroom.coding.quality import MOST, read_quality
from greenroom.coding.verdict import Remark

DOUBLE = '''def double(x: int) -> int:
    """Return twice the number."""
    return 2 * x
'''


def remarks(source: str, profile: str = "numpy", *, slow: bool = False) -> dict[str, Remark]:
    found = read_quality(source, ("double",), profile, slow=slow)
    return {remark.rule: remark for remark in found}


def in_a_function(*lines: str) -> str:
    body = "\n".join(f"    {line}" for line in lines)
    return f'def double(x: list[int]) -> list[int]:\n    """Do it."""\n{body}\n'


def test_clean_code_draws_no_remark() -> None:
    assert remarks(DOUBLE) == {}


def test_a_remark_quotes_its_line_and_says_what_to_do() -> None:
    source = "import os\n\n\n" + DOUBLE

    remark = remarks(source)["F401"]

    assert source[remark.start : remark.end] == remark.quote == "import os"
    assert remark.line == 1
    assert remark.advice == "Take the import out."


@pytest.mark.parametrize(
    ("rule", "lines"),
    [
        ("unreachable", ["return x", "x.sort()"]),
        ("empty-name", ["tmp = x", "return tmp"]),
        ("B006", ["def inner(seen=[]):", "    return seen", "return inner(x)"]),
        ("E722", ["try:", "    return x[0]", "except:", "    return None"]),
        ("T201", ["print(x)", "return x"]),
        ("pop-first", ["while x:", "    x.pop(0)", "return x"]),
        ("ARG001", ["return 3"]),
        ("NPY002", ["import numpy as np", "np.random.seed(3)", "return x"]),
    ],
)
def test_what_an_interviewer_would_mention(rule: str, lines: list[str]) -> None:
    assert rule in remarks(in_a_function(*lines))


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        ("no-docstring", "def double(x: int) -> int:\n    return 2 * x\n"),
        ("no-types", 'def double(x):\n    """Return twice the number."""\n    return 2 * x\n'),
        ("unused-function", DOUBLE + "\n\ndef _spare(y: int) -> int:\n    return y\n"),
        ("one-letter-names", in_a_function("c = f = g = h = l = r = x", "return c or f or g or h")),
    ],
)
def test_what_is_missing_or_too_much_is_mentioned(rule: str, source: str) -> None:
    assert rule in remarks(source)


LOOPS = in_a_function(
    "import numpy as np",
    "out = np.zeros((len(x), len(x)))",
    "for i in range(len(x)):",
    "    for j in range(len(x)):",
    "        out[i, j] = x[i] * x[j]",
    "return out",
)
CHAIN = in_a_function(
    "for i in range(1, len(x)):",
    "    x[i] = x[i - 1] + x[i]",
    "return x",
)


def test_loops_over_elements_are_mentioned_where_arrays_would_do() -> None:
    assert remarks(LOOPS)["loop-over-elements"].weight == 2
    assert "loop-over-elements" not in remarks(LOOPS, "stdlib")


def test_a_loop_that_was_measured_to_be_slow_weighs_most() -> None:
    assert remarks(LOOPS, slow=True)["loop-over-elements"].weight == 3


def test_a_loop_that_needs_its_own_last_step_is_left_alone() -> None:
    assert "loop-over-elements" not in remarks(CHAIN, slow=True)


def test_frames_row_by_row_are_mentioned() -> None:
    rows = in_a_function("return [row.a for _, row in x.iterrows()]")
    apply = in_a_function("return x.apply(lambda row: row.a + row.b, axis=1)")

    assert "row-by-row" in remarks(rows, "pandas")
    assert "row-by-row" in remarks(apply, "pandas")


def test_formulas_may_keep_their_letters() -> None:
    source = in_a_function("n = len(x)", "for i, j in zip(x, x, strict=True):", "    n += i * j")

    assert "one-letter-names" not in remarks(source)


def test_text_that_is_not_python_draws_no_remark() -> None:
    assert remarks("def double(") == {}


def test_a_configuration_in_the_source_switches_nothing_off() -> None:
    assert "F401" in remarks("import os  # noqa\n\n\n" + DOUBLE)


def test_there_are_never_too_many() -> None:
    source = "\n".join(f"import m{n}\n\n\ndef F{n}(l=[]):\n    print(l)" for n in range(40))

    assert len(read_quality(source, ("double",), "numpy")) <= MOST
