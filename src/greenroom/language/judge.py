"""Asks a language model behind an OpenAI-compatible address, and takes only JSON for an answer.

Opens a connection only to the address it was given: no proxy, no redirect, nothing when not asked.
"""

import ipaddress
import json
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection, IncompleteRead
from threading import Event, Timer
from typing import Any
from urllib.parse import SplitResult, urlsplit

from greenroom.errors import ModelProblem, UserError

SEED = 7
LARGEST = 1 << 20  # bytes of a reply; a scorecard needs a few thousand
_FORMATS = ("json_schema", "json_object", "text")  # what is asked for, the strictest first
_REFUSED = (400, 422)  # how servers refuse a format they do not know
_BROKEN = (ConnectionResetError, BrokenPipeError, IncompleteRead)
_ADVICE = {
    401: "; is GREENROOM_JUDGE_KEY right?",
    403: "; is GREENROOM_JUDGE_KEY right?",
    404: "; does GREENROOM_JUDGE_URL end as the server wants (often /v1), and does it have the "
    "model?",
    429: "; wait a little, then again",
}


class UnusableReply(ModelProblem):
    """The judge answered, but not with what it was asked for; another answer may fare better."""


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """Where a judge is asked; `connect` and `whole` are seconds."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    connect: float = 10.0
    whole: float = 600.0  # a large model on a small machine takes minutes for a long answer

    @property
    def host(self) -> str:
        """The host and port, as a person reads them."""
        return urlsplit(self.url).netloc

    @property
    def local(self) -> bool:
        """Whether it is this machine; whatever is not plainly so is not."""
        host = urlsplit(self.url).hostname or ""
        with suppress(ValueError):
            return ipaddress.ip_address(host).is_loopback
        return host == "localhost"


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """What a judge is asked; `schema` is the JSON Schema of its reply, called `name`."""

    system: str
    user: str
    name: str
    schema: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Judge:
    """A language model that is asked for marks.

    `ask` raises UnusableReply for a reply that is no JSON object, and ModelProblem when there is
    none.
    """

    model: str
    ask: Callable[[Prompt], Mapping[str, Any]]


def read_endpoint(url: str, model: str, key: str = "", *, remote: bool = False) -> Endpoint:
    """Check where a judge is said to be; connects to nothing.

    Raises:
        UserError: It is not set or cannot be, or it is another machine and `remote` is not set.
    """
    if not url or not model:
        raise UserError(
            "no judge is set; GREENROOM_JUDGE_URL and GREENROOM_JUDGE_MODEL name a server and "
            "its model"
        )
    parts = _split(url)
    if not (key.isascii() and key.isprintable()):
        raise UserError("GREENROOM_JUDGE_KEY has characters no key has; copy it again")
    endpoint = Endpoint(url=parts.geturl(), model=one_line(model, 100), key=key)
    if not (endpoint.local or remote):
        raise UserError(
            f"GREENROOM_JUDGE_URL names {endpoint.host}, which is not this machine: answers would "
            "leave it; to allow that, set GREENROOM_JUDGE_REMOTE=yes"
        )
    return endpoint


def _split(url: str) -> SplitResult:
    wrong = UserError("GREENROOM_JUDGE_URL must be an address such as http://127.0.0.1:8080/v1")
    if not (url.isascii() and url.isprintable()) or {" ", "\\"} & set(url):
        raise wrong
    try:
        parts = urlsplit(url.rstrip("/"))
        known = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError as error:
        raise wrong from error
    if not known:
        raise wrong
    if "@" in parts.netloc:
        raise UserError("GREENROOM_JUDGE_URL holds a name or key; put it in GREENROOM_JUDGE_KEY")
    return parts


def make_judge(endpoint: Endpoint) -> Judge:
    """Make a judge of an endpoint; it remembers which format of reply the server knows."""
    formats = list(_FORMATS)

    def ask(prompt: Prompt) -> Mapping[str, Any]:
        for place, kind in enumerate(formats):
            status, body = _post(endpoint, _body(endpoint, prompt, kind))
            if status == 200:
                del formats[:place]
                return _object(endpoint, body)
            if kind == formats[-1] or not _format_refused(status, body):
                break
        said = _said(endpoint, body)
        raise ModelProblem(
            f"the judge at {endpoint.host} answered {status}{said}{_ADVICE.get(status, '')}"
        )

    return Judge(model=endpoint.model, ask=ask)


def one_line(text: str, longest: int) -> str:
    """A text from elsewhere as one printable line that cannot steer a terminal."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    flat = " ".join(shown.split())
    return flat if len(flat) <= longest else f"{flat[: longest - 1]}…"


