"""Keeps the lines of a long job as they are done, so that a killed one goes on where it stopped.

The only module that writes part files: a first line that says what the job is, then each finished
line with its place. A line counts once it is on the disk; a torn one at the end is cut off.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Literal

from greenroom.errors import UserError

FORMAT = "greenroom-part-1"
_OPENING = json.dumps({"format": FORMAT})[:-1].encode()  # what every part file begins with

Identity = Mapping[str, str]
"""All that decides a job's result; a part file of another job is not gone on with."""


class PartFile:
    """An open part file: `kept` says where in it the line for each finished place lies."""

    def __init__(self, file: IO[bytes], path: Path, key: str) -> None:
        """Take over an open and locked file; nothing is read yet."""
        self._file, self.path, self._key = file, path, key
        self.kept: dict[int, tuple[int, int]] = {}  # place: offset and length in bytes
        self.started: Literal["new", "resumed", "afresh"] = "new"
        self.changed: tuple[str, ...] = ()  # names of the identity that differ, when afresh

    def append(self, lines: Iterable[tuple[int, str]]) -> None:
        """Add finished lines by place; they are on the disk when this returns."""
        with _told(self.path):
            end = self._file.seek(0, os.SEEK_END)
            for place, line in lines:
                head, body = f"{place}\t".encode(), line.encode()
                self._file.write(head + body + b"\n")
                self.kept[place] = (end + len(head), len(body))
                end += len(head) + len(body) + 1
            self._sync()

    def lines(self) -> Iterator[bytes]:
        """The finished lines in the order of their places."""
        for place in sorted(self.kept):
            offset, length = self.kept[place]
            self._file.seek(offset)
            yield self._file.read(length)

    def begin(self, identity: Identity, names: Sequence[object]) -> None:
        """Read what is kept of this very job, or start anew.

        Args:
            identity: What the job is.
            names: What the key of the line at each place says.

        Raises:
            UserError: The file is none of ours.
        """
        opening = json.dumps({"format": FORMAT, **identity}).encode() + b"\n"
        self._file.seek(0)
        found = self._file.readline()
        if found == opening:
            self._read(names)
            self.started = "resumed"
            return
        if found and not (found.startswith(_OPENING) or _OPENING.startswith(found)):
            raise UserError(f"{self.path} is in the way: move it, or name another --out")
        if found.endswith(b"\n"):
            self.started, self.changed = "afresh", _differing(found, identity)
        with _told(self.path):
            self._file.truncate(0)
            self._file.write(opening)
            self._sync()
        _sync_folder(self.path.parent)

    def _read(self, names: Sequence[object]) -> None:
        """Take over every whole line and cut off what follows the last."""
        good = self._file.tell()
        for line in self._file:
            head, tab, body = line.partition(b"\t")
            if not (tab and line.endswith(b"\n") and self._fits(head, body, names)):
                break
            self.kept[int(head)] = (good + len(head) + 1, len(body) - 1)
            good += len(line)
        self._file.truncate(good)

    def _fits(self, head: bytes, body: bytes, names: Sequence[object]) -> bool:
        try:
            found = json.loads(body)[self._key]
            return head.isdigit() and bool(found == names[int(head)])
        except (ValueError, KeyError, TypeError, IndexError, RecursionError):
            return False

    def _sync(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())


@contextmanager
def open_part(out: Path, key: str = "answer_id") -> Iterator[PartFile]:
    """The part file beside a result, for this process alone; each line has its name at a key.

    Raises:
        UserError: It cannot be written, now or later, or another process writes it.
    """
    path = out.with_name(f"{out.name}.part")
    with _told(path):
        file = path.open("a+b")
    with file:
        if not _locked(file):
            raise UserError(f"another greenroom is writing {out}; wait until it is done")
        yield PartFile(file, path, key)


def finish(part: PartFile, out: Path) -> None:
    """Write the finished lines to the result; it appears whole or not at all.

    Raises:
        UserError: It cannot be written; the part file stays.
    """
    write_whole(out, (line + b"\n" for line in part.lines()))


def write_whole(out: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that appears whole or not at all, and outlasts a power cut.

    Raises:
        UserError: It cannot be written.
    """
    unfinished = out.with_name(f".{out.name}.unfinished")
    with _told(out):
        try:
            with unfinished.open("wb") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(out)
        finally:
            unfinished.unlink(missing_ok=True)
    _sync_folder(out.parent)


def _sync_folder(folder: Path) -> None:
    """Have a new name in a folder outlast a power cut, where the system can promise that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror or error}") from error


def _differing(opening: bytes, identity: Identity) -> tuple[str, ...]:
    try:
        before = dict(json.loads(opening))
    except (ValueError, TypeError):
        return tuple(identity)
    return tuple(name for name, value in identity.items() if before.get(name) != value)


def _locked(file: IO[bytes]) -> bool:
    """Whether the file could be locked; the lock goes with the process."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(2**30)  # far behind what is written: a locked byte cannot be read
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
