"""One sandbox for all tests of a module: starting it costs more than what is tested."""

from collections.abc import Iterator

import pytest

from greenroom.coding.sandbox import Sandbox


@pytest.fixture(scope="package")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox("stdlib", allow="none") as opened:
        yield opened
