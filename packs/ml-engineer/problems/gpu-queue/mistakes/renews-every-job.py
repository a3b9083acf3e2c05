"""A simulated queue."""

import heapq
from collections import defaultdict, deque


def start_times(jobs, gpus):
    """All jobs wait in one heap; one whose team's use has changed is pushed again."""
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
            heapq.heappush(waiting, (-jobs[n][3], used[jobs[n][0]], jobs[n][1], n))
        while True:
            minus, known, submitted, n = heapq.heappop(waiting)
            if known == used[jobs[n][0]]:
                break
            heapq.heappush(waiting, (minus, used[jobs[n][0]], submitted, n))
        used[jobs[n][0]] += jobs[n][2]
        starts[n] = now
        heapq.heapreplace(free, now + jobs[n][2])
    return starts
