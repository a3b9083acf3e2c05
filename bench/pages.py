"""How fast pages come for fifty candidates at once, on loopback, from a server of its own.

Each candidate has one finished round and sits another: opens the interview page, types for four
seconds (an autosave each second), reads the debrief of the finished one, thinks for a second, and
starts over. Nobody waits for anybody; starts are spread evenly over the first second.

Usage: .venv/bin/python bench/pages.py [--candidates 50] [--seconds 30]
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial

import httpx2

THINK = 1.0  # seconds between two acts of one candidate
AUTOSAVES = 4
TARGET = 150  # milliseconds, p95, for the pages
ANSWER = (
    "I would first ask what a model that never flags anything scores, because almost every payment "
    "is legitimate, and then look at precision and recall at the threshold the team can work with. "
)
Act = Callable[[], Awaitable[httpx2.Response]]


@dataclass
class Timings:
    """Milliseconds by what was asked, and what went wrong."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)

    async def note(self, name: str, act: Act) -> None:
        """Time one request."""
        start = time.perf_counter()
        try:
            answer = await act()
        except httpx2.HTTPError as error:
            self.errors.append(f"{name}: {type(error).__name__}")
            return
        self.took[name].append((time.perf_counter() - start) * 1000)
        if answer.status_code >= 300:
            self.errors.append(f"{name}: {answer.status_code}")


def main() -> None:
    """Start a server, let the candidates at it, print what they met."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--candidates", type=int, default=50)
    options.add_argument("--seconds", type=float, default=30)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server, url = serve(folder)
        try:
            timings = asyncio.run(rehearse(url, given.candidates, given.seconds))
        finally:
            server.kill()
            server.wait()
    report(timings, given.candidates, given.seconds)


def serve(folder: str) -> tuple[subprocess.Popen[str], str]:
    """Start `greenroom serve` on a free port with a database of its own."""
    own = {"GREENROOM_DATA_DIR": folder, "GREENROOM_MODELS_DIR": f"{folder}/none"}
    server = subprocess.Popen(
        [sys.executable, "-m", "greenroom", "serve", "--port", "0"],
        env={**os.environ, **own},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout  # noqa: S101 - as opened above
    return server, server.stdout.readline().split()[-1]


async def rehearse(url: str, candidates: int, seconds: float) -> Timings:
    """Let all candidates rehearse at once."""
    timings = Timings()
    async with asyncio.TaskGroup() as group:
        for number in range(candidates):
            group.create_task(candidate(url, number / candidates, seconds, timings))
    return timings


async def candidate(url: str, offset: float, seconds: float, timings: Timings) -> None:
    """One candidate: prepare, then measure until the time is over."""
    async with httpx2.AsyncClient(base_url=url, timeout=60) as client:
        finished = await start(client)
        body = {"turn": finished["turn"], "text": ANSWER}
        await client.post(f"/api/v1/sessions/{finished['id']}/answers", json=body)
        await client.post(f"/api/v1/sessions/{finished['id']}/end")
        await client.get(f"/sessions/{finished['id']}/debrief")  # marks what is left to mark
        sitting = await start(client)
        await asyncio.sleep(offset)
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            await one_visit(client, sitting, finished, timings)


async def one_visit(
    client: httpx2.AsyncClient, sitting: dict[str, str], finished: dict[str, str], timings: Timings
) -> None:
    """Open the interview page, type for a while, read the debrief."""
    page = f"/sessions/{sitting['id']}"
    await timings.note("interview page", lambda: client.get(page))
    for typed in range(1, AUTOSAVES + 1):
        await asyncio.sleep(THINK)
        body = {"turn": sitting["turn"], "text": ANSWER * typed}
        await timings.note("autosave", partial(client.put, f"/api/v1{page}/draft", json=body))
    await timings.note("debrief page", lambda: client.get(f"/sessions/{finished['id']}/debrief"))
    await asyncio.sleep(THINK)


async def start(client: httpx2.AsyncClient) -> dict[str, str]:
    """Start a phone screen."""
    answer = await client.post("/api/v1/sessions", json={"round": "phone-screen", "seed": 1})
    return dict(answer.raise_for_status().json())


def report(timings: Timings, candidates: int, seconds: float) -> None:
    """Print p50 and p95 for each page, and the errors."""
    print(f"{candidates} candidates for {seconds:.0f} s, think time {THINK:.0f} s, one server")
    for name, took in sorted(timings.took.items()):
        cuts = statistics.quantiles(took, n=20)
        print(f"{name:15} {len(took):6} requests   p50 {cuts[9]:6.1f} ms   p95 {cuts[18]:6.1f} ms")
    print(f"errors: {len(timings.errors)} {sorted(set(timings.errors))[:5]}")
    pages = [timings.took[name] for name in ("interview page", "debrief page")]
    slow = [took for took in pages if statistics.quantiles(took, n=20)[18] > TARGET]
    if slow or timings.errors:
        sys.exit(f"missed: p95 of each page under {TARGET} ms, and no error")


if __name__ == "__main__":
    main()
