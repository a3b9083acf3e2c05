"""On Windows, where nothing forks: a fresh process for each run, inside a job object.

Written from the documentation and not run by us; its level says so. It limits memory, time and
the number of processes, and keeps neither files nor the network from a submission: it is for one's
own code on one's own machine. Checks, expected values and verdict stay in the parent all the same.
"""

import ctypes
import importlib
import json
import os
import socket
import subprocess
import sys
from typing import Any

from greenroom.coding.account import Ending, Limits
from greenroom.coding.confine import places, platforms
from greenroom.coding.conversation import Conversation
from greenroom.coding.inside import Inside

_START = (
    "import json, sys; orders = json.loads(sys.argv[1]); sys.path += orders['path']; "
    "from greenroom.coding import alone; alone.main(orders)"
)
_PRELOADED = {"stdlib": [], "numpy": ["numpy"], "pandas": ["numpy", "pandas"]}


class Alone:
    """Starts and ends the processes of runs; what `sandbox` asks of a zygote."""

    def __init__(self, profile: str, environment: dict[str, str]) -> None:
        """Take the profile and the environment of every run."""
        self.running: dict[int, tuple[Any, int]] = {}
        self.closed = False
        root = os.path.expandvars("%SystemRoot%")
        self._environment = {**environment, "SystemRoot": root}
        source = str(places.source())
        path = [source, *places.site_of(profile)]
        self._orders = json.dumps({"path": path, "preload": _PRELOADED[profile]})

    def fork(self, number: int, limits: Limits) -> Conversation:
        """Have a run's process started."""
        ours, theirs = socket.socketpair()
        output, printing = socket.socketpair()
        process = subprocess.Popen(  # noqa: S603 - our own words, never a user's
            [str(places.python()), "-s", "-P", "-S", "-B", "-c", _START, self._orders],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        handle = int(getattr(process, "_handle", 0))
        memory = (limits.memory_mb + 256) << 20  # libraries are loaded inside the limit
        job = platforms.into_job(handle, memory=memory, seconds=limits.seconds)
        with theirs, printing, process.stdin or socket.socket() as orders:
            for end in (theirs, printing):
                shared: bytes = getattr(end, "share")(process.pid)  # noqa: B009 - Windows only
                orders.write(len(shared).to_bytes(4, "little") + shared)  # type: ignore[union-attr]
        self.running[number] = (process, job)
        return Conversation(ours, output, seconds=limits.seconds, keeps=limits.output_bytes)

    def end(self, number: int) -> Ending:
        """Have a run's process ended; how much it used is not known here."""
        process, job = self.running.pop(number)
        process.kill()
        status = process.wait()
        kernel: Any = getattr(ctypes, "WinDLL")("kernel32")  # noqa: B009 - Windows only
        kernel.CloseHandle(ctypes.c_void_p(job))
        return Ending(status, 0.0, 0)

    def retire(self) -> None:
        """Nothing grows old: every run has a fresh process."""

    def close(self) -> None:
        """End every run."""
        self.closed = True
        for number in list(self.running):
            self.end(number)


class _BySocket(Inside):
    """A run's inside where a socket is no descriptor."""

    def __init__(self, pipe: socket.socket) -> None:
        super().__init__(pipe.fileno())
        self._socket = pipe

    def write(self, frame: bytes) -> None:
        self._socket.sendall(frame)

    def read(self, size: int) -> bytes:
        got = bytearray()
        while len(got) < size:
            piece = self._socket.recv(size - len(got))
            if not piece:
                os._exit(0)
            got += piece
        return bytes(got)


def main(orders: dict[str, Any]) -> None:
    """Serve one run: what a zygote's fork does elsewhere."""
    for name in orders["preload"]:
        importlib.import_module(name)
    pipe, printing = (_shared() for _ in range(2))
    sys.stdout = sys.stderr = printing.makefile("w", buffering=1, encoding="utf-8")
    run = _BySocket(pipe)
    run.send(["ready", 0])
    run.serve()


def _shared() -> socket.socket:
    size = int.from_bytes(sys.stdin.buffer.read(4), "little")
    found: socket.socket = getattr(socket, "fromshare")(sys.stdin.buffer.read(size))  # noqa: B009
    return found
