"""How long a slate takes among 100,000 products, in process and over loopback.

Usage: python -m bench.shop_serving [--plain] (without the index of near neighbours)
Says CPU time beside the clock's: on a busy machine only the first is the program's own.
"""

import argparse
import http.client
import json
import socket
import threading
import time

import numpy as np
import uvicorn

from greenroom.labs.shop.catalogue import Floats
from greenroom.labs.shop.online import Asked, OnlineStore, Recommender, make_index
from greenroom.labs.shop.rank import CONTEXT, PAST, Lesson, fit_ranker
from greenroom.labs.shop.serve import make_service

PRODUCTS, HOMES, WIDTH, EVENTS = 100_000, 2_000, 64, 100_000
CALLS, RATE, SECONDS = 2_000, 100, 10


def main() -> None:
    """Build a shop of random vectors, then ask for slates."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--plain", action="store_true", help="search every product")
    plain = asked.parse_args().plain
    rng = np.random.default_rng(0)
    start = time.process_time()
    recommender, store = warm(rng, ann=not plain)
    kind = "every product searched" if plain else "usearch"
    print(f"{PRODUCTS} products, {kind}: built in {time.process_time() - start:.1f} CPU s")
    in_process(recommender, store, rng)
    over_loopback(recommender, store, rng)


def warm(rng: np.random.Generator, ann: bool) -> tuple[Recommender, OnlineStore]:
    """A recommender with a boosted ranker, and a store with a past."""
    goods, homes = rng.normal(0, 1, (PRODUCTS, WIDTH)), rng.normal(0, 1, (HOMES, WIDTH))
    x: Floats = rng.normal(0, 1, (20_000, len(PAST) + len(CONTEXT)))
    y = (rng.random(len(x)) < 1 / (1 + np.exp(2 - x[:, 0]))).astype(np.float64)
    lesson = Lesson(x=x, y=y, session=np.repeat(np.arange(2_000), 10), weight=np.ones(len(x)))
    ranker = fit_ranker("lambdamart", lesson, 0)
    store = OnlineStore(PRODUCTS)
    household, product = rng.integers(0, HOMES, EVENTS), rng.integers(0, PRODUCTS, EVENTS)
    for place in range(EVENTS):
        store.take(place * 8 // EVENTS, int(household[place]), int(product[place]), 1.0)
    about = rng.normal(0, 1, (PRODUCTS, 2))
    popular = np.arange(10)
    return Recommender(homes, make_index(goods, ann=ann), about, ranker, popular), store


def in_process(recommender: Recommender, store: OnlineStore, rng: np.random.Generator) -> None:
    """Candidates, features and ranking, one call after the other."""
    took, cpu = [], []
    for _ in range(CALLS):
        visit = Asked(week=9, household=int(rng.integers(HOMES)), hour=18, phone=True)
        begun, busy = time.perf_counter(), time.thread_time()
        recommender.slate(visit, store)
        took.append(time.perf_counter() - begun)
        cpu.append(time.thread_time() - busy)
    say("in process", took, "goal 2 and 10")
    say("in process, CPU", cpu, "goal 2 and 10")


def over_loopback(recommender: Recommender, store: OnlineStore, rng: np.random.Generator) -> None:
    """The service at a rate, each request timed from when it was due."""
    listening = socket.create_server(("127.0.0.1", 0))
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    app = make_service(recommender, store, PRODUCTS)
    config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    client = http.client.HTTPConnection("127.0.0.1", listening.getsockname()[1])
    client.connect()
    client.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    headers = {"Content-Type": "application/json"}
    took, start = [], time.perf_counter()
    for turn in range(RATE * SECONDS):
        visit = {"week": 9, "household": int(rng.integers(HOMES)), "hour": 18, "phone": False}
        due = start + turn / RATE
        time.sleep(max(0.0, due - time.perf_counter()))
        client.request("POST", "/slate", json.dumps(visit), headers)
        client.getresponse().read()
        took.append(time.perf_counter() - due)  # from when it was due: waiting counts
    say(f"over loopback at {RATE}/s", took, "goal 30 for p99")
    server.should_exit = True
    thread.join(timeout=5)


def say(what: str, seconds: list[float], goal: str) -> None:
    """Quantiles in milliseconds."""
    p50, p99 = np.quantile(seconds, (0.5, 0.99)) * 1e3
    print(f"{what}: p50 {p50:.2f} ms, p99 {p99:.2f} ms ({goal})", flush=True)


if __name__ == "__main__":
    main()