def _body(endpoint: Endpoint, prompt: Prompt, kind: str) -> bytes:
    # The shape is in the prompt too: some servers take a schema and pay it no heed.
    shape = f"Reply with one JSON object of this JSON Schema:\n{json.dumps(prompt.schema)}"
    asked: dict[str, Any] = {
        "model": endpoint.model,
        "messages": [
            {"role": "system", "content": f"{prompt.system}\n\n{shape}"},
            {"role": "user", "content": prompt.user},
        ],
        "temperature": 0,
        "seed": SEED,
        "stream": False,
    }
    if kind == "json_schema":
        schema = {"name": prompt.name, "strict": True, "schema": prompt.schema}
        asked["response_format"] = {"type": kind, "json_schema": schema}
    elif kind == "json_object":
        asked["response_format"] = {"type": kind}
    return json.dumps(asked).encode()


def _format_refused(status: int, body: bytes) -> bool:
    """Whether another format may do; some servers call one they do not know their own error."""
    named = b"response_format" in body or b"json_schema" in body
    return status in _REFUSED or (status >= 500 and named)


def _post(endpoint: Endpoint, body: bytes) -> tuple[int, bytes]:
    """Status and body; once more when the connection broke or the server failed."""
    try:
        status, found = _exchange(endpoint, body)
        if status < 500 or _format_refused(status, found):
            return status, found
    except ModelProblem as error:
        if not isinstance(error.__cause__, _BROKEN):
            raise
    return _exchange(endpoint, body)


def _exchange(endpoint: Endpoint, body: bytes) -> tuple[int, bytes]:
    late = Event()
    try:
        return _sent(endpoint, body, late)
    except (OSError, HTTPException, ValueError) as error:
        cause = TimeoutError() if late.is_set() else error
        problem = f"the judge at {endpoint.host} {_told(endpoint, cause)}"
        raise ModelProblem(problem) from cause


def _told(endpoint: Endpoint, error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return f"gave no whole answer in time ({endpoint.whole:g} seconds at the most)"
    if isinstance(error, _BROKEN):
        return "broke the connection off"
    if isinstance(error, OSError):
        why = one_line(str(error.strerror or error), 200)
        return f"cannot be reached ({why}); is it running?"
    return "does not answer as a web server does; is GREENROOM_JUDGE_URL right?"


def _sent(endpoint: Endpoint, body: bytes, late: Event) -> tuple[int, bytes]:
    parts = urlsplit(endpoint.url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    line = kind(parts.hostname or "", parts.port, timeout=endpoint.connect)
    headers = {"Content-Type": "application/json", "User-Agent": "greenroom"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    query = f"?{parts.query}" if parts.query else ""
    try:
        line.connect()
        wire: socket.socket = line.sock
        wire.settimeout(endpoint.whole)
        # A server that sends a byte now and then never runs into a socket's own timeout.
        timer = Timer(endpoint.whole, _cut, (wire, late))
        timer.daemon = True
        timer.start()
        try:
            line.request("POST", f"{parts.path.rstrip('/')}/chat/completions{query}", body, headers)
            with line.getresponse() as response:
                found = response.read(LARGEST + 1)
                missing = bool(response.length) and len(found) <= LARGEST
                status = response.status
        finally:
            timer.cancel()
        if late.is_set():
            raise TimeoutError
        if missing:
            raise IncompleteRead(found)
    finally:
        line.close()
    return status, found


def _cut(wire: socket.socket, late: Event) -> None:
    late.set()
    with suppress(OSError):
        socket.socket.shutdown(wire, socket.SHUT_RDWR)


def _object(endpoint: Endpoint, body: bytes) -> Mapping[str, Any]:
    if len(body) > LARGEST:
        raise UnusableReply(f"the judge at {endpoint.host} answered with more than {LARGEST:,} B")
    try:
        choice = json.loads(body)["choices"][0]
        text = choice["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        told = _said(endpoint, body) or ", but not as OpenAI-compatible servers do"
        raise UnusableReply(f"the judge at {endpoint.host} answered{told}") from error
    found = _first_object(text) if isinstance(text, str) else None
    if found is None:
        cut = isinstance(choice, dict) and choice.get("finish_reason") == "length"
        why = "broke off in the middle; give it more room" if cut else "did not answer in JSON"
        raise UnusableReply(f"the judge {endpoint.model} {why}")
    return found


def _first_object(text: str) -> dict[str, Any] | None:
    """The JSON object in a reply, also with thoughts before it or a fence around it."""
    text = text.rpartition("</think>")[2]
    try:
        found = json.loads(text[text.find("{") : text.rfind("}") + 1])
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _said(endpoint: Endpoint, body: bytes) -> str:
    """The server's own words for what went wrong, without the key; "" where it has none."""
    try:
        found = json.loads(body)
        error = found.get("error", found)
        message = error if isinstance(error, str) else error.get("message") or error.get("detail")
    except (ValueError, AttributeError, RecursionError):
        return ""
    if not isinstance(message, str) or not message.strip():
        return ""
    hidden = message.replace(endpoint.key, "***") if endpoint.key else message
    return f": {one_line(hidden, 200)}"
