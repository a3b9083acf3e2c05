"""What a pack that reads can still have wrong, and the line it is told with."""

from pathlib import Path

import pytest

from greenroom.content.check import check_bank, check_pack
from greenroom.content.load import read_bank
from tests.content.packs import LOOP, QUESTION, ROUND, STRONG, a_pack


def told(folder: Path) -> list[str]:
    errors = check_bank(read_bank(folder), folder)
    return [str(error).removeprefix(f"{folder}/") for error in errors]


def test_a_sound_pack_has_nothing_to_tell(tmp_path: Path) -> None:
    folder = a_pack(tmp_path)

    assert told(folder) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "mistakes: [slip]\n",
            "mistakes: [slipp]\n",
            "42: mistakes.0: there is no mistake 'slipp' (did you mean 'slip'?)",
        ),
        (
            "  - {criterion: cost, ask",
            "  - {criterion: costs, ask",
            "45: probes.1.criterion: there is no criterion 'costs' (did you mean 'cost'?)",
        ),
        (
            "  - {criterion: cost, ask",
            "  - {criterion: base, ask",
            "28: rubric.1.id: the criterion 'cost' has no probe",
        ),
        (
            "  - {criterion: base, say: Count them.}\n",
            "",
            "13: rubric.0.id: the criterion 'base' has no hint",
        ),
        (
            "          - wording two of base level one\n",
            "",
            "19: rubric.0.levels.1: needs more wordings (2 of 3) in says",
        ),
        (
            "      - denial two of the cost point\n",
            "",
            "28: rubric.1: needs more wordings (2 of 3) in denies",
        ),
        (
            "- wording two of cost level one",
            "- Wording three of base, level one!",
            "36: rubric.1.levels.1.says.1: repeats rubric.0.levels.1.says.2",
        ),
        (
            "- denial two of the base point",
            "- never",
            "26: rubric.0.denies.1: word count is 1; 4 to 45 are wanted",
        ),
        (
            "- denial two of the base point",
            "- Payments are really stolen ones, plain words all",
            (
                "26: rubric.0.denies.1: shares 'payments are really stolen ones plain' "
                "with the exemplar 'right-in-other-words'"
            ),
        ),
        ("  - id: cost", "  - id: base", "28: rubric.1: 'base' is given twice"),
        (
            "marks: {base: 1, cost: 1}",
            "marks: {base: 2, cost: 1}",
            "50: exemplars.0.marks.base: the criterion's levels are 0 to 1, not 2",
        ),
        (
            "marks: {base: 1, cost: 1}",
            "marks: {base: 1, cots: 1}",
            "50: exemplars.0.marks.cots: there is no criterion 'cots' (did you mean 'cost'?)",
        ),
        (
            "mistakes: []",
            "mistakes: [slop]",
            "50: exemplars.0.mistakes.0: the question does not listen for 'slop'",
        ),
        ("name: weak", "name: week", "49: exemplars: there is no exemplar 'weak'"),
        (
            "marks: {base: 1}}",
            "marks: {}}",
            "49: exemplars: 'right-in-other-words' hardly leads 'fluent-and-wrong' (0.00 and 0.00",
        ),
        (STRONG, "too short", "50: exemplars.0.answer: word count is 2; 100 to 260 are wanted"),
        (
            "rephrase: Put otherwise, what does the number hide?",
            "rephrase: why is it useless",
            "9: rephrase: says the same as ask",
        ),
        (
            "rephrase: Put otherwise, what does the number hide?\n",
            "",
            "1: rephrase: is missing: how is it put to someone who did not follow?",
        ),
    ],
)
def test_a_question_that_does_not_fit_itself_is_told(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    folder = a_pack(tmp_path, question=QUESTION.replace(old, new, 1))

    found = told(folder)
    wanted = f"questions/evaluation/why-rare.yaml:{problem}"
    assert any(line.startswith(wanted) for line in found), found


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("stage: screen", "stage: scren", "3: stage: there is no stage 'scren' (did you mean"),
        ("[evaluation]", "[trees]", "9: parts.0.topics.0: there is no topic 'trees'"),
        ("count: 1", "count: 2", "9: parts.0.count: asks for 2 of only 1 questions"),
        ("count: 1", "count: 0", "9: parts.0.topics: draws from topics, so it needs a count"),
        ("topics: [evaluation], count: 1", "topics: []", "9: parts.0: names neither topics nor"),
        (
            "topics: [evaluation], count: 1",
            "questions: [why-rar]",
            "9: parts.0.questions.0: there is no question 'why-rar' (did you mean 'why-rare'?)",
        ),
        ("minutes: 25", "minutes: 31", "8: parts: last 31 minutes together, the round 30"),
    ],
)
def test_a_round_that_does_not_fit_its_pack_is_told(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    folder = a_pack(tmp_path, round_=ROUND.replace(old, new, 1))

    found = told(folder)
    assert any(line.startswith(f"rounds/talk.yaml:{problem}") for line in found), found


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("[talk]", "[talks]", "5: stages.0.rounds.0: there is no round 'talks' (did you mean"),
        ("id: screen", "id: other", "5: stages.0.rounds.0: the round 'talk' says its stage is"),
        ("minutes: 30", "minutes: 40", "5: stages.0.rounds: last 30 minutes together, the stage"),
        ("up_to: 45", "up_to: 20", "5: stages.0.up_to: is less than the stage's minutes, 30"),
    ],
)
def test_a_loop_that_does_not_fit_its_rounds_is_told(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    folder = a_pack(tmp_path, loop=LOOP.replace(old, new, 1))

    found = told(folder)
    assert any(line.startswith(f"loops/loop.yaml:{problem}") for line in found), found


def test_a_pack_names_every_axis_and_bears_its_folders_name(tmp_path: Path) -> None:
    folder = a_pack(tmp_path)
    page = folder / "pack.yaml"
    page.write_text(page.read_text().replace("id: small", "id: tiny").replace("A, design: B", "A"))

    assert told(folder) == [
        "pack.yaml:1: id: 'tiny' is not the folder's name, 'small'",
        "pack.yaml:6: axes: the axis 'design' has no name",
    ]


def test_a_mistake_needs_wordings_to_be_found_by(tmp_path: Path) -> None:
    folder = a_pack(tmp_path)
    page = folder / "mistakes.yaml"
    page.write_text(page.read_text().replace("another slip like that, ", "", 1))

    assert told(folder) == ["mistakes.yaml:3: 0.shows: needs 3 wordings or more that show it"]


def test_a_broken_file_does_not_hide_what_is_wrong_in_a_question_that_reads(
    tmp_path: Path,
) -> None:
    folder = a_pack(
        tmp_path, question=QUESTION.replace("      - denial two of the cost point\n", "")
    )
    (folder / "topics.yaml").write_text("- oops\n")

    assert [error.where for error in check_pack(folder)] == ["0", "rubric.1"]
