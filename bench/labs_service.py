"""The fraud service's latency over loopback at 200 requests a second, by uvicorn."""

import http.client
import json
import socket
import threading
import time

import numpy as np
import uvicorn

from greenroom.labs.fraud.features import features
from greenroom.labs.fraud.models import fit
from greenroom.labs.fraud.online import Store
from greenroom.labs.fraud.serve import make_service
from greenroom.labs.fraud.world import Setting, make_world

RATE, SECONDS = 200, 10


def main() -> None:
    """Start the service, send payments on a clock, print quantiles beside the goal."""
    world = make_world(Setting(cards=700, terminals=1_400, days=45), 0)
    scorer = fit("lightgbm", "none", features(world, world.fraud), world.fraud, 0)
    listening = socket.create_server(("127.0.0.1", 0))
    # asyncio leaves small answers waiting on sockets made without a protocol number
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    config = uvicorn.Config(
        make_service(scorer, 0.5, Store()), log_level="warning", access_log=False, lifespan="off"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    rows = zip(world.time.tolist(), world.card.tolist(), world.terminal.tolist(),
               world.amount.tolist(), strict=True)  # fmt: skip
    names = ("time", "card", "terminal", "amount")
    bodies = [json.dumps(dict(zip(names, row, strict=True))) for row in rows][: RATE * SECONDS]
    client = http.client.HTTPConnection("127.0.0.1", listening.getsockname()[1])
    client.connect()
    client.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    took, start = [], time.perf_counter()
    for turn, body in enumerate(bodies):
        due = start + turn / RATE
        time.sleep(max(0.0, due - time.perf_counter()))
        client.request("POST", "/score", body)
        client.getresponse().read()
        took.append(time.perf_counter() - due)  # from when it was due: waiting counts
    p50, p99 = np.quantile(took, (0.5, 0.99)) * 1e3
    print(f"{len(took)} requests at {RATE}/s: p50 {p50:.2f} ms, p99 {p99:.2f} ms (goal 20)")
    server.should_exit = True
    thread.join(timeout=5)


if __name__ == "__main__":
    main()
