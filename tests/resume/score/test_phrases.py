"""The notation of the rules: which words a phrase finds."""

import pytest

from greenroom.resume.score.phrases import outside, pattern, spans


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("deploy*", "Deployed and redeployed it", ["Deployed"]),
        ("*bert", "DistilBERT beat BERT", ["DistilBERT", "BERT"]),
        ("SHAP", "shap and SHAP", ["SHAP"]),
        ("hold out", "a hold-out set", ["hold-out"]),
        ("from # to #", "from 40 ms to 18 ms", ["from 40 ms to 18 ms"]),
        ("# .. images", "on 48k annotated warehouse images", ["48k annotated warehouse images"]),
        ("# . images", "on 48k annotated warehouse images", []),
        ("# .. images", "used 3 GPUs. Labelled images", []),
        ("<tools>|abacus", "Spark, an abacus and a slide rule", ["Spark", "abacus", "slide rule"]),
        ("#", "€2.7M, 180,000, 3x, 12%, 1D and 99th", ["€2.7M", "180,000", "3x", "12%"]),
        ("r", "R, arrays and r@k", ["R", "r"]),
    ],
)
def test_a_phrase_finds_its_words(phrase: str, text: str, found: list[str]) -> None:
    words = pattern((phrase,), {"tools": ("Spark", "slide rule")})

    assert [text[start:end] for start, end in spans(text, words)] == found


def test_no_phrases_find_nothing() -> None:
    assert spans("anything", pattern(())) == ()


def test_a_span_is_dropped_when_a_cover_has_half_of_it() -> None:
    assert outside([(0, 4), (4, 6), (6, 9)], [(3, 5)]) == ((0, 4), (6, 9))
