"""A simulated queue, driven by events."""

import heapq
from collections import defaultdict


def start_times(jobs, gpus):
    """Handle submissions and ends in order of time, and start what can start after each."""
    if gpus < 1 or any(job[2] < 1 for job in jobs):
        raise ValueError("bad jobs or gpus")
    events = [(job[1], 1, n) for n, job in enumerate(jobs)]
    heapq.heapify(events)
    used = defaultdict(int)
    waiting = defaultdict(list)
    starts = [0] * len(jobs)
    free = gpus
    while events:
        now, kind, n = heapq.heappop(events)
        if kind == 1:
            team, submitted, _, priority = jobs[n]
            heapq.heappush(waiting[-priority, team], (submitted, n))
        else:
            free += 1
        while free and any(waiting.values()):
            n = min((k[0], used[k[1]], *line[0]) for k, line in waiting.items() if line)[3]
            team, _, minutes, priority = jobs[n]
            heapq.heappop(waiting[-priority, team])
            used[team] += minutes
            starts[n] = now
            free -= 1
            heapq.heappush(events, (now + minutes, 0, n))
    return starts
