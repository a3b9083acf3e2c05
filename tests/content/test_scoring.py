"""The rules of scoring: what an author is told when they do not hold together."""

import re
from pathlib import Path

import pytest

from greenroom.content.scoring import check_rules, read_rules
from greenroom.errors import PackErrors

PACK = Path(__file__).resolve().parents[2] / "packs" / "ml-engineer"
TEXT = (PACK / "resume" / "rules.yaml").read_text(encoding="utf-8")


def a_pack(folder: Path, text: str) -> Path:
    (folder / "resume").mkdir()
    (folder / "resume" / "rules.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_packs_rules_hold_together() -> None:
    assert check_rules(PACK) == ()


def test_a_pack_may_have_no_rules(tmp_path: Path) -> None:
    assert check_rules(tmp_path) == ()


@pytest.mark.parametrize(
    ("change", "instead", "told"),
    [
        ("weight: 30", "weight: 31", "parts: the weights make 101, not 100"),
        ("part: numbers", "part: numbres", r"part: there is no part 'numbres' \(did you mean"),
        ("id: no-number", "id: no-problem", "id: 'no-problem' is given twice"),
        ("flag: metric", "flag: data", "flag: 'data' is given twice"),
        ("<outcomes>", "<outcome>", r"there is no list 'outcome' \(did you mean 'outcomes'"),
        ("severity: advice", "severity: hint", "severity: must be 'fault', 'advice' or 'note'"),
        ("cost: 0.6", "cost: 6", r"cost: must be 1(\.0)? or less"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, change: str, instead: str, told: str
) -> None:
    pack = a_pack(tmp_path, TEXT.replace(change, instead, 1))

    with pytest.raises(PackErrors, match=rf"rules\.yaml:\d+: .*{told}"):
        read_rules(pack)
    assert any(re.search(told, str(error)) for error in check_rules(pack))


def test_a_file_that_is_no_yaml_is_told_and_not_raised(tmp_path: Path) -> None:
    assert len(check_rules(a_pack(tmp_path, "version: [\n"))) == 1
