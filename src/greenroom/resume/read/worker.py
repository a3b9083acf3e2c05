"""The process that reads files: shut in, it takes bytes and gives back a document as JSON.

Started by `isolated` alone. It opens no file that is given to it: the bytes come over its pipe.
"""

import gc
import os
import signal
import struct
import sys
import zlib
from dataclasses import dataclass
from typing import IO

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from greenroom.errors import UserError
from greenroom.resume.document import Document
from greenroom.resume.read.frames import receive, send

CPU_SECONDS, CPU_SECONDS_SCAN = 8, 240
MEMORY, MEMORY_SCAN = 1536 * 1024 * 1024, 6 * 1024 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of the process; the file's bytes follow.

    Attributes:
        name: The file's name, for messages.
        page: The page to show, from 0; None to read the file.
        width: Of the picture, in dots.
    """

    name: str
    page: int | None = None
    width: int = 0


DOCUMENT: TypeAdapter[Document] = TypeAdapter(Document)
ORDER: TypeAdapter[Order] = TypeAdapter(Order)
READ, REFUSED, SCAN, PICTURE = b"D", b"E", b"S", b"P"
RECOGNISE = "recognise"
"""The argument that makes the process recognise scans; it may compute longer and hold more."""
_DAMAGED = (
    ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RuntimeError,
    struct.error, SyntaxError, TypeError, ValueError, zlib.error, PydanticSerializationError,
)  # fmt: skip


def serve(source: IO[bytes], sink: IO[bytes], scans: bool) -> None:
    """Read files until the pipe is closed."""
    _load(scans)
    _shut_in(MEMORY_SCAN if scans else MEMORY)
    send(sink, b"ready")
    while (asked := receive(source)) and (content := receive(source)) is not None:
        _allow_more_time(CPU_SECONDS_SCAN if scans else CPU_SECONDS)
        send(sink, *_reply(ORDER.validate_json(asked), content, scans))


def _reply(order: Order, content: bytes, scans: bool) -> tuple[bytes, bytes]:
    from greenroom.resume.read.ocr import Scanned, installed

    name = order.name
    try:
        return _done(order, content, scans)
    except Scanned as error:
        return SCAN if installed() else REFUSED, str(error).encode("utf-8", errors="replace")
    except UserError as error:
        why = str(error)
    except MemoryError:
        why = f"{name} needs more memory than a résumé may: export it once more"
    except _DAMAGED:
        why = f"{name} is damaged: export it as PDF or DOCX once more"
    return REFUSED, why.encode("utf-8", errors="replace")


def _done(order: Order, content: bytes, scans: bool) -> tuple[bytes, bytes]:
    """Do what is asked."""
    from greenroom.resume.read.pdf import read_scan
    from greenroom.resume.read.picture import page_picture
    from greenroom.resume.read.read import read_text

    if order.page is not None:
        return PICTURE, page_picture(order.name, content, order.page, order.width)
    read = read_scan if scans else read_text
    return READ, DOCUMENT.dump_json(read(order.name, content))


def _load(scans: bool) -> None:
    """Load what reading needs, so that the first file is as quick as any other."""
    import docx  # noqa: F401
    import pypdf  # noqa: F401
    import pypdfium2  # noqa: F401

    from greenroom.resume.read import docx as own_docx  # noqa: F401
    from greenroom.resume.read import pdf  # noqa: F401

    if scans:
        from greenroom.resume.read.ocr import engine

        engine()
    gc.collect()
    gc.freeze()


def _shut_in(memory: int) -> None:
    """Set limits, where the system has them (Windows has none, macOS not that of memory)."""
    if sys.platform == "win32":
        return
    import resource

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asked
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write then fails and does not kill
    limits = [(resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_NOFILE, 64)]
    if sys.platform == "linux":
        limits.append((resource.RLIMIT_AS, memory))
    for which, most in limits:
        resource.setrlimit(which, (most, most))


def _allow_more_time(seconds: int) -> None:
    """Let the next file have its seconds of computing."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + seconds + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (most, hard))


def _main() -> None:
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    serve(sys.stdin.buffer, answers, scans=RECOGNISE in sys.argv)


if __name__ == "__main__":
    _main()
