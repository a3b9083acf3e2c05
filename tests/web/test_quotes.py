from hypothesis import given
from hypothesis import strategies as st

from greenroom.web.quotes import Quote, mark, pieces
from tests.web.debriefs import ANSWER, a_question_debrief, an_unmarked

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), max_size=8)


def quotes_at(spans: list[tuple[int, int]], length: int) -> tuple[Quote, ...]:
    return tuple(
        Quote(
            number=n, kind="earned", note="n", title="N", start=start, end=min(start + size, length)
        )
        for n, (start, size) in enumerate(spans)
        if start < length
    )


@given(st.text(min_size=1, max_size=40), SPANS)
def test_however_quotes_overlap_no_word_is_lost_and_each_quote_is_whole(
    answer: str, spans: list[tuple[int, int]]
) -> None:
    quotes = quotes_at(spans, len(answer))

    cut = pieces(answer, quotes, 0, len(answer))

    assert "".join(piece.text for piece in cut) == answer
    for quote in quotes:
        marked = "".join(piece.text for piece in cut if quote in piece.under)
        assert marked == answer[quote.start : quote.end]
        assert sum(quote in piece.opens for piece in cut) == 1
        assert sum(quote in piece.closes for piece in cut) == 1


def test_quotes_are_numbered_as_they_appear_and_found_by_their_note() -> None:
    marked = mark(a_question_debrief())

    assert [quote.start for quote in marked.quotes] == sorted(q.start for q in marked.quotes)
    assert [quote.number for quote in marked.of("baseline", "earned")] == [1, 6]
    assert len(marked.of("metric", "against")) == 1
    assert len(marked.of("roc-auc-under-imbalance", "mistake")) == 1


def test_each_answer_keeps_its_own_words_between_the_interviewers() -> None:
    marked = mark(a_question_debrief())

    texts = ["".join(piece.text for piece in said.pieces) for said in marked.said]
    answers = [
        text for text, said in zip(texts, marked.said, strict=True) if said.line.way == "answer"
    ]
    assert "\n\n".join(answers) == ANSWER


def test_an_omission_and_an_unmarked_answer_have_nothing_to_mark() -> None:
    assert mark(an_unmarked("thin", "Well.")).quotes == ()
    assert not mark(a_question_debrief()).of("no-monitoring", "mistake")
