"""Reads files in a process of its own; the only module of the résumé that starts one.

A scan is read by a second process, which recognises letters and may take longer (`SCAN_SECONDS`).
The process may compute for eight seconds a file, hold 1.5 GB and write no file (Linux; macOS does
not limit memory, Windows has no such limits). Everywhere it is killed when a file takes longer
than nine seconds, and replaced. What comes back is JSON that is checked; nothing it sends is run.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event, Lock, Timer
from types import TracebackType
from typing import IO, Self

from pydantic import ValidationError

from greenroom.errors import UserError
from greenroom.resume.document import Document
from greenroom.resume.read.frames import receive, send
from greenroom.resume.read.read import contents, refuse_size
from greenroom.resume.read.worker import (
    DOCUMENT,
    ORDER,
    PICTURE,
    READ,
    RECOGNISE,
    REFUSED,
    SCAN,
    Order,
)

SECONDS = 9.0
"""How long a file may take."""
SCAN_SECONDS = 180.0
"""How long a scan may take: it has up to four pages, and a page takes seconds."""
_COMMAND = (sys.executable, "-I", "-m", "greenroom.resume.read.worker")
_ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    "TZ": "UTC",
    **{f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL", "VECLIB_MAXIMUM")},
}


def read_apart(path: Path) -> Document:
    """Read one file in a process that ends with it.

    Raises:
        UserError: It cannot be read; one line says why and what to do.
    """
    with Reader() as reader:
        return reader.read(path)


class Reader:
    """A process that reads one file after another; it is started when the first one comes.

    Threads may share it: they take turns. Close it, or use it in a `with`.
    """

    def __init__(self, seconds: float = SECONDS, recognises: bool = False) -> None:
        self.seconds = seconds
        self._command = (*_COMMAND, RECOGNISE) if recognises else _COMMAND
        self._scans: Reader | None = None
        self._turn = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Use it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self.close()

    @property
    def pid(self) -> int | None:
        """The id of the process, for those who watch it; None before the first file."""
        return self._process.pid if self._process else None

    def read(self, path: Path) -> Document:
        """Read a file.

        Raises:
            UserError: It cannot be read; one line says why and what to do.
        """
        return self.read_bytes(path.name, contents(path))

    def read_bytes(self, name: str, content: bytes) -> Document:
        """Read what a file holds; the name is for messages, and decides nothing else.

        Raises:
            UserError: It cannot be read; one line says why and what to do.
        """
        refuse_size(name, len(content))
        with self._turn:
            kind, reply = self._ask(Order(_plain(name)), content)
            if kind == READ:
                return self._checked(name, reply)
            self._scans = self._scans or Reader(SCAN_SECONDS, recognises=True)
        return self._scans.read_bytes(name, content)

    def picture(self, name: str, content: bytes, page: int, width: int) -> bytes:
        """A page of a PDF, counted from 0, as a PNG of so many dots across.

        Raises:
            UserError: There is no such page, or it cannot be shown.
        """
        with self._turn:
            return self._ask(Order(_plain(name), page, width), content)[1]

    def close(self) -> None:
        """End the process, if there is one; it is started again when a file comes."""
        with self._turn:
            self._end()
            if self._scans is not None:
                self._scans.close()

    def _ask(self, order: Order, content: bytes) -> tuple[bytes, bytes]:
        """What kind of answer comes back, and the answer."""
        process = self._started()
        late = Event()
        timer = Timer(self.seconds, _kill_late, (process, late))
        timer.daemon = True
        timer.start()
        try:
            kind, reply = _exchange(process, order, content)
        finally:
            timer.cancel()
        if reply is None or kind not in (READ, REFUSED, SCAN, PICTURE):
            self._end()
            raise UserError(_lost(order.name, late.is_set(), self.seconds))
        if kind == REFUSED:
            raise UserError(reply.decode("utf-8", errors="replace"))
        return kind, reply

    def _checked(self, name: str, reply: bytes) -> Document:
        try:
            return DOCUMENT.validate_json(reply, strict=True)
        except ValidationError as error:
            self._end()
            raise UserError(_lost(name, late=False, seconds=self.seconds)) from error

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()
        process = subprocess.Popen(  # noqa: S603 (our own module, no shell)
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=None if sys.platform == "win32" else _ENVIRONMENT,
            start_new_session=True,
        )
        self._process = process
        if receive(_pipe(process.stdout)) != b"ready":
            self._end()
            raise UserError("the reading process cannot start: install Greenroom again")
        return process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        _kill(process)
        for pipe in (process.stdin, process.stdout):
            _close(_pipe(pipe))
        process.wait()


def _exchange(
    process: subprocess.Popen[bytes], order: Order, content: bytes
) -> tuple[bytes | None, bytes | None]:
    """Hand a file over and wait for the answer; None where the process is gone."""
    try:
        send(_pipe(process.stdin), ORDER.dump_json(order), content)
        source = _pipe(process.stdout)
        return receive(source), receive(source)
    except OSError:
        return None, None


def _plain(name: str) -> str:
    """A file's name without what is no text in it; names on disk are bytes."""
    return name.encode("utf-8", errors="replace").decode("utf-8")


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise BrokenPipeError
    return pipe


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:  # what was not sent yet has no reader any more
        return


def _kill_late(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill it, and with it whatever it started."""
    if sys.platform == "win32":
        process.kill()
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):  # it is gone, or going
        return


def _lost(name: str, late: bool, seconds: float) -> str:
    if late:
        return f"{name} takes longer than {seconds:.0f} seconds to read: export it once more as PDF"
    return f"{name} stopped the reading process: export it once more as PDF or DOCX"
