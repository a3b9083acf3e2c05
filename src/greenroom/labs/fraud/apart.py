"""The online store as a process of its own: `python -m greenroom.labs.fraud.apart [PORT]`.

It listens on this machine alone, prints its port, and answers lines of JSON: `["arrive", time,
card, terminal, amount]` with features, `["report", terminal, time]` with whether it counted. What
it is not told of while it is away it does not know afterwards.
"""

import json
import socket
import socketserver
import sys
from collections.abc import Callable
from typing import Any

from greenroom.labs.fraud.online import Store

PATIENCE = 0.05  # seconds a score waits for its features
PAUSE = 20  # requests after a loss that do not try again


class StoreLost(Exception):
    """The online store does not answer."""


class StoreApart:
    """The online store of another process; it has `Store`'s methods, which may raise StoreLost."""

    def __init__(self, port: int, patience: float = PATIENCE) -> None:
        self._port, self._patience = port, patience
        self._line: socket.socket | None = None
        self._pause = 0

    def arrive(self, time: int, card: int, terminal: int, amount: float) -> list[float]:
        """A payment is made: its features.

        Raises:
            StoreLost: The store is gone, or too slow.
        """
        return list(self._ask("arrive", time, card, terminal, amount))

    def report(self, terminal: int, time: int) -> bool:
        """A payment of the past turns out to be fraud; False if it came too late to count.

        Raises:
            StoreLost: The store is gone, or too slow.
        """
        return bool(self._ask("report", terminal, time))

    def _ask(self, *words: object) -> Any:
        if self._pause:
            self._pause -= 1
            raise StoreLost
        try:
            line = self._line or self._dial()
            line.sendall(json.dumps(words).encode() + b"\n")
            said = json.loads(_read_line(line))
        except (OSError, ValueError) as lost:
            self.close()
            self._pause = PAUSE
            raise StoreLost from lost
        return said

    def _dial(self) -> socket.socket:
        self._line = socket.create_connection(("127.0.0.1", self._port), self._patience)
        self._line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self._line

    def close(self) -> None:
        """Hang up; the next question dials again."""
        if self._line:
            self._line.close()
        self._line = None


def _read_line(line: socket.socket) -> bytes:
    got = b""
    while not got.endswith(b"\n"):
        more = line.recv(65_536)
        if not more:
            raise ConnectionResetError("the store hung up")
        got += more
    return got


class _Answers(socketserver.StreamRequestHandler):
    """Answers one service, line by line, from the server's store."""

    disable_nagle_algorithm = True

    def handle(self) -> None:
        store: Store = self.server.store  # type: ignore[attr-defined]
        acts: dict[str, Callable[..., object]] = {"arrive": store.arrive, "report": store.report}
        for line in self.rfile:
            what, *words = json.loads(line)
            self.wfile.write(json.dumps(acts[what](*words)).encode() + b"\n")


class _Server(socketserver.TCPServer):
    allow_reuse_address = True

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Answers)
        self.store = Store()


def main() -> None:
    """Serve a store until the process is ended."""
    with _Server(int(sys.argv[1]) if len(sys.argv) > 1 else 0) as server:
        sys.stdout.write(f"{server.server_address[1]}\n")
        sys.stdout.flush()
        server.serve_forever()


if __name__ == "__main__":
    main()
