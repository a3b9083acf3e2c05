"""The fraud service on a real socket, with its online store in a process that can be killed."""

import http.client
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import uvicorn

from greenroom.labs.fraud.apart import PAUSE, StoreApart
from greenroom.labs.fraud.online import Store
from greenroom.labs.fraud.serve import make_service
from greenroom.labs.fraud.world import Floats

Client = http.client.HTTPConnection
PAYMENT: dict[str, Any] = {"time": 5_000, "card": 1, "terminal": 2, "amount": 30.0}


def total(rows: Floats) -> Floats:
    return np.asarray(rows.sum(axis=1))


def start_store(port: int = 0) -> "tuple[subprocess.Popen[str], int]":
    command = [sys.executable, "-m", "greenroom.labs.fraud.apart", str(port)]
    store = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert store.stdout
    return store, int(store.stdout.readline())


def end(store: "subprocess.Popen[str]") -> None:
    store.kill()
    store.wait()
    assert store.stdout
    store.stdout.close()


@pytest.fixture
def served() -> "Iterator[tuple[Client, subprocess.Popen[str], int]]":
    """A client of a service whose store is another process."""
    store, port = start_store()
    far = StoreApart(port, patience=10)  # a busy machine is no lost store
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        make_service(total, 100.0, far), log_level="warning", access_log=False, lifespan="off"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    client = Client("127.0.0.1", listening.getsockname()[1], timeout=60)
    yield client, store, port
    client.close()
    server.should_exit = True
    thread.join()
    far.close()
    listening.close()
    if store.poll() is None:
        end(store)


def post(client: Client, path: str, said: dict[str, Any]) -> dict[str, Any]:
    client.request("POST", path, json.dumps(said))
    answer = client.getresponse()
    assert answer.status == 200
    found: dict[str, Any] = json.loads(answer.read())
    return found


def test_a_killed_store_is_answered_for_by_rules_until_it_is_back(
    served: "tuple[Client, subprocess.Popen[str], int]",
) -> None:
    client, store, port = served
    whole = post(client, "/score", PAYMENT)
    end(store)

    small, large = (post(client, "/score", PAYMENT | {"amount": a}) for a in (30.0, 300.0))
    told = post(client, "/report", {"terminal": 2, "time": 5_000})
    again, _ = start_store(port)
    later = [post(client, "/score", PAYMENT)["by"] for _ in range(PAUSE + 1)]
    end(again)

    assert whole["by"] == "model"
    assert whole["score"] == pytest.approx(sum(Store().arrive(**PAYMENT)))
    assert small == {"score": 0.0, "stop": False, "by": "rules"}
    assert large == {"score": 1.0, "stop": True, "by": "rules"}
    assert told == {"counted": False}
    assert later[-1] == "model"


def test_a_store_apart_gives_the_features_of_a_store_within() -> None:
    store, port = start_store()
    far, near = StoreApart(port, patience=10), Store()

    for turn in range(50):
        payment = (turn * 9_000, turn % 3, turn % 5, 10.0 + turn)
        assert far.arrive(*payment) == near.arrive(*payment)
        assert far.report(turn % 5, turn * 9_000) == near.report(turn % 5, turn * 9_000)

    far.close()
    end(store)
