"""The fraud service: online features equal the batch's, in-process time, latency over loopback."""

import argparse
import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import uvicorn

from greenroom.labs.fraud.features import features
from greenroom.labs.fraud.models import Scorer, fit
from greenroom.labs.fraud.online import Store, as_row
from greenroom.labs.fraud.serve import make_service
from greenroom.labs.fraud.world import CALIBRATION, DAY, Payments, Setting, make_world
from greenroom.labs.run import one_thread

RATE, SECONDS = 200, 10
Row = tuple[int, int, int, float]
NAMES = ("time", "card", "terminal", "amount")


def show(_asked: argparse.Namespace) -> None:
    """Print parity and times beside their goals."""
    with one_thread():
        _in_process()
        world = make_world(Setting(cards=700, terminals=1_400, days=45), 0)
        scorer = fit("lightgbm", "none", features(world, world.fraud), world.fraud, 0)
        _over_loopback(_rows(world), scorer)


def _rows(world: Payments) -> Iterator[Row]:
    return zip(
        world.time.tolist(),
        world.card.tolist(),
        world.terminal.tolist(),
        world.amount.tolist(),
        strict=True,
    )


def _in_process() -> None:
    """The day after 44, of the published world, one payment at a time."""
    from lightgbm import LGBMClassifier

    world = make_world(CALIBRATION, 0)
    world = world.only(world.day < 45)
    batch = features(world, world.fraud)
    model = LGBMClassifier(n_estimators=40, num_leaves=15, n_jobs=1, verbose=-1)
    booster = model.fit(batch, world.fraud).booster_
    store, worst, took = Store(), 0.0, []
    scoring = world.time >= 44 * DAY
    for row, payment in enumerate(_rows(world)):
        start = time.perf_counter()
        seen = store.arrive(*payment)
        if scoring[row]:
            booster.predict(as_row(seen), num_threads=1)
            took.append(time.perf_counter() - start)
        worst = max(worst, float(np.abs(batch[row] - seen).max()))
        if world.fraud[row]:
            store.report(payment[2], payment[0])
    p50, p99 = np.quantile(took, (0.5, 0.99)) * 1e3
    print(f"online against batch, {len(world):,} payments: {worst:.1e} (goal 1e-6)")
    print(f"features and score: p50 {p50:.3f} ms (goal .2), p99 {p99:.3f} ms (goal 2)")


def _over_loopback(rows: Iterator[Row], scorer: Scorer) -> None:
    """A payment every five milliseconds, each timed from when it was due: waiting counts."""
    bodies = [json.dumps(dict(zip(NAMES, row, strict=True))) for row in rows][: RATE * SECONDS]
    with _served(scorer) as port:
        client = http.client.HTTPConnection("127.0.0.1", port)
        client.connect()
        client.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        took, start = [], time.perf_counter()
        for turn, body in enumerate(bodies):
            due = start + turn / RATE
            time.sleep(max(0.0, due - time.perf_counter()))
            client.request("POST", "/score", body)
            client.getresponse().read()
            took.append(time.perf_counter() - due)
    p50, p99 = np.quantile(took, (0.5, 0.99)) * 1e3
    print(f"{len(took)} requests at {RATE}/s: p50 {p50:.2f} ms, p99 {p99:.2f} ms (goal 20)")


@contextmanager
def _served(scorer: Scorer) -> Iterator[int]:
    """The service by uvicorn on a free port."""
    listening = socket.create_server(("127.0.0.1", 0))
    # asyncio leaves small answers waiting on sockets made without a protocol number
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    config = uvicorn.Config(
        make_service(scorer, 0.5, Store()), log_level="warning", access_log=False, lifespan="off"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(timeout=5)
