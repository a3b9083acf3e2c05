"""The file that says how job descriptions are read: what is refused, and with which line."""

from pathlib import Path

import pytest

from greenroom.content.requirements import check_requirements, read_requirements
from greenroom.errors import PackErrors
from greenroom.world import open_world

SOUND = """version: "1"
headings: {must: [requirements], nice: [bonus], duties: [tasks], aside: [perks]}
cues: {must: [required], nice: [a plus], asks: [experience], duties: [you will],
  tasks: [build], aside: [perks]}
noise: [cookies]
terms:
  - {id: trees, name: trees, kind: skill, topics: [trees]}
  - {id: boosting, name: boosting, kind: skill, under: [trees], kin: true}
  - {id: xgboost, name: XGBoost, kind: tool, says: [xgb], under: [boosting], problems: [stumps]}
  - {id: go, name: Go, kind: tool, says: [golang], listed: [Go]}
"""


def a_pack_that_asks(folder: Path, text: str) -> Path:
    (folder / "resume").mkdir()
    (folder / "resume" / "requirements.yaml").write_text(text, encoding="utf-8")
    (folder / "problems" / "stumps").mkdir(parents=True)
    (folder / "problems" / "stumps" / "problem.yaml").touch()
    return folder


def test_a_sound_file_reads(tmp_path: Path) -> None:
    folder = a_pack_that_asks(tmp_path, SOUND)

    assert check_requirements(folder, ["trees"]) == ()
    assert [term.id for term in read_requirements(folder).terms][:2] == ["trees", "boosting"]


def test_a_name_is_a_wording_unless_it_is_only_one_in_a_list(tmp_path: Path) -> None:
    terms = {term.id: term for term in read_requirements(a_pack_that_asks(tmp_path, SOUND)).terms}

    assert terms["xgboost"].wordings == ("XGBoost", "xgb")
    assert terms["go"].wordings == ("golang",)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("id: boosting", "id: trees", "8: terms.1.id: 'trees' is given twice"),
        ("under: [trees]", "under: [treees]", "terms.1.under.0: there is no term 'treees' (did"),
        ("topics: [trees]}", "under: [boosting]}", "'boosting' is under 'trees' itself"),
        ("kind: tool, says: [xgb]", "kind: toll", "must be 'tool', 'skill'"),
        ("says: [xgb]", "sais: [xgb]", "unexpected field (did you mean 'says'?)"),
        ("says: [xgb]", "says: [xgboost]", "terms.2.says.0: 'xgboost' is its name"),
        ("topics: [trees]}", "topics: [tree]}", "there is no topic 'tree' (did you mean 'trees'?)"),
        ("[stumps]", "[stump]", "there is no problem 'stump' (did you mean 'stumps'?)"),
        ('version: "1"', "version: 1", "version: must be text"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    folder = a_pack_that_asks(tmp_path, SOUND.replace(old, new))

    told = "\n".join(str(error) for error in check_requirements(folder, ["trees"]))
    assert "requirements.yaml:" in told
    assert problem in told


def test_a_broken_file_is_not_read(tmp_path: Path) -> None:
    folder = a_pack_that_asks(tmp_path, SOUND.replace("under: [trees]", "under: [leaves]"))

    with pytest.raises(PackErrors):
        read_requirements(folder)


def test_a_pack_may_have_none(tmp_path: Path) -> None:
    assert check_requirements(tmp_path, ["trees"]) == ()


def test_the_packs_own_file_is_sound() -> None:
    pack = open_world().settings.pack_dir
    topics = [
        line.removeprefix("- id: ").strip()
        for line in (pack / "topics.yaml").read_text(encoding="utf-8").splitlines()
        if line.startswith("- id: ")
    ]

    assert check_requirements(pack, topics) == ()
