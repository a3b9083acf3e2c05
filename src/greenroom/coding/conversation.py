"""Sends frames to a run's process and waits for its frames, on the parent's own clock."""

import os
import select
import socket
import struct
import time

from greenroom.coding.outcomes import Crashed, TimeLimit
from greenroom.coding.wire import MOST_BYTES

_LENGTH = struct.Struct("<I")
_PIECE = 1 << 18
_MOST_FRAME = MOST_BYTES + (1 << 24)


class Gone(Exception):
    """The other end hung up."""


class Conversation:
    """One run's pipe and what it prints; only the time spent waiting is counted."""

    def __init__(self, pipe: socket.socket, output: int, *, seconds: float, keeps: int) -> None:
        """Take the parent's ends, the seconds to wait in all, and the bytes of print to keep."""
        self.pipe, self.output, self.seconds, self.keeps = pipe, output, seconds, keeps
        self.waited = 0.0
        self.printed = bytearray()
        self._got = bytearray()
        self._poll = select.poll()
        pipe.setblocking(False)
        os.set_blocking(output, False)
        self._poll.register(pipe, select.POLLIN)
        self._poll.register(output, select.POLLIN)

    def exchange(self, payload: bytes) -> bytes:
        """Send a frame, and return the next one that comes.

        Raises:
            TimeLimit: The seconds are used up.
            Crashed: Words came out of turn, or too many.
            Gone: The process has ended.
        """
        if self._got:
            raise Crashed("the submission's process spoke out of turn")
        began = time.perf_counter()
        deadline = began + self.seconds - self.waited
        try:
            self._send(_LENGTH.pack(len(payload)) + payload, deadline)
            return self._frame(deadline)
        finally:
            self.waited += time.perf_counter() - began

    def next_frame(self) -> bytes:
        """Wait for one more frame.

        Raises:
            TimeLimit: The seconds are used up.
            Crashed: Too many words came.
            Gone: The process has ended.
        """
        began = time.perf_counter()
        try:
            return self._frame(began + self.seconds - self.waited)
        finally:
            self.waited += time.perf_counter() - began

    def close(self) -> None:
        """Keep what is still to be read of the print, and hang up."""
        while self._drain():
            pass
        os.close(self.output)
        self.pipe.close()

    def _send(self, frame: bytes, deadline: float) -> None:
        left = memoryview(frame)
        while left:
            try:
                left = left[self.pipe.send(left) :]
            except BlockingIOError:
                self._poll.modify(self.pipe, select.POLLOUT)
                self._wait(deadline)
                self._poll.modify(self.pipe, select.POLLIN)
            except OSError as error:
                raise Gone from error

    def _frame(self, deadline: float) -> bytes:
        self._fill(_LENGTH.size, deadline)
        (size,) = _LENGTH.unpack_from(self._got)
        if size > _MOST_FRAME:
            raise Crashed("the submission's process sent more than can be")
        self._fill(_LENGTH.size + size, deadline)
        frame = bytes(memoryview(self._got)[_LENGTH.size : _LENGTH.size + size])
        del self._got[: _LENGTH.size + size]
        return frame

    def _fill(self, size: int, deadline: float) -> None:
        """Wait until that many bytes are there."""
        while len(self._got) < size:
            if not self._wait(deadline):
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

    def _wait(self, deadline: float) -> bool:
        """Wait for the pipe, reading along what is printed; True when the pipe is ready."""
        left = deadline - time.perf_counter()
        if left <= 0:
            raise TimeLimit(f"it took longer than the {self.seconds:g} s it may take")
        ready = False
        for descriptor, _ in self._poll.poll(left * 1000 + 1):
            if descriptor == self.output:
                self._drain()
            else:
                ready = True
        return ready

    def _drain(self) -> bool:
        """Read a piece of the print; keep no more than may be kept."""
        try:
            piece = os.read(self.output, _PIECE)
        except BlockingIOError:
            return False
        if not piece:
            self._unregister()
            return False
        self.printed += piece[: max(0, self.keeps - len(self.printed))]
        return True

    def _unregister(self) -> None:
        try:
            self._poll.unregister(self.output)
        except KeyError:
            return
