"""A web app on a database of its own, asking from the real pack, marking by single words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from greenroom.rehearsal import Rehearsal, open_rehearsal
from greenroom.web.app import create_app
from tests.builders import a_world, grade_by_words

PACK = Path(__file__).parents[2] / "packs" / "ml-engineer"


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Rehearsal]:
    shell = open_rehearsal(a_world(tmp_path, pack_dir=PACK), grade_by_words)
    yield shell
    shell.close()


@pytest.fixture
def client(shell: Rehearsal) -> Iterator[TestClient]:
    app = create_app(shell, {"testserver"})
    with TestClient(app, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client
