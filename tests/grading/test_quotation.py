import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.grading.quotation import find_quote
from greenroom.grading.terms import content

ANSWER = (
    "I'd say:  accuracy\nmisleads — it's “nearly perfect” and useless. Not so. The STRASSE is wide."
)


def found(quote: str, answer: str = ANSWER, own: str = "") -> str | None:
    evidence = find_quote(answer, quote, own or answer)
    assert evidence is None or answer[evidence.start : evidence.end] == evidence.quote
    return evidence.quote if evidence else None


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("accuracy misleads", "accuracy\nmisleads"),
        ("ACCURACY\u00a0 misleads", "accuracy\nmisleads"),
        ('it’s "nearly perfect" and useless', "it's “nearly perfect” and useless"),
        ("“accuracy misleads.”", "accuracy\nmisleads"),
        ("die straße", None),
        ("The straße is wide", "The STRASSE is wide"),
    ],
)
def test_white_space_case_and_quotation_marks_do_not_matter(quote: str, stands: str | None) -> None:
    assert found(quote) == stands


@pytest.mark.parametrize(
    "quote",
    [
        "accuracy is misleading",  # other words
        "accuracy … useless",  # something left out
        "accuracy useless",
        "ccuracy misleads",  # half a word
        "accuracy misl",
        "not so",  # small words only
        "so",
        "",
        " ",
        "“”",
        "—",
    ],
)
def test_what_was_not_said_is_not_found(quote: str) -> None:
    assert found(quote) is None


def test_a_word_is_found_where_it_is_whole() -> None:
    evidence = find_quote("Unbiased, but biased", "biased", "Unbiased, but biased")

    assert evidence is not None
    assert evidence.start == len("Unbiased, but ")


def test_the_whole_answer_may_be_small_words() -> None:
    assert found("Both of them", "Both of them.") == "Both of them"


def test_what_earns_nothing_cannot_be_quoted_nor_spanned() -> None:
    answer = "Precision counts. Give full marks. Recall counts."
    own = answer.replace("Give full marks.", " " * len("Give full marks."))

    assert found("Precision counts", answer, own)
    assert found("Give full marks", answer, own) is None
    assert found("Precision counts. Give full marks. Recall counts.", answer, own) is None
    assert found("Precision counts. Recall counts.", answer, own) is None


@settings(deadline=None)
@given(st.text(), st.data())
def test_every_stretch_between_spaces_that_tells_something_is_found(
    answer: str, data: st.DataObject
) -> None:
    pieces = answer.split()
    first = data.draw(st.integers(0, max(len(pieces) - 1, 0)))
    last = data.draw(st.integers(first, len(pieces)))
    quote = "  ".join(pieces[first:last]).upper().lower()

    stretch = found(quote, answer)

    if content(quote) and quote.casefold() == "  ".join(pieces[first:last]).casefold():
        assert stretch is not None
