"""Sends frames to a run's process and waits for its frames, on the parent's own clock."""

import select
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager

from greenroom.coding.bounds import MOST_BYTES, MOST_IN_ALL
from greenroom.coding.outcomes import Crashed, TimeLimit

_LENGTH = struct.Struct("<I")
_PIECE = 1 << 18
_MOST_FRAME = MOST_BYTES + (1 << 24)


class Gone(Exception):
    """The other end hung up."""


class Conversation:
    """One run's pipe, what it prints, and the seconds it has used.

    Attributes:
        waited: Seconds that requests took so far, everything included.
        printed: What was printed, as far as it is kept.
    """

    def __init__(
        self, pipe: socket.socket, output: socket.socket, *, seconds: float, keeps: int
    ) -> None:
        """Take the parent's ends, the seconds for all requests, and the bytes of print to keep."""
        self.pipe, self.output, self.seconds, self.keeps = pipe, output, seconds, keeps
        self.waited = 0.0
        self._received = 0
        self.printed = bytearray()
        self._got = bytearray()
        self._deadline: float | None = None
        self._heard = [pipe, output]
        pipe.setblocking(False)
        output.setblocking(False)

    @contextmanager
    def clocked(self) -> Iterator[None]:
        """Count the time of a request and all that it brings about: reading, callbacks, others."""
        if self._deadline is not None:
            yield
            return
        began = time.perf_counter()
        self._deadline = began + self.seconds - self.waited
        try:
            yield
        finally:
            self._deadline = None
            self.waited += time.perf_counter() - began

    def exchange(self, payload: bytes) -> bytes:
        """Send a frame, and return the next one that comes.

        Raises:
            TimeLimit: The seconds are used up.
            Crashed: Words came out of turn, or too many.
            Gone: The process has ended.
        """
        if self._got:
            raise Crashed("the submission's process spoke out of turn")
        left = memoryview(_LENGTH.pack(len(payload)) + payload)
        while left:
            try:
                left = left[self.pipe.send(left) :]
            except BlockingIOError:
                self._wait(sending=True)
            except OSError as error:
                raise Gone from error
        return self.next_frame()

    def next_frame(self) -> bytes:
        """Wait for a frame; raises as `exchange`."""
        self._fill(_LENGTH.size)
        (size,) = _LENGTH.unpack_from(self._got)
        self._received += size
        if size > _MOST_FRAME or self._received > MOST_IN_ALL:
            raise Crashed("the submission's process sent more than can be")
        self._fill(_LENGTH.size + size)
        frame = bytes(memoryview(self._got)[_LENGTH.size : _LENGTH.size + size])
        del self._got[: _LENGTH.size + size]
        return frame

    def close(self) -> None:
        """Keep what is still to be read of the print, and hang up."""
        while self._drain():
            pass
        self.output.close()
        self.pipe.close()

    def _fill(self, size: int) -> None:
        """Wait until that many bytes are there."""
        while len(self._got) < size:
            if not self._wait():
                continue
            try:
                piece = self.pipe.recv(_PIECE)
            except BlockingIOError:
                continue
            except OSError as error:
                raise Gone from error
            if not piece:
                raise Gone
            self._got += piece

    def _wait(self, *, sending: bool = False) -> bool:
        """Wait for the pipe, reading along what is printed; True when the pipe is ready."""
        deadline = self._deadline or 0.0
        left = deadline - time.perf_counter()
        if left <= 0:
            raise TimeLimit(f"it took longer than the {self.seconds:g} s it may take")
        ready = _ready(self._heard, self.pipe if sending else None, left)
        if self.output in ready:
            self._drain()
        return self.pipe in ready

    def _drain(self) -> bool:
        """Read a piece of the print; keep no more than may be kept."""
        try:
            piece = self.output.recv(_PIECE)
        except BlockingIOError:
            return False
        except OSError:
            piece = b""
        if not piece:
            self._heard = [self.pipe]
            return False
        self.printed += piece[: max(0, self.keeps - len(self.printed))]
        return True


def _ready(
    heard: list[socket.socket], sending: socket.socket | None, within: float
) -> list[socket.socket]:
    """The sockets that are ready within some seconds: to be read, or to be written for one."""
    if not hasattr(select, "poll"):  # Windows
        reading = [one for one in heard if one is not sending]
        found, writable, _ = select.select(reading, [sending] if sending else [], [], within)
        return [*found, *writable]
    poll = select.poll()
    for one in heard:
        poll.register(one, select.POLLOUT if one is sending else select.POLLIN)
    numbers = {number for number, _ in poll.poll(within * 1000 + 1)}
    return [one for one in heard if one.fileno() in numbers]
