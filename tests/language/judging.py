"""A server on loopback that answers chat completions as OpenAI-compatible servers do."""

import json
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SO_LINGER, SOL_SOCKET
from threading import Event, Thread
from typing import Any

NOT_KNOWN = b'{"error": {"message": "response_format is not supported", "type": "invalid"}}'


def completion(content: object, finish: str = "stop") -> bytes:
    """The body of a reply whose message is `content`, as JSON unless it is a text."""
    text = content if isinstance(content, str) else json.dumps(content)
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant"}}
    choice["message"] |= {"content": text}  # type: ignore[operator]  # it is a mapping
    return json.dumps({"object": "chat.completion", "choices": [choice]}).encode()


@dataclass(kw_only=True)
class Bench:
    """What the judge replies, in turn (the last for ever), and what it was asked."""

    replies: list[tuple[int, bytes]] = field(default_factory=list)
    knows: tuple[str, ...] = ("json_schema", "json_object", "text")
    unknown: int = 400  # the status for a format it does not know
    resets: int = 0  # connections to reset first
    drip: float = 0.0  # seconds between single bytes of a reply
    short: int = 0  # bytes of the body to withhold
    location: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    over: Event = field(default_factory=Event)
    url: str = ""

    def says(self, content: object, status: int = 200) -> None:
        """Reply with this from now on."""
        self.replies = [(status, completion(content))]

    def next_reply(self, asked: dict[str, Any]) -> tuple[int, bytes]:
        kind = asked.get("response_format", {"type": "text"})["type"]
        if kind not in self.knows:
            return self.unknown, NOT_KNOWN
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]

    @property
    def formats(self) -> list[str]:
        return [asked.get("response_format", {"type": "text"})["type"] for asked in self.asked]


class Court(ThreadingHTTPServer):
    def __init__(self, bench: Bench) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.bench = bench

    def handle_error(self, *_: object) -> None:
        """A connection that breaks is meant."""


class Answer(BaseHTTPRequestHandler):
    server: Court

    def do_POST(self) -> None:
        bench = self.server.bench
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        bench.asked.append(asked)
        bench.headers.append(dict(self.headers))
        bench.paths.append(self.path)
        if bench.resets:
            bench.resets -= 1
            self.connection.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            return
        status, body = bench.next_reply(asked)
        self.send_response(status)
        if bench.location:
            self.send_header("Location", bench.location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):  # whoever asked may have gone
            self._write(body[: len(body) - bench.short])

    def _write(self, body: bytes) -> None:
        bench = self.server.bench
        if not bench.drip:
            self.wfile.write(body)
            return
        for byte in body:
            if bench.over.wait(bench.drip):
                return
            self.wfile.write(bytes([byte]))

    def finish(self) -> None:
        with suppress(OSError, ValueError):  # a connection that was reset has nothing to flush
            super().finish()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass


@contextmanager
def sitting(bench: Bench) -> Iterator[Bench]:
    """Run the server, on a port of its own, for as long as the test lasts."""
    server = Court(bench)
    bench.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield bench
    finally:
        bench.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
