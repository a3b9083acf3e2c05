from pathlib import Path

import pytest

from greenroom.errors import UserError
from greenroom.session.script import read_script

WRITTEN = """
accuracy: It hides the rare class.
leakage: [First answer., Then more.]
"*": [Let me think., Nothing to add.]
"""


def a_file(folder: Path, text: str) -> Path:
    path = folder / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_replies_in_turn_and_then_falls_silent(tmp_path: Path) -> None:
    script = read_script(a_file(tmp_path, WRITTEN))

    assert [script.reply("leakage", n) for n in range(3)] == ["First answer.", "Then more.", None]
    assert [script.reply("accuracy", n) for n in range(2)] == ["It hides the rare class.", None]


def test_a_star_answers_what_is_not_named(tmp_path: Path) -> None:
    script = read_script(a_file(tmp_path, WRITTEN))

    assert script.reply("trees", 1) == "Nothing to add."


def test_json_is_read_as_well(tmp_path: Path) -> None:
    script = read_script(a_file(tmp_path, '{"trees": ["Split by gain.", "Prune."]}'))

    assert script.reply("trees", 1) == "Prune."
    assert script.reply("leakage", 0) is None


@pytest.mark.parametrize(
    "text",
    [
        *("- a\n- b", "a: {b: c}", "a: [no]", "a: 3", "a: [", "a: b: c"),
        *("a: 2024-13-45", "a: !!int foo", "[" * 20_000),
    ],
)
def test_anything_else_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserError, match=r"answers\.yaml: ") as refusal:
        read_script(a_file(tmp_path, text))
    assert "\n" not in str(refusal.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_script(tmp_path / "none.yaml")


def test_a_design_is_said_as_json(tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("fraud-lab: {choices: {threshold: cost}, expect: {cost: 900}}\n")

    said = read_script(file).reply("fraud-lab", 0)

    assert said == '{"choices": {"threshold": "cost"}, "expect": {"cost": 900}}'
