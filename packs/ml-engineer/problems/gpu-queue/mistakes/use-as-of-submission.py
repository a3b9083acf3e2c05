"""A simulated queue."""

import heapq
from collections import defaultdict, deque


def start_times(jobs, gpus):
    """Jobs wait in one heap by priority, use of the team, and submission."""
    if gpus < 1 or any(job[2] < 1 for job in jobs):
        raise ValueError("bad jobs or gpus")
    order = deque(sorted(range(len(jobs)), key=lambda n: jobs[n][1]))
    now = jobs[order[0]][1] if jobs else 0
    free = [now] * min(gpus, len(jobs))
    used = defaultdict(int)
    waiting = []
    starts = [0] * len(jobs)
    for _ in jobs:
        now = max(now, free[0])
        if not waiting:
            now = max(now, jobs[order[0]][1])
        while order and jobs[order[0]][1] <= now:
            n = order.popleft()
            team, submitted, _, priority = jobs[n]
            heapq.heappush(waiting, (-priority, used[team], submitted, n))
        n = heapq.heappop(waiting)[3]
        used[jobs[n][0]] += jobs[n][2]
        starts[n] = now
        heapq.heapreplace(free, now + jobs[n][2])
    return starts
