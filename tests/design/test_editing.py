import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from greenroom.design.board import Diagram, parse
from greenroom.design.editing import add_box, connect, edit, remove_arrow, remove_box, rename
from greenroom.errors import UserError

TEXT = """\
# the way in
gateway -> scoring -> log: score  # fast
features -> scoring, training
reviewers: eight people"""


def arrows(drawn: Diagram) -> set[tuple[str, str, str]]:
    return {(arrow.source, arrow.target, arrow.label) for arrow in drawn.arrows}


def names(drawn: Diagram) -> set[str]:
    return {box.name for box in drawn.boxes}


def test_a_box_is_added_on_a_line_of_its_own() -> None:
    done = add_box(TEXT, " Monitoring ")

    assert done.text == f"{TEXT}\nMonitoring"
    assert done.said == "Monitoring added."


def test_boxes_are_connected_and_the_words_of_an_arrow_changed() -> None:
    first = connect(TEXT, "log", "reviewers", "doubtful ones")
    again = connect(first.text, "log", "reviewers", "the 500 worst")

    assert ("log", "reviewers", "doubtful ones") in arrows(parse(first.text))
    assert again.said == "log now leads to reviewers: the 500 worst."
    assert ("log", "reviewers", "the 500 worst") in arrows(parse(again.text))
    assert len(arrows(parse(again.text))) == len(arrows(parse(first.text)))


def test_a_box_is_renamed_wherever_it_is_spoken_of_and_nothing_else_changes() -> None:
    done = rename(TEXT, "scoring", "fraud scorer")

    assert done.text == TEXT.replace("scoring", "fraud scorer")


def test_a_box_is_removed_with_its_arrows_and_the_others_stay() -> None:
    done = remove_box(TEXT, "scoring")

    assert names(parse(done.text)) == names(parse(TEXT)) - {"scoring"}
    assert arrows(parse(done.text)) == {("features", "training", "")}
    assert done.said == "scoring removed with 3 arrows."
    assert "# the way in" in done.text
    assert "# fast" in done.text


def test_an_arrow_is_cut_out_of_a_chain_and_its_boxes_stay() -> None:
    done = remove_arrow(TEXT, "gateway", "scoring")

    assert names(parse(done.text)) == names(parse(TEXT))
    assert arrows(parse(TEXT)) - arrows(parse(done.text)) == {("gateway", "scoring", "")}


@pytest.mark.parametrize(
    ("what", "fields", "why"),
    [
        ("add", {"name": "the Gateway"}, "on the board already"),
        ("add", {"name": ""}, "Give the box a name"),
        ("add", {"name": "a -> b"}, "short name without an arrow"),
        ("connect", {"source": "gateway", "target": "scoring"}, "leads to scoring already"),
        ("connect", {"source": "gateway", "target": ""}, "Choose a box"),
        ("rename", {"box": "log", "to": "gateway"}, "remove one of the two"),
        ("remove:nothing", {}, "no box 'nothing'"),
        ("cut:log>gateway", {}, "does not lead to"),
        ("explode", {}, "no change"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(what: str, fields: dict[str, str], why: str) -> None:
    with pytest.raises(UserError, match=why):
        edit(TEXT, what, fields)


BOXES = st.sampled_from(["a", "b", "c", "d e"])
LINES = st.lists(
    st.one_of(
        st.tuples(BOXES, BOXES).map(lambda pair: f"{pair[0]} -> {pair[1]}: rows"),
        st.tuples(BOXES, BOXES, BOXES).map(" -> ".join),
        st.tuples(BOXES, BOXES, BOXES).map(lambda fan: f"{fan[0]}, {fan[1]} <-> {fan[2]}"),
        BOXES.map(lambda name: f"{name}: a note"),
        st.just("# a comment"),
    ),
    max_size=6,
)


@given(LINES, BOXES)
def test_removing_a_box_takes_it_and_its_arrows_and_nothing_else(
    lines: list[str], box: str
) -> None:
    text = "\n".join(lines)
    before = parse(text)
    assume(box in names(before))

    after = parse(remove_box(text, box).text)

    assert names(after) == names(before) - {box}
    assert arrows(after) == {each for each in arrows(before) if box not in each[:2]}


@given(LINES, BOXES, BOXES)
def test_cutting_an_arrow_takes_that_arrow_and_nothing_else(
    lines: list[str], source: str, target: str
) -> None:
    text = "\n".join(lines)
    before = parse(text)
    assume((source, target) in {each[:2] for each in arrows(before)})

    after = parse(remove_arrow(text, source, target).text)

    assert names(after) == names(before)
    assert arrows(after) == {each for each in arrows(before) if each[:2] != (source, target)}


@given(LINES, BOXES)
def test_renaming_changes_one_name_and_no_arrow(lines: list[str], box: str) -> None:
    text = "\n".join(lines)
    before = parse(text)
    assume(box in names(before))

    after = parse(rename(text, box, "new one").text)

    def called(name: str) -> str:
        return "new one" if name == box else name

    assert names(after) == {called(name) for name in names(before)}
    assert arrows(after) == {(called(s), called(t), label) for s, t, label in arrows(before)}
