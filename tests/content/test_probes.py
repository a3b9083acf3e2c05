"""The pack's kinds of probe: what is refused, and where it is said to be wrong."""

from pathlib import Path

import pytest

from greenroom.content.check import check_pack
from greenroom.content.probes import read_probe_kinds
from greenroom.errors import PackErrors
from tests.content.packs import QUESTION, a_pack

SOUND = """- id: why-rare
  title: Why
  why: To see whether it was a choice.
  when:
    - {shown: [model], says: ['\\bmodels?\\b'], weight: 7}
    - {weight: 1}
  asks: ["Why “{quote}”?", "What came second to “{quote}”?", "Without “{quote}”?"]
"""
RESUME = QUESTION.replace("kind: spoken", "kind: resume")


def wrong(folder: Path, text: str) -> str:
    (folder / "resume").mkdir(exist_ok=True)
    (folder / "resume" / "probes.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PackErrors) as caught:
        read_probe_kinds(folder)
    return "\n".join(str(error) for error in caught.value.errors)


def test_a_pack_without_the_file_has_no_kinds(tmp_path: Path) -> None:
    assert read_probe_kinds(tmp_path) == ()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("Why “{quote}”?", "Why this model?", "asks.0: must have {quote} once"),
        ("What came second to “{quote}”?", "Why “{quote}”?", "asks.1: is given twice"),
        (', "Without “{quote}”?"', "", "asks"),
        ("models?", "models(", "when.0.says.0: is no regular expression"),
        ("shown: [model]", "shown: [modle]", "must be 'metric'"),
        ("    - {weight: 1}\n", "", "no kind fires for every bullet"),
        ("weight: 7}", "weight: 7, asks: ['“{quote}”?']}", "needs 3 asks or more, or none"),
        ("weight: 7", "weight: 70", "weight"),
    ],
)
def test_what_is_wrong_is_said_at_its_line(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    assert old in SOUND

    told = wrong(tmp_path, SOUND.replace(old, new))

    assert problem in told
    assert "probes.yaml:" in told


def test_a_kind_given_twice_is_refused(tmp_path: Path) -> None:
    assert "'why-rare' is given twice" in wrong(tmp_path, SOUND + SOUND)


def test_each_kind_needs_a_question_of_its_name(tmp_path: Path) -> None:
    pack = a_pack(tmp_path, question=RESUME)
    (pack / "resume").mkdir()
    (pack / "resume" / "probes.yaml").write_text(SOUND, encoding="utf-8")
    assert check_pack(pack) == ()

    (pack / "resume" / "probes.yaml").write_text(SOUND.replace("why-rare", "why-rara"))

    told = [str(error) for error in check_pack(pack)]
    assert len(told) == 1
    assert "probes.yaml:1: 0.id: there is no question of kind resume 'why-rara' (did" in told[0]


def test_a_question_of_kind_resume_is_held_to_what_a_spoken_one_is(tmp_path: Path) -> None:
    pack = a_pack(
        tmp_path, question=RESUME.replace("          - wording two of cost level one\n", "")
    )

    assert any("needs more wordings" in str(error) for error in check_pack(pack))
