"""Reads the grader's fitted constants, which bench/calibrate.py writes with their provenance."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from greenroom.language.embed import Embedder
    from greenroom.language.entail import Entail

CONSTANTS = Path(__file__).with_name("calibration.json")
KINDS = {"lexical-1": "lexical", "offline-1": "embedding", "offline-3": "support"}
"""The constants each grader goes by."""


def grader_name(embed: "Embedder | None", entail: "Entail | None") -> str:
    """The name of the grader that works with these models."""
    if embed is None:
        return "lexical-1"
    return "offline-1" if entail is None else "offline-3"


@cache
def constants() -> Mapping[str, Any]:
    """The constants by grader, and `provenance`: how they were fitted and how good they are."""
    found: Mapping[str, Any] = json.loads(CONSTANTS.read_text(encoding="utf-8"))
    return found
