"""A simulated queue: one heap of GPUs by when they are free, one of lines by who goes first."""

from collections import defaultdict, deque
from heapq import heappop, heappush, heapreplace

Job = tuple[str, int, int, int]  # team, submitted, minutes, priority


class _Lines:
    """The waiting jobs, one line for each team and priority, in order of submission.

    Only the first of a line can be next, so the heap holds one entry for each line. Its key has
    the use of the team when it was pushed; use only rises, so an entry that comes out with too
    little goes back with what is right, and nothing that should have come earlier is passed over.
    """

    def __init__(self, jobs: list[Job]) -> None:
        self._jobs = jobs
        self._used: dict[str, int] = defaultdict(int)  # minutes of started jobs, by team
        self._lines: dict[tuple[str, int], deque[int]] = defaultdict(deque)
        self._heap: list[tuple[int, int, int, int]] = []  # -priority, use, submitted, job

    def __bool__(self) -> bool:
        return bool(self._heap)

    def join(self, job: int) -> None:
        """Let a job wait; jobs must come in order of submission."""
        line = self._line(job)
        line.append(job)
        if line[0] == job:
            self._push(job)

    def next(self) -> int:
        """Take the job that goes first, and count its minutes as used."""
        while True:
            _, used, _, job = heappop(self._heap)
            team, _, minutes, _ = self._jobs[job]
            if used == self._used[team]:
                break
            self._push(job)
        self._used[team] += minutes
        line = self._line(job)
        line.popleft()
        if line:
            self._push(line[0])
        return job

    def _line(self, job: int) -> deque[int]:
        team, _, _, priority = self._jobs[job]
        return self._lines[team, priority]

    def _push(self, job: int) -> None:
        team, submitted, _, priority = self._jobs[job]
        heappush(self._heap, (-priority, self._used[team], submitted, job))


def start_times(jobs: list[Job], gpus: int) -> list[int]:
    """Simulate the queue of a few GPUs that teams share.

    With n jobs and p priorities a start renews at most p entries of its team, so the whole takes
    O(n p log n); how many teams there are makes no difference.

    Args:
        jobs: Team, minute of submission, length in minutes, and priority of each job.
        gpus: How many jobs can run at the same time.

    Returns:
        The minute in which each job starts, in the order of the jobs.

    Raises:
        ValueError: A job is shorter than a minute, or there is no GPU.

    >>> start_times([("ice", 0, 30, 1), ("ice", 1, 10, 1), ("sea", 2, 10, 1)], gpus=1)
    [0, 40, 30]
    """
    if gpus < 1 or any(minutes < 1 for _, _, minutes, _ in jobs):
        raise ValueError("there must be a GPU, and every job must take a minute or more")
    if not jobs:
        return []
    order = sorted(range(len(jobs)), key=lambda job: jobs[job][1])  # sorted is stable
    arriving = deque(order)
    lines = _Lines(jobs)
    now = jobs[order[0]][1]
    free_at = [now] * min(gpus, len(jobs))  # a heap, since all are equal
    starts = [now] * len(jobs)
    for _ in jobs:
        now = max(now, free_at[0])
        if not lines and arriving:
            now = max(now, jobs[arriving[0]][1])
        while arriving and jobs[arriving[0]][1] <= now:
            lines.join(arriving.popleft())
        job = lines.next()
        starts[job] = now
        heapreplace(free_at, now + jobs[job][2])
    return starts
