import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from greenroom.labs.fraud.features import features
from greenroom.labs.fraud.online import Store
from greenroom.labs.fraud.serve import App, Message, make_service
from greenroom.labs.fraud.world import Floats, Setting, make_world


def post(app: App, path: str, said: object) -> tuple[int, dict[str, Any]]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": json.dumps(said).encode()}

    async def send(message: Message) -> None:
        sent.append(message)

    async def call() -> None:
        await app({"type": "http", "method": "POST", "path": path}, receive, send)

    with ThreadPoolExecutor(1) as aside:  # a browser's tests may run a loop in this thread
        aside.submit(lambda: asyncio.run(call())).result()
    return sent[0]["status"], json.loads(sent[1]["body"])


def total(rows: Floats) -> Floats:
    return np.asarray(rows.sum(axis=1))


def test_the_service_scores_what_the_batch_would_have_seen() -> None:
    world = make_world(Setting(cards=40, terminals=400, days=12), 0)
    batch = total(features(world, world.fraud))
    app = make_service(total, 100.0, Store())

    for row in range(len(world)):
        where = {"time": int(world.time[row]), "terminal": int(world.terminal[row])}
        bought = {"card": int(world.card[row]), "amount": float(world.amount[row])}
        status, answer = post(app, "/score", where | bought)
        assert status == 200
        assert answer["score"] == pytest.approx(batch[row], abs=1e-6)
        assert answer["stop"] == (answer["score"] >= 100)
        if world.fraud[row]:
            assert post(app, "/report", where) == (200, {"counted": True})


@pytest.mark.parametrize(
    "said",
    [{}, [], {"time": -1, "card": 1, "terminal": 1, "amount": 5.0},
     {"time": 1, "card": 1, "terminal": 1, "amount": "much"}],
)  # fmt: skip
def test_what_is_no_payment_is_refused_and_changes_nothing(said: object) -> None:
    store = Store()
    app = make_service(total, 1.0, store)

    status, answer = post(app, "/score", said)

    assert status == 422
    assert "not a payment" in answer["error"]
    assert store.arrive(5, 1, 1, 3.0) == Store().arrive(5, 1, 1, 3.0)


def test_another_path_is_not_found() -> None:
    assert post(make_service(total, 1.0, Store()), "/", {})[0] == 404
