"""Judging that is under way: started by a page, watched by it, and there still after a reload."""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import Any

import anyio

from greenroom.coding.verdict import CheckResult, Report
from greenroom.errors import UserError
from greenroom.judging import Unconfined, Watch

LOOK = 0.05  # seconds between two looks at what is new
MOST = 500  # jobs remembered; the oldest that are over are forgotten first
BROKEN = "Judging broke down; submit again, and please report it with what the server printed"


@dataclass(eq=False, kw_only=True)
class Told:
    """Work that is watched while it goes on: what was told so far, and how it ended."""

    told: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    over: Event = field(default_factory=Event)
    error: str = ""

    def wait(self) -> None:
        """Wait until it is over."""
        self.over.wait()

    async def stream(self, since: int) -> AsyncIterator[str]:
        """What is told, as server-sent events, from a number on until it is over."""
        while True:
            over = self.over.is_set()
            for number, (kind, body) in enumerate(self.told[since:], start=since):
                yield f"id: {number + 1}\nevent: {kind}\ndata: {json.dumps(body)}\n\n"
                since = number + 1
            if over:
                return
            await anyio.sleep(LOOK)


@dataclass(eq=False, kw_only=True)
class Job(Told):
    """One run or submission of a session."""

    complete: bool
    watch: Watch = field(default_factory=Watch)
    unconfined: bool = False


class Jobs:
    """The last job of each session; a new one stops the one before it."""

    def __init__(self) -> None:
        """Start with none."""
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()

    def start(
        self, session_id: str, run: Callable[[Watch], Report], *, complete: bool = False
    ) -> Job:
        """Start judging in a thread of its own."""
        job = Job(complete=complete)
        job.watch = Watch(tell=lambda result: job.told.append(("check", _check(result))))
        with self._lock:
            before = self._jobs.pop(session_id, None)
            self._jobs[session_id] = job
            done = [name for name, each in self._jobs.items() if each.over.is_set()]
            for name in done[: max(len(self._jobs) - MOST, 0)]:
                del self._jobs[name]
        if before is not None:
            before.watch.stop.set()
        Thread(target=_see_through, args=(job, run), name="job", daemon=True).start()
        return job

    def of(self, session_id: str) -> Job | None:
        """The last job of a session."""
        return self._jobs.get(session_id)

    def running(self, session_id: str) -> bool:
        """Whether one is under way."""
        job = self.of(session_id)
        return job is not None and not job.over.is_set()


def _see_through(job: Job, run: Callable[[Watch], Report]) -> None:
    try:
        report = run(job.watch)
        job.told.append(("done", {"verdict": report.verdict, "passed": report.passed}))
    except UserError as error:
        job.error, job.unconfined = str(error), isinstance(error, Unconfined)
        job.told.append(("failed", {"error": job.error}))
    except BaseException:
        job.error = BROKEN
        job.told.append(("failed", {"error": BROKEN}))
        raise
    finally:
        job.over.set()


def _check(result: CheckResult) -> dict[str, Any]:
    return {
        "name": result.name,
        "doc": result.doc,
        "visible": result.visible,
        "outcome": result.outcome,
        "passed": result.passed,
    }
