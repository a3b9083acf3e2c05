"""A few worker processes that judge code for many candidates.

The only module that starts judging processes. Each keeps a sandbox of every profile it was asked
for; a job that is cancelled, or takes too long, takes its worker with it and another one starts.
"""

import multiprocessing
import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import Empty, Full, Queue
from threading import Event, Lock, Thread

from greenroom.coding.verdict import CheckResult, Report
from greenroom.errors import GreenroomError, UserError
from greenroom.judging import House, Sandboxes, Task, Unconfined, Watch, judged

WAITING = 64  # jobs; whoever comes later is told to try again
LONGEST = 300.0  # seconds of one job, growth included
LOOK = 0.1  # seconds between two looks at whether a job is still wanted


@dataclass(kw_only=True, eq=False)
class _Job:
    task: Task
    watch: Watch
    done: Event
    report: Report | None = None
    error: Exception | None = None


class Pool:
    """Worker processes that judge; any number of threads may call it."""

    def __init__(self, house: House, workers: int) -> None:
        """Take where it is and how many; they start with the first job."""
        self._house, self._workers = house, workers
        self._jobs: Queue[_Job] = Queue(WAITING)
        self._closed = Event()
        self._threads: list[Thread] = []
        self._lock = Lock()

    def __call__(self, task: Task, watch: Watch) -> Report:
        """Judge, waiting for a free worker.

        Raises:
            UserError: Too many are waiting, it took too long, or it was cancelled.
        """
        self._start()
        job = _Job(task=task, watch=watch, done=Event())
        try:
            self._jobs.put_nowait(job)
        except Full:
            said = "too many submissions are waiting to be judged; try again in a minute"
            raise UserError(said) from None
        job.done.wait()
        if job.error is not None:
            raise job.error
        if job.report is None:
            raise UserError("judging was cancelled; submit again")
        return job.report

    def close(self) -> None:
        """End the workers; what waits is cancelled."""
        self._closed.set()
        for thread in self._threads:
            thread.join(timeout=5)
        with suppress(Empty):
            while True:
                self._jobs.get_nowait().done.set()

    def _start(self) -> None:
        with self._lock:
            while len(self._threads) < self._workers:
                thread = Thread(target=self._serve, name="judging", daemon=True)
                self._threads.append(thread)
                thread.start()

    def _serve(self) -> None:
        """One worker's thread: hand it jobs, and start another when one is lost."""
        worker = _Worker(self._house)
        while not self._closed.is_set():
            try:
                job = self._jobs.get(timeout=LOOK)
            except Empty:
                continue
            try:
                if not job.watch.stop.is_set():
                    job.report = worker.judge(job, self._closed)
            except Exception as error:  # noqa: BLE001 - it is the caller's, and raised there
                job.error = error
            finally:
                job.done.set()
        worker.end()


class _Worker:
    """One process, as its thread in the server sees it."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def judge(self, job: _Job, closed: Event) -> Report | None:
        """Have a job judged; None when it is no longer wanted."""
        pipe = self._ready()
        try:
            pipe.send(job.task)
            waited = 0.0
            while not (job.watch.stop.is_set() or closed.is_set()):
                if pipe.poll(LOOK):
                    said = pipe.recv()
                    if isinstance(said, CheckResult):
                        job.watch.tell(said)
                        continue
                    if isinstance(said, Exception):
                        raise said
                    report: Report = said
                    return report
                waited += LOOK
                if waited > LONGEST:
                    self.end()
                    raise UserError(f"judging took longer than {LONGEST:.0f} s and was given up")
        except (EOFError, OSError) as error:
            self.end()
            raise UserError("the process that judges was lost; submit again") from error
        self.end()
        return None

    def end(self) -> None:
        """End the process at once; the zygotes it started end when it does."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _ready(self) -> Connection:
        if self._process is None or not self._process.is_alive() or self._pipe is None:
            self.end()
            spawn = multiprocessing.get_context("spawn")  # not fork: this process has threads
            self._pipe, theirs = spawn.Pipe()
            self._process = spawn.Process(target=_work, args=(theirs, self._house), daemon=True)
            self._process.start()
            theirs.close()
        return self._pipe


def _work(pipe: Connection, house: House) -> None:
    """A worker's whole life: judge what comes, until the other end hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to answer
    sandboxes = Sandboxes(house)
    _watch_parent()
    with suppress(EOFError, OSError):
        while True:
            task: Task = pipe.recv()
            try:
                pipe.send(judged(task, pipe.send, house, sandboxes))
            except GreenroomError as error:
                pipe.send(_plain(error))


def _plain(error: GreenroomError) -> Exception:
    """An error that can travel: some carry more than their words."""
    kind = Unconfined if isinstance(error, Unconfined) else UserError
    return kind(str(error))


def _watch_parent() -> None:
    """End this process when the one that started it is gone."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()
