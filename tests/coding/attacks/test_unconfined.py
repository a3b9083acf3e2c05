"""The attacks are real: without a sandbox they reach the canaries, and the observers see it."""

from pathlib import Path

import pytest

from tests.coding.attacks.outside import SECRET, Outside
from tests.coding.attacks.program import PROGRAMS, Program
from tests.coding.attacks.unconfined import unconfined


@pytest.mark.parametrize("program", [one for one in PROGRAMS if one.noticed], ids=str)
def test_without_a_sandbox_it_is_noticed(
    program: Program, outside: Outside, tmp_path: Path
) -> None:
    before = outside.look()

    with unconfined(program.source, outside.told(), tmp_path) as (claims, text):
        noticed = outside.differences(before, patience=0)

    assert claims or SECRET in text or noticed, text
