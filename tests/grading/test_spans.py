from hypothesis import given
from hypothesis import strategies as st

from greenroom.grading.spans import LONGEST, SHORTEST, WIDEST, units, windows

RAMBLING = (
    "so um what i would do is look at the data first and then i would train something simple like "
    "a logistic regression because it is cheap and then i would compare it with the fancy one "
    "and if the gain is small we keep the simple one"
)


def texts(answer: str) -> list[str]:
    return [unit.text for unit in units(answer)]


def test_cuts_at_sentence_ends_and_lines() -> None:
    assert texts("It overfits. Why? Too deep!\nSo prune it") == [
        "It overfits.",
        "Why?",
        "Too deep!",
        "So prune it",
    ]


def test_does_not_cut_in_abbreviations_numbers_or_a_lists_numbering() -> None:
    answer = "Use a metric, e.g. recall at 0.5 vs. another.\n1. First\n2. Second"

    assert texts(answer) == [
        "Use a metric, e.g. recall at 0.5 vs. another.",
        "1. First",
        "2. Second",
    ]


def test_cuts_a_transcript_without_punctuation_into_clauses() -> None:
    cut = units(RAMBLING)

    assert len(cut) >= 3
    assert all(unit.words <= LONGEST + SHORTEST for unit in cut)
    assert " ".join(unit.text for unit in cut) == RAMBLING


def test_cuts_a_stretch_without_conjunctions_by_length() -> None:
    assert max(unit.words for unit in units("word " * 200)) <= LONGEST + SHORTEST


def test_joins_neighbours_into_spans_of_one_to_three() -> None:
    answer = "One is here. Two is here. Three is here. Four is here."

    spans = windows(answer, units(answer))

    assert [span.last - span.first for span in spans] == [0, 0, 0, 0, 1, 1, 1, 2, 2]


def test_does_not_join_what_stands_far_apart() -> None:
    answer = f"One is here.{' ' * 40}Two is here."

    assert [span.text for span in windows(answer, units(answer))] == [
        "One is here.",
        "Two is here.",
    ]


@given(st.text(alphabet=st.sampled_from("ab .,;!?\n\t…'()1-e")))
def test_a_span_is_its_stretch_of_the_answer(answer: str) -> None:
    spans = windows(answer, units(answer))

    assert all(answer[span.start : span.end] == span.text for span in spans)
    assert all(span.last - span.first < WIDEST for span in spans)


@given(st.text())
def test_every_word_is_in_exactly_one_unit(answer: str) -> None:
    inside = [range(unit.start, unit.end) for unit in units(answer)]

    places = [place for each in inside for place in each]

    assert len(places) == len(set(places))
    assert all(
        answer[i].isspace() or not answer[i].isalnum() or i in set(places)
        for i in range(len(answer))
    )
