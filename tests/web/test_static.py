import socket
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from greenroom.cli.serve import serve
from greenroom.errors import UserError
from greenroom.web import render, words

ROOT = Path(__file__).parents[2]


def test_our_own_styles_stay_small() -> None:
    assert sum(path.stat().st_size for path in (ROOT / "frontend/css").glob("*.css")) < 30_000


@pytest.mark.skipif(not render.is_built(), reason="build it: python frontend/build.py")
def test_files_named_by_their_content_are_kept_and_pages_are_not(client: TestClient) -> None:
    page = client.get("/")

    script = page.text.partition('<script src="')[2].partition('"')[0]
    answer = client.get(script)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/none.css"])
def test_static_files_are_only_those_of_the_folder(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_taken_port_is_told_in_one_line_with_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        with pytest.raises(UserError, match=r"cannot listen on .* try --port"):
            serve("127.0.0.1", taken.getsockname()[1])


def test_times_read_as_a_person_says_them() -> None:
    assert words.clock(2701) == "45:01"
    assert words.minutes(1) == "1 minute"
    assert words.span(240, 360) == "4 to 6 hours"
    assert words.span(45, 60) == "45 to 60 minutes"
    assert words.span(30, 30) == "30 minutes"
