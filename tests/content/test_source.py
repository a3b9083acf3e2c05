"""What is plain data, what is refused, and on which line."""

from pathlib import Path
from typing import Any

import pytest

from greenroom.content.source import read_source
from greenroom.errors import PackError


def a_file(folder: Path, text: str) -> Path:
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "data"),
    [
        (
            "a: 1\nb: [x, 'y']\nc: |\n  two\n  lines\n",
            {"a": 1, "b": ["x", "y"], "c": "two\nlines\n"},
        ),
        ("a: yes\nb: 1.5\nc: ~\nd: -3\n", {"a": True, "b": 1.5, "c": None, "d": -3}),
        ("version: 2024-01-01\n", {"version": "2024-01-01"}),
        ("clock: 1:30\noctal: 010\nlong: 1_000\n", {"clock": None, "octal": None, "long": None}),
        ("ask: Is it & or *, or !important?\n", {"ask": "Is it & or *, or !important?"}),
    ],
)
def test_plain_yaml_becomes_plain_data(tmp_path: Path, text: str, data: dict[str, Any]) -> None:
    path = a_file(tmp_path, text)

    assert read_source(path).data == data


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 1\nb: &x 2\n", 2, "anchor &x: write plain data"),
        ("a: 1\nb: *x\n", 2, "alias *x: write plain data"),
        (
            "a: 1\n\nb: !!python/name:os.system x\n",
            3,
            "tag tag:yaml.org,2002:python/name:os.system",
        ),
        ("a: 1\nb: 2\na: 3\n", 3, "the field 'a' is given twice"),
        ("a: 1\n? [b]\n: 2\n", 2, "a field's name must be a word"),
        ("a: b: c\n", 1, "not YAML: mapping values are not allowed"),
        ("a: 1\nb: [1, 2\n", 3, "not YAML: "),
        ("# nothing\n", 1, "the file is empty"),
        ("a: 1\n---\nb: 2\n", 1, "more than one document"),
        ("a: \x00\n", 1, "not YAML: "),
        ("- " * 200_000, 1, "nested too deeply"),
        ("[" * 200_000, 1, "nested too deeply"),
        ("x" * 1_000_001, 1, "larger than 1,000,000 bytes"),
    ],
)
def test_what_is_no_plain_data_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int, problem: str
) -> None:
    path = a_file(tmp_path, text)

    with pytest.raises(PackError, match=f"^{path}:{line}: ") as refused:
        read_source(path)
    assert problem in str(refused.value)


def test_bytes_that_are_no_text_are_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\nb: \xff\n")

    with pytest.raises(PackError, match=":2: not UTF-8 text"):
        read_source(path)


def test_a_missing_file_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read: No such file"):
        read_source(tmp_path / "none.yaml")


def test_a_place_is_on_the_line_of_its_field_or_item(tmp_path: Path) -> None:
    source = read_source(a_file(tmp_path, "top: 1\nlist:\n  - a: x\n    b: |\n      y\n  - z\n"))

    assert [source.line(steps) for steps in [("top",), ("list", 0, "b"), ("list", 1)]] == [1, 4, 6]


def test_a_place_that_is_not_there_is_on_the_line_around_it(tmp_path: Path) -> None:
    source = read_source(a_file(tmp_path, "top: 1\nlist:\n  - a: x\n"))

    assert [source.line(steps) for steps in [("none",), ("list", 0, "none"), ("list", 9)]] == [
        1,
        3,
        2,
    ]
