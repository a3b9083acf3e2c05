"""A simulated queue."""

import heapq
from collections import defaultdict, deque


def start_times(jobs, gpus):
    """A team's use is what its finished jobs have taken."""
    if gpus < 1 or any(job[2] < 1 for job in jobs):
        raise ValueError("bad jobs or gpus")
    order = deque(sorted(range(len(jobs)), key=lambda n: jobs[n][1]))
    now = jobs[order[0]][1] if jobs else 0
    free = [now] * min(gpus, len(jobs))
    used = defaultdict(int)
    running = []
    lines = defaultdict(deque)
    starts = [0] * len(jobs)
    for _ in jobs:
        now = max(now, free[0])
        if not any(lines.values()):
            now = max(now, jobs[order[0]][1])
        while order and jobs[order[0]][1] <= now:
            n = order.popleft()
            lines[-jobs[n][3], jobs[n][0]].append(n)
        while running and running[0][0] <= now:
            _, team, minutes = heapq.heappop(running)
            used[team] += minutes
        n = min(
            (priority, used[team], jobs[line[0]][1], line[0])
            for (priority, team), line in lines.items()
            if line
        )[3]
        team, _, minutes, priority = jobs[n]
        lines[-priority, team].popleft()
        heapq.heappush(running, (now + minutes, team, minutes))
        starts[n] = now
        heapq.heapreplace(free, now + minutes)
    return starts
