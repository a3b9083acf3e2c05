"""What stands between the pages and the rest of the browser: hosts, origins, headers, sizes.

Greenroom listens on loopback and has no password, so a web page elsewhere must not be able to
reach it: its name is checked (against DNS rebinding) and so is where a change comes from.
"""

import ipaddress
import json
import socket
from collections.abc import Set

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 2_000_000  # bytes; 100,000 characters are at most 1.2 MB once a form has encoded them
MAX_UPLOAD = 10_010_000  # bytes: 10 MB of résumé, and what a form adds around it
TOO_LARGE = "That is larger than any answer and was not read."
FILE_TOO_LARGE = "That file is larger than 10 MB and was not read."
UPLOADS = frozenset({"/resumes", "/api/v1/resumes"})  # where a résumé is handed in
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
ANY_ADDRESS = "*"  # in a list of hosts: any address in digits, which no foreign name can claim

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ]
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # Not `no-referrer`: with it browsers send `Origin: null` even from our own forms. Nothing is
    # sent to any other site by this one either.
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}


def hosts_for(host: str, port: int) -> frozenset[str]:
    """The `Host` headers to answer when listening on an address: loopback and that address."""
    names = {"localhost", "127.0.0.1", "[::1]", _bracketed(host)}
    if host in ("", "0.0.0.0", "::"):  # noqa: S104 - compared with, not bound to
        names |= {
            ANY_ADDRESS,
            socket.gethostname().lower(),
            f"{socket.gethostname().lower()}.local",
        }
    allowed = {f"{name}:{port}" for name in names}
    return frozenset(allowed | (names if port == 80 else set()))


def guarded(app: ASGIApp, allowed_hosts: Set[str]) -> ASGIApp:
    """Wrap an app: refuse foreign hosts, foreign changes and large bodies; add the headers."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        most = MAX_UPLOAD if is_upload(scope["method"], scope["path"]) else MAX_BODY
        refusal = refuse(scope["method"], headers, allowed_hosts, most)
        sending = _with_headers(send, scope["path"])
        if refusal:
            await _answer(refusal, scope["path"])(scope, receive, sending)
            return
        await app(scope, _measured(receive, most), sending)

    return guard


def is_upload(method: str, path: str) -> bool:
    """Whether a request hands in a résumé, which may be larger than anything else."""
    return method == "POST" and path in UPLOADS


def refuse(
    method: str, headers: Headers, allowed_hosts: Set[str], most: int = MAX_BODY
) -> tuple[int, str, str] | None:
    """Why a request is not answered: a status, what is wrong, and what to do; None when it is."""
    host = headers.get("host", "").lower()
    if not _is_allowed(host, allowed_hosts):
        do = "Open the address that `greenroom serve` printed."
        return 421, f"This Greenroom does not answer to the name {host or '(none)'}.", do
    if method not in SAFE_METHODS and not _is_ours(headers, host):
        do = "Open Greenroom in a window of its own and do it there."
        return 403, "Another site tried to change something here; that was refused.", do
    if not _is_short(headers.get("content-length", "0"), most):
        if most > MAX_BODY:
            return 413, FILE_TOO_LARGE, "Save it without its pictures, then hand it in again."
        return 413, TOO_LARGE, "An answer may have 100,000 characters."
    return None


def _is_short(length: str, most: int) -> bool:
    """Whether a body of a length, which may be no number at all, is read."""
    return length.isascii() and length.isdigit() and len(length) < 10 and int(length) <= most


def _is_allowed(host: str, allowed_hosts: Set[str]) -> bool:
    name, _, port = host.rpartition(":")
    if host in allowed_hosts:
        return True
    return f"{ANY_ADDRESS}:{port}" in allowed_hosts and _is_address(name.strip("[]"))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_ours(headers: Headers, host: str) -> bool:
    """Whether a change comes from our own pages, or from a program that is no browser."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or origin.lower() in (f"http://{host}", f"https://{host}")


def _measured(receive: Receive, most: int) -> Receive:
    """Stop reading a body that goes on after the limit, whatever its headers promised."""
    read = 0

    async def measure() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > most:
            raise HTTPException(413, FILE_TOO_LARGE if most > MAX_BODY else TOO_LARGE)
        return message

    return measure


def _with_headers(send: Send, path: str) -> Send:
    async def add(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if not path.startswith("/static/"):
                headers["cache-control"] = "no-store"
        await send(message)

    return add


def _answer(refusal: tuple[int, str, str], path: str) -> Response:
    status, error, do = refusal
    if path.startswith("/api/"):
        return Response(json.dumps({"error": error, "do": do}), status, None, "application/json")
    return PlainTextResponse(f"{error} {do}\n", status)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host.lower()
