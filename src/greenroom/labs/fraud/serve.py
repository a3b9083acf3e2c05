"""The scoring service: a payment comes over HTTP, its features and score go back.

A plain ASGI app around the online store: `POST /score` with time, card, terminal and amount
answers `{"score": …, "stop": …, "by": "model"}`; `POST /report` with terminal and time tells of a
fraud. Where the store does not answer, the shop's old rule does, and says so: `"by": "rules"`.
"""

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Protocol

from greenroom.labs.fraud.apart import StoreLost
from greenroom.labs.fraud.features import WINDOWS
from greenroom.labs.fraud.models import Scorer
from greenroom.labs.fraud.online import as_row
from greenroom.labs.fraud.world import DAY, LARGE

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

LONGEST = 10_000  # bytes of a request
LAST = 10 * 365 * DAY + max(WINDOWS) * DAY  # no world lasts as long


class Windowed(Protocol):
    """An online store, in this process (`Store`) or in another (`StoreApart`)."""

    def arrive(self, time: int, card: int, terminal: int, amount: float, /) -> list[float]:
        """A payment's features."""

    def report(self, terminal: int, time: int, /) -> bool:
        """Tell of a fraud; whether it counts."""


def make_service(scorer: Scorer, threshold: float, store: Windowed) -> App:
    """An app that scores payments; it keeps its windows in `store`, which may be warm."""
    routes = _routes(scorer, threshold, store)

    async def app(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        answer = routes.get(scope["path"]) if scope["method"] == "POST" else None
        if answer is None:
            await _reply(send, 404, {"error": "POST /score or POST /report"})
            return
        try:
            said = answer(json.loads(await _body(receive)))
        except (KeyError, TypeError, ValueError) as wrong:
            await _reply(send, 422, {"error": f"not a payment: {wrong}"})
        else:
            await _reply(send, 200, said)

    return app


def _routes(
    scorer: Scorer, threshold: float, store: Windowed
) -> dict[str, Callable[[dict[str, Any]], dict[str, Any]]]:
    """What answers on which path."""

    def score(asked: dict[str, Any]) -> dict[str, Any]:
        time, card, terminal = (_whole(asked[name]) for name in ("time", "card", "terminal"))
        amount = _amount(asked["amount"])
        try:
            seen = store.arrive(time, card, terminal, amount)
        except StoreLost:
            large = amount > LARGE
            return {"score": float(large), "stop": large, "by": "rules"}
        chance = float(scorer(as_row(seen))[0])
        return {"score": chance, "stop": chance >= threshold, "by": "model"}

    def report(asked: dict[str, Any]) -> dict[str, Any]:
        terminal, time = _whole(asked["terminal"]), _whole(asked["time"])
        try:
            return {"counted": store.report(terminal, time)}
        except StoreLost:
            return {"counted": False}

    return {"/score": score, "/report": report}


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LAST:
        raise ValueError("time, card and terminal are whole numbers from 0 up")
    return value


def _amount(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e9:
        raise ValueError("amount is a number from 0 up")
    return float(value)


async def _body(receive: Receive) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = bool(message.get("more_body", False))
        if len(body) > LONGEST:
            raise ValueError("it is too long")
    return body


async def _reply(send: Send, status: int, said: dict[str, Any]) -> None:
    body = json.dumps(said).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
