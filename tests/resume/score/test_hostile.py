"""Bullets that nobody would write: read quickly, without a crash, with spans that hold."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.resume.score.bullet import read_bullet

WORDS = st.sampled_from([
    "from", "to", "by", "20%", "104%", "AUC", "1.2", "p99", "p50", "40", "ms", "(5", "ML,", ")",
    "cut", "reduced", "accuracy", "of", "70/20/20", "split", "we", "I", "the", "A/B", "test", "—",
    "-", "/", ".", ";", ":", "%", "#", "$3.1M", "deployed", "model", "Led", "Responsible", "for",
    "é", "中", "\u200b",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_is_read_and_quoted_as_it_stands(text: str) -> None:
    bullet = read_bullet(text, "Engineer, Acme")

    for shown in bullet.shown:
        assert 0 <= shown.start < shown.end <= len(bullet.text)
    for each in bullet.findings:
        assert bullet.text[each.start : each.end] == each.quote


@pytest.mark.parametrize(
    "piece",
    ["a-", "1", "1.", "1.1 ", "cut ", "5/5/", "from 1 to ", "(5 a, ", "p99 ",
     "12 engineers (5 ML, ", "accuracy of ", "20 years of ", "3 of data ", "# "],
)  # fmt: skip
def test_a_long_and_repetitive_bullet_takes_no_time(piece: str) -> None:
    read_bullet("Warmed up")
    begun = process_time()

    read_bullet(piece * (40_000 // len(piece)))

    assert process_time() - begun < 3
