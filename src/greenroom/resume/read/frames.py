"""What goes over the pipes of a reading process: a length of eight bytes, then so many bytes."""

from typing import IO

LIMIT = 64 * 1024 * 1024
"""Bytes a frame may have; a document of ten pages has some 100 kB."""


def send(sink: IO[bytes], *parts: bytes) -> None:
    """Send frames."""
    for part in parts:
        sink.write(len(part).to_bytes(8, "big"))
        sink.write(part)
    sink.flush()


def receive(source: IO[bytes]) -> bytes | None:
    """The next frame; None when the other side is gone or sends what is no frame."""
    head = source.read(8)
    length = int.from_bytes(head, "big")
    if len(head) < 8 or length > LIMIT:
        return None
    frame = source.read(length)
    return frame if len(frame) == length else None
