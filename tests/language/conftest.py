"""Fixtures for the language tests: a server on loopback and an installed tiny model."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from greenroom.language.install import install_from
from tests.language.tiny import Shelf, serving, tiny_model, write_files


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving(Shelf()) as shelf:
        yield shelf


@pytest.fixture(scope="session")
def tiny_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A models folder with the tiny model installed; not to be changed."""
    home = tmp_path_factory.mktemp("tiny")
    install_from(tiny_model(), home / "models", write_files(home / "files"))
    return home / "models"
