import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.design.board import MOST_BOXES, Diagram, parse


def arrows(diagram: Diagram) -> list[tuple[str, str, str]]:
    return [(arrow.source, arrow.target, arrow.label) for arrow in diagram.arrows]


def names(diagram: Diagram) -> list[str]:
    return [box.name for box in diagram.boxes]


def test_a_line_with_an_arrow_says_what_flows_from_one_box_to_another() -> None:
    drawn = parse("gateway -> scoring: the payment")

    assert names(drawn) == ["gateway", "scoring"]
    assert arrows(drawn) == [("gateway", "scoring", "the payment")]


def test_a_chain_is_an_arrow_for_each_pair_and_a_fan_one_for_each_box() -> None:
    drawn = parse("a -> b -> c\nd, e -> f, g: rows")

    assert arrows(drawn)[:2] == [("a", "b", ""), ("b", "c", "")]
    fan = [("d", "f"), ("d", "g"), ("e", "f"), ("e", "g")]
    assert arrows(drawn)[2:] == [(*pair, "rows") for pair in fan]


def test_an_arrow_may_point_back_or_both_ways_in_any_spelling() -> None:
    for text in ("a <-> b", "a ↔ b", "a <--> b", "a -> b\nb --> a", "a → b\na <- b", "a > b\nb=>a"):
        drawn = parse(text)

        assert {pair[:2] for pair in arrows(drawn)} == {("a", "b"), ("b", "a")}, text


def test_a_line_without_an_arrow_is_a_box_and_may_have_a_note() -> None:
    drawn = parse("- Feature store: fresh to the second\n* [Reviewers]")

    assert [(box.name, box.note) for box in drawn.boxes] == [
        ("Feature store", "fresh to the second"),
        ("Reviewers", ""),
    ]


def test_case_hyphens_and_articles_make_no_second_box() -> None:
    drawn = parse("Feature-Store -> scoring\nthe feature store -> Training")

    assert names(drawn) == ["Feature-Store", "scoring", "Training"]


def test_a_comment_is_not_on_the_board() -> None:
    drawn = parse("# a -> b\nscoring -> log # and more\nC# service -> log")

    assert names(drawn) == ["scoring", "log", "C# service"]


def test_a_sentence_is_kept_as_said_and_not_drawn() -> None:
    drawn = parse("I would also watch the scores and wake somebody up.")

    assert drawn.boxes == ()
    assert [remark.text for remark in drawn.remarks] == [
        "I would also watch the scores and wake somebody up."
    ]


def test_a_line_that_cannot_be_read_is_told_by_its_number_and_the_others_are_read() -> None:
    drawn = parse("a -> b\n-> c\nd ->\n***\ne -> f")

    assert names(drawn) == ["a", "b", "e", "f"]
    assert [problem.split(":")[0] for problem in drawn.problems] == ["line 2", "line 3", "line 4"]
    assert "before the arrow; write it as “source -> target”" in drawn.problems[0]


@pytest.mark.parametrize("sign", ["-", "<", ":", "-> ", "#", "a -> "])
def test_a_line_of_a_hundred_thousand_signs_is_no_trouble(sign: str) -> None:
    drawn = parse(sign * (100_000 // len(sign)))

    assert len(drawn.boxes) == 0
    assert len(drawn.problems) == (sign != "#")


def test_a_board_that_is_full_says_so() -> None:
    drawn = parse("\n".join(f"box {number}" for number in range(MOST_BOXES + 1)))

    assert len(drawn.boxes) == MOST_BOXES
    assert "the board is full" in drawn.problems[0]


def test_a_board_amended_in_a_second_answer_is_one_board() -> None:
    drawn = parse("a -> b\n\na -> b: rows\nb -> c")

    assert arrows(drawn) == [("a", "b", "rows"), ("b", "c", "")]


@given(st.text("ab->< ,:#\n-*\r\té.", max_size=60))
def test_every_line_is_a_box_an_arrow_a_remark_a_comment_or_told(text: str) -> None:
    drawn = parse(text)

    spoken = [place.line for box in drawn.boxes for place in box.places]
    spoken += [remark.place.line for remark in drawn.remarks]
    told = [int(problem.split(":")[0].removeprefix("line ")) for problem in drawn.problems]
    blank = [
        number
        for number, line in enumerate(text.split("\n"), start=1)
        if not line.strip() or line.strip().startswith("#") or not line.split("#")[0].strip()
    ]
    assert {*spoken, *told, *blank} == set(range(1, len(text.split("\n")) + 1))


@given(st.text("ab-> ,:#\n\r\t", max_size=60))
def test_every_place_is_a_line_of_the_text_without_the_space_around_it(text: str) -> None:
    drawn = parse(text)

    for box in drawn.boxes:
        for place in box.places:
            quote = text[place.start : place.end]
            assert quote == quote.strip() != ""
            assert text.count("\n", 0, place.start) == place.line - 1
