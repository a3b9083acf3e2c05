"""Reads the grader's fixed English word lists, which are data in vocabulary.json."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _read() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(
        Path(__file__).with_name("vocabulary.json").read_text(encoding="utf-8")
    )
    return found


def word_set(name: str) -> frozenset[str]:
    """A set of single words, such as `stop_words` or `negators`."""
    return frozenset(_read()[name].split())


def phrases(name: str) -> tuple[str, ...]:
    """A list of whole phrases, such as `filler` or `instructions`."""
    return tuple(_read()[name])


def directions() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """Pairs of opposite sides, such as more and less, by the pair's name."""
    return {
        name: (frozenset(sides[0].split()), frozenset(sides[1].split()))
        for name, sides in _read()["directions"].items()
    }


def letter_pairs() -> Mapping[str, str]:
    """For each letter, the letters that may follow it in an English word."""
    found: Mapping[str, str] = _read()["letter_pairs"]
    return found
