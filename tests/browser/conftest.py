"""A real server process on a free loopback port, and a real headless Chromium to drive at it."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Server:
    """`greenroom serve` as a process of its own; killing it leaves its database."""

    folder: Path
    port: int
    pack: str = ""  # its folder; "" for the one that is built in
    process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        folder = {"GREENROOM_DATA_DIR": str(self.folder), "GREENROOM_THREADS": "1"}
        folder |= {"GREENROOM_PACK": self.pack} if self.pack else {}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "greenroom", "serve", "--port", str(self.port)],
            env={**os.environ, **folder, "GREENROOM_MODELS_DIR": str(self.folder / "none")},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        assert self.url in self.process.stdout.readline()

    def kill(self) -> None:
        """SIGKILL: no goodbye, no flush."""
        assert self.process
        assert self.process.stdout
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from serving(tmp_path_factory.mktemp("server"))


def serving(folder: Path, pack: str = "") -> Iterator[Server]:
    """A server on a free port, until the tests are done with it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Server(folder, port, pack)
    server.start()
    yield server
    server.kill()


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is; without one the tests are skipped, except where CI promises one."""
    found = os.environ.get("GREENROOM_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")
    if found:
        return found
    missing = "no Chromium: install one, or set GREENROOM_CHROMIUM to its path"
    if os.environ.get("CI") == "true":
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, *root])
        yield browser
        browser.close()


@dataclass
class Windows:
    """Opens windows and notes what none of them may do."""

    browser: Browser
    url: str
    contexts: list[BrowserContext] = field(default_factory=list)
    strayed: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def open(self, path: str = "/", **options: object) -> Page:
        context = self.browser.new_context(**options)  # type: ignore[arg-type]  # passed on
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        return self.tab(context, path)

    def tab(self, context: BrowserContext, path: str) -> Page:
        page = context.new_page()
        page.on("request", lambda request: self._note(request.url))
        page.on("pageerror", lambda error: self.broken.append(str(error)))
        page.on("console", lambda said: self._heard(said.type, said.text))
        page.goto(self.url + path)
        return page

    def _note(self, url: str) -> None:
        if not url.startswith((self.url, "data:")):
            self.strayed.append(url)

    def _heard(self, kind: str, text: str) -> None:
        if kind == "error" and "Content Security Policy" in text:
            self.broken.append(text)


@pytest.fixture
def windows(browser: Browser, server: Server) -> Iterator[Windows]:
    """Every test that opens a window also shows that no request leaves and no script breaks."""
    windows = Windows(browser, server.url)
    yield windows
    for context in windows.contexts:
        context.close()
    assert windows.strayed == []
    assert windows.broken == []
