"""Reads the grader's fitted constants, which bench/calibrate.py writes with their provenance."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def constants() -> Mapping[str, Any]:
    """The constants by grader, and `provenance`: how they were fitted and how good they are."""
    found: Mapping[str, Any] = json.loads(
        Path(__file__).with_name("calibration.json").read_text(encoding="utf-8")
    )
    return found
