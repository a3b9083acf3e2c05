"""The processes that grade, and measure grids: spawned for work, deaf to Ctrl-C, gone when this is.

The only module that starts them.
"""

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import ParamSpec, TypeVar

from greenroom.errors import UserError

WAITING = 2  # pieces of work in hand for each process, so that none waits for the next

Given = ParamSpec("Given")
Work = TypeVar("Work")
Result = TypeVar("Result")


@dataclass(frozen=True, kw_only=True)
class Crew:
    """Processes that work."""

    pool: ProcessPoolExecutor
    processes: int

    def submit(
        self, run: Callable[Given, Result], *given: Given.args, **named: Given.kwargs
    ) -> Future[Result]:
        """Hand work over; a process that is started for it leaves Ctrl-C to this one."""
        if sys.platform == "win32":
            return self.pool.submit(run, *given, **named)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # children inherit it
        try:
            return self.pool.submit(run, *given, **named)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def open_crew(processes: int, work: str = "grading", kept: str = "graded") -> Iterator[Crew]:
    """Open a crew whose processes end with this one, however it ends.

    Args:
        processes: How many work side by side.
        work: What they are called when one is killed.
        kept: What is kept then; "" for nothing.

    Raises:
        UserError: One of them was killed.
    """
    others = set(multiprocessing.active_children())
    spawn = multiprocessing.get_context("spawn")  # not fork: this process has threads
    pool = ProcessPoolExecutor(processes, spawn, initializer=_watch_parent)
    try:
        yield Crew(pool=pool, processes=processes)
    except BrokenProcessPool as error:
        raise UserError(
            f"a {work} process was killed, perhaps for want of memory; "
            + (f"what is {kept} is kept: " if kept else "")
            + "run the same command again, with fewer --processes"
        ) from error
    except BaseException:
        for child in set(multiprocessing.active_children()) - others:
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _watch_parent() -> None:
    """End this process when the one that started it is gone: it would wait for work for ever."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()


def in_turn(
    submit: Callable[[Work], Future[Result]], work: deque[Work], processes: int
) -> Iterator[tuple[Result, ...]]:
    """Hand work over as it is done, so that no process waits and little is in hand when it stops.

    Yields:
        What came in together.
    """
    running: set[Future[Result]] = set()
    while work or running:
        while work and len(running) < WAITING * processes:
            running.add(submit(work.popleft()))
        ready, running = wait(running, return_when=FIRST_COMPLETED)
        if came := tuple(future.result() for future in ready if future.exception() is None):
            yield came  # what is done is kept before a failure beside it ends the job
        for future in ready:
            future.result()
