"""Labs that are being run for real: one at a time, watched by any page, there after a reload."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import Any

from greenroom.errors import GreenroomError
from greenroom.labs.model import Cancelled, Progress
from greenroom.web.jobs import LOOK, MOST, Told

WAITS = "waiting for another run to finish"
BROKEN = "The run broke down; try again, and please report it with what the server printed"
STOPPED = "Stopped. Of an unfinished run nothing is kept but what you expected."


@dataclass(eq=False, kw_only=True)
class LabJob(Told):
    """One real run.

    Attributes:
        stop: Set to cancel it.
        share: How much is done, 0 to 1.
        what: What is being done.
    """

    stop: Event = field(default_factory=Event)
    share: float = 0.0
    what: str = WAITS

    def step(self, share: float, what: str) -> None:
        """Tell how far it is; a step that shows nothing new is not told."""
        if what == self.what and share - self.share < 0.01:
            return
        self.share, self.what = share, what
        self.told.append(("progress", {"share": round(share, 3), "what": what}))


class LabJobs:
    """The last real run of each lab run; they wait for one another."""

    def __init__(self) -> None:
        """Start with none."""
        self._jobs: dict[str, LabJob] = {}
        self._lock, self._turn = Lock(), Lock()

    def start(self, run_id: str, measure: Callable[[Progress, Event], Any]) -> LabJob:
        """Run for real in a thread of its own; while that goes on, it is given back."""
        with self._lock:
            job = self._jobs.get(run_id)
            if job is not None and not job.over.is_set():
                return job
            job = self._jobs[run_id] = LabJob()
            done = [name for name, each in self._jobs.items() if each.over.is_set()]
            for name in done[: max(len(self._jobs) - MOST, 0)]:
                del self._jobs[name]
        Thread(target=self._see_through, args=(job, measure), name="lab", daemon=True).start()
        return job

    def of(self, run_id: str) -> LabJob | None:
        """The last real run of a lab run since the server was started."""
        return self._jobs.get(run_id)

    def cancel(self, run_id: str) -> None:
        """Stop it, if it goes on."""
        job = self.of(run_id)
        if job is not None:
            job.stop.set()
            job.over.wait(5)  # the process is killed at once; the page then says so

    def close(self) -> None:
        """Stop them all."""
        for job in tuple(self._jobs.values()):
            job.stop.set()

    def _see_through(self, job: LabJob, measure: Callable[[Progress, Event], Any]) -> None:
        try:
            with self._in_turn(job):
                job.step(0.0, "starting")
                measure(job.step, job.stop)
            job.told.append(("done", {}))
        except Cancelled:
            job.error = STOPPED
            job.told.append(("failed", {"error": STOPPED, "cancelled": True}))
        except GreenroomError as error:
            job.error = str(error)
            job.told.append(("failed", {"error": job.error}))
        except BaseException:
            job.error = BROKEN
            job.told.append(("failed", {"error": BROKEN}))
            raise
        finally:
            job.over.set()

    @contextmanager
    def _in_turn(self, job: LabJob) -> Iterator[None]:
        """Wait until no other run goes on; Cancelled where it is stopped before."""
        while not self._turn.acquire(timeout=LOOK):
            if job.stop.is_set():
                raise Cancelled
        try:
            yield
        finally:
            self._turn.release()
