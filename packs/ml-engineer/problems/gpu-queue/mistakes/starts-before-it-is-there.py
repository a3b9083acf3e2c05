"""A simulated queue."""

import heapq
from collections import defaultdict, deque


def start_times(jobs, gpus):
    """Give the earliest free GPU to the best waiting job."""
    if gpus < 1 or any(job[2] < 1 for job in jobs):
        raise ValueError("bad jobs or gpus")
    order = deque(sorted(range(len(jobs)), key=lambda n: jobs[n][1]))
    free = [jobs[order[0]][1]] * min(gpus, len(jobs)) if jobs else []
    used = defaultdict(int)
    lines = defaultdict(deque)
    starts = [0] * len(jobs)
    for _ in jobs:
        now = free[0]
        if not any(lines.values()):
            now = max(now, jobs[order[0]][1])
        while order and jobs[order[0]][1] <= now:
            n = order.popleft()
            lines[-jobs[n][3], jobs[n][0]].append(n)
        n = min(
            (priority, used[team], jobs[line[0]][1], line[0])
            for (priority, team), line in lines.items()
            if line
        )[3]
        lines[-jobs[n][3], jobs[n][0]].popleft()
        used[jobs[n][0]] += jobs[n][2]
        starts[n] = now
        heapq.heapreplace(free, now + jobs[n][2])
    return starts
