"""The rules as the pack writes them: whole, known, published."""

import re
from pathlib import Path

import pytest

from greenroom.content.scoring import read_rules
from greenroom.errors import PackErrors
from greenroom.resume.model import FLAG_LETTERS
from greenroom.resume.score.page import score_page
from greenroom.resume.score.rulebook import rulebook

ROOT = Path(__file__).resolve().parents[3]
RULES = rulebook().rules
SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "src/greenroom/resume").rglob("*.py"))
    if path.parent.name in ("score", "read")
)


def test_weights_make_a_hundred_and_each_rule_has_its_part() -> None:
    parts = [part.id for part in RULES.parts]

    assert sum(part.weight for part in RULES.parts) == 100
    assert all(rule.part in parts for rule in RULES.rules)
    assert len({rule.id for rule in RULES.rules}) == len(RULES.rules)
    assert {rule.flag for rule in RULES.flags} == set(FLAG_LETTERS.values())


def test_every_rule_is_looked_for_somewhere() -> None:
    assert [rule.id for rule in RULES.rules if f'"{rule.id}"' not in SOURCE] == []


def test_the_page_publishes_every_weight_and_rule_and_is_up_to_date() -> None:
    page = score_page(RULES)
    written = (ROOT / "docs/reference/resume-score.md").read_text(encoding="utf-8")

    assert page.strip() in written, "stale: run python tools/docs.py"
    assert all(f"| `{rule.id}` |" in page for rule in RULES.rules)
    assert all(f"](#{part.title.lower().replace(' ', '-')}) | {part.weight:g} |" in page
               for part in RULES.parts)  # fmt: skip


def test_advice_asks_in_one_sentence_and_lists_are_all_used() -> None:
    text = (ROOT / "packs/ml-engineer/resume/rules.yaml").read_text(encoding="utf-8")

    assert all(re.search(r"[.?]$", rule.advice) for rule in RULES.rules)
    unused = [name for name in RULES.lists if f"<{name}>" not in text and f'"{name}"' not in SOURCE]
    assert unused == []


def test_a_misspelt_field_is_named_with_its_line(tmp_path: Path) -> None:
    pack = tmp_path / "resume"
    pack.mkdir()
    (pack / "rules.yaml").write_text('version: "1"\nenogh: 0.7\n', encoding="utf-8")

    with pytest.raises(PackErrors, match=r"rules\.yaml:2: enogh: unexpected field"):
        read_rules(tmp_path)


def test_another_packs_rules_are_used_and_a_pack_without_any_falls_back(tmp_path: Path) -> None:
    text = (ROOT / "packs/ml-engineer/resume/rules.yaml").read_text(encoding="utf-8")
    other = tmp_path / "other" / "resume"
    other.mkdir(parents=True)
    (other / "rules.yaml").write_text(text.replace('version: "1"', 'version: "9"'), "utf-8")

    assert rulebook(tmp_path / "other").rules.version == "9"
    assert rulebook(tmp_path).rules == RULES
