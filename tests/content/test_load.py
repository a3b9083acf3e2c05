"""Reading packs: what an author reads when something is wrong, and that nothing else escapes."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from greenroom.content.load import read_bank, read_mistakes, read_question
from greenroom.errors import NotFound, PackError, PackErrors
from tests.content.packs import QUESTION, a_pack

REAL = Path(__file__).resolve().parents[2] / "packs" / "ml-engineer"


def errors_of(folder: Path) -> list[str]:
    with pytest.raises(PackErrors) as refused:
        read_bank(folder)
    return [str(error).removeprefix(f"{folder}/") for error in refused.value.errors]


def refusal(read: Callable[[], object]) -> PackError | None:
    """The error a reader raises; None when it reads. Anything else fails the test."""
    try:
        read()
    except PackError as error:
        return error
    return None


def test_a_pack_is_read_in_its_files_order(tmp_path: Path) -> None:
    bank = read_bank(a_pack(tmp_path))

    assert list(bank.topics) == ["evaluation"]
    assert list(bank.mistakes) == ["slip"]
    assert [list(found) for found in (bank.loops, bank.rounds, bank.questions)] == [
        ["loop"], ["talk"], ["why-rare"],
    ]  # fmt: skip
    assert bank.questions["why-rare"].rubric[0].levels[1].says[0] == "wording one of base level one"


def test_a_misspelt_field_is_named_with_its_line_and_the_field_meant(tmp_path: Path) -> None:
    folder = a_pack(tmp_path, question=QUESTION.replace("    weight: 2", "    wieght: 2"))

    assert errors_of(folder) == [
        (
            "questions/evaluation/why-rare.yaml:16: rubric.0.wieght: "
            "unexpected field (did you mean 'weight'?)"
        )
    ]


def test_a_required_field_that_is_misspelt_is_told_once(tmp_path: Path) -> None:
    folder = a_pack(tmp_path, question=QUESTION.replace("topic:", "topik:"))

    assert errors_of(folder) == [
        "questions/evaluation/why-rare.yaml:4: topik: unexpected field (did you mean 'topic'?)"
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("level: mid", "level: midd", (":5: level: must be 'junior', 'mid', 'senior' or 'staff', "
         "not 'midd' (did you mean 'mid'?)")),
        ("tests: Sense", "tests: no", (":10: tests: must be text; "
         "YAML reads 'no' as true or false; put it in quotes")),
        ("tests: Sense", "tests: {one: two}", (":10: tests: must be text; "
         "a colon before a space makes a mapping; put the whole text in quotes")),
        ("minutes: 8", "minutes: 0", ":6: minutes: must be 1 or more"),
        ("minutes: 8", "minutes: '8'", ":6: minutes: must be a whole number"),
        ("tests: Sense", "tests: ' '", ":10: tests: must not be empty"),
        ("tests: Sense\n", "", ":1: tests: is missing"),
        ("[first, then]", "[]", ":11: structure: must have at least 1 item"),
        ("[first, then]", "first", ":11: structure: must be a list"),
        ("  - id: base", "  - id: The Base", (":13: rubric.0.id: "
         "must be lower-case words joined by hyphens (like-this)")),
        ("id: why-rare", "id: why", ":1: id: 'why' is not the file's name, 'why-rare'"),
        ("topic: evaluation", "topic: trees", (":4: topic: 'trees' is not the folder's name, "
         "'evaluation'")),
    ],
)  # fmt: skip
def test_an_error_says_what_is_wrong_and_what_to_write(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    folder = a_pack(tmp_path, question=QUESTION.replace(old, new))

    assert errors_of(folder) == [f"questions/evaluation/why-rare.yaml{told}"]


def test_errors_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    folder = a_pack(tmp_path, question=QUESTION.replace("minutes: 8", "minutes: 0"))
    (folder / "pack.yaml").unlink()
    (folder / "rounds" / "talk.yaml").write_text("id: &x talk\n")
    (folder / "topics.yaml").write_text("- {id: a, title: A, about: b}\n" * 2)

    assert errors_of(folder) == [
        "pack.yaml:1: cannot be read: No such file or directory",
        "topics.yaml:2: 1.id: 'a' is given twice",
        "rounds/talk.yaml:1: anchor &x: write plain data",
        "questions/evaluation/why-rare.yaml:6: minutes: must be 1 or more",
    ]


def test_two_questions_cannot_share_an_id(tmp_path: Path) -> None:
    folder = a_pack(tmp_path)
    home = folder / "questions" / "evaluation" / "why-rare.yaml"
    (folder / "questions" / "trees").mkdir()
    shutil.copy(home, folder / "questions" / "trees")

    assert errors_of(folder) == [
        f"questions/trees/why-rare.yaml:1: id: 'why-rare' is taken by {home}"
    ]


def test_one_question_is_read_without_the_others(tmp_path: Path) -> None:
    folder = a_pack(tmp_path)
    (folder / "questions" / "evaluation" / "other.yaml").write_text("[broken")

    assert read_question(folder, "why-rare").topic == "evaluation"


@pytest.mark.parametrize("name", ["why-rar", "../evaluation/why-rare", "*", ""])
def test_an_unknown_question_is_not_found(tmp_path: Path, name: str) -> None:
    folder = a_pack(tmp_path)

    with pytest.raises(NotFound, match="there is no question"):
        read_question(folder, name)


def test_a_near_miss_is_answered_with_the_id_meant(tmp_path: Path) -> None:
    folder = a_pack(tmp_path)

    with pytest.raises(NotFound, match=r"no question 'why-rar' \(did you mean 'why-rare'\?\)"):
        read_question(folder, "why-rar")


def test_a_folder_that_is_not_there_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="there is no pack at"):
        read_bank(tmp_path / "none")


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.text(max_size=20)
)
FIELDS = st.sampled_from(["id", "title", "by", "shows", "why", "instead", "serious", "clears"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(FIELDS | SCALARS, inner, max_size=4)
    ),
    max_leaves=20,
)
PER_FILE = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None
)


@PER_FILE
@given(text=st.text() | VALUES.map(lambda value: yaml.safe_dump(value, allow_unicode=True)))
def test_whatever_a_file_holds_only_a_pack_error_escapes(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mistakes.yaml"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")

    refused = refusal(lambda: read_mistakes(tmp_path))

    assert refused is None or (refused.line >= 1 and str(path) in str(refused))


@PER_FILE
@given(data=st.data())
def test_a_question_with_any_piece_of_it_replaced_reads_or_is_refused(
    tmp_path: Path, data: st.DataObject
) -> None:
    lines = QUESTION.splitlines()
    start = data.draw(st.integers(0, len(lines) - 1))
    end = data.draw(st.integers(start, len(lines)))
    piece = data.draw(st.text("abz:-[]{}&*!|>#'\"?, \n0", max_size=30))
    path = tmp_path / "questions" / "evaluation" / "why-rare.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*lines[:start], piece, *lines[end:]]), encoding="utf-8")

    refused = refusal(lambda: read_question(tmp_path, "why-rare"))

    last = len(path.read_text(encoding="utf-8").splitlines()) + 1
    assert refused is None or 1 <= refused.line <= last


def test_the_real_pack_reads() -> None:
    bank = read_bank(REAL)

    assert bank.pack.id == "ml-engineer"
