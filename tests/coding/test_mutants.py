import pytest

from greenroom.coding.mutants import mutants_of


def mutants(body: str) -> list[str]:
    return [mutant.mutant for mutant in mutants_of(f"def f(x, y):\n    {body}\n")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("return x < y", ["return x <= y", "return x > y"]),
        ("return x == y", ["return x != y"]),
        ("return x + y", ["return x - y"]),
        ("return x // y", ["return x / y"]),
        ("return x and y", ["return x or y"]),
        ("return not x", ["return x"]),
        ("return x not in y", ["return x in y"]),
        ("x += y", ["x -= y"]),
        ("return True", ["return False"]),
        ("return 3", ["return 4", "return 2"]),
    ],
)
def test_one_thing_is_changed_in_each(body: str, expected: list[str]) -> None:
    assert sorted(mutants(body)) == sorted(expected)


def test_a_chain_is_changed_link_by_link() -> None:
    assert sorted(mutants("return x <= y < x")) == sorted(
        ["return x < y < x", "return x > y < x", "return x <= y <= x", "return x <= y > x"]
    )


@pytest.mark.parametrize(
    "body",
    [
        '"""Return 3 + 4."""',
        'raise ValueError(f"{x + 1} is too much")',
        "z: list[3] = x",
        "return zip(x, y, strict=True)",
    ],
)
def test_what_changes_nothing_is_left_alone(body: str) -> None:
    assert mutants(body) == []


def test_lines_are_told_as_they_stand() -> None:
    text = "def f(x):\n    # 1 < 2\n    return (x  <  3)  # small\n"

    first = mutants_of(text)[0]

    assert (first.number, first.line) == (3, "return (x  <  3)  # small")
    assert first.mutant == "return (x  <=  3)  # small"


def test_words_of_other_alphabets_do_not_shift_places() -> None:
    found = mutants_of('def f(x):\n    return "äöü" if x > 1 else x\n')

    assert 'return "äöü" if x >= 1 else x' in [mutant.mutant for mutant in found]
