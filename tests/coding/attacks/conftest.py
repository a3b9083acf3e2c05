"""Something outside to attack, and a secret in the environment of the server."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.coding.attacks.outside import SECRET, VARIABLE, Outside, adopt_orphans, an_outside


@pytest.fixture(scope="session", autouse=True)
def secret_in_the_server() -> Iterator[None]:
    """Put a secret into the server's environment before any sandbox is started."""
    adopt_orphans()
    os.environ[VARIABLE] = SECRET
    yield
    del os.environ[VARIABLE]


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Outside]:
    with an_outside(tmp_path) as made:
        yield made
