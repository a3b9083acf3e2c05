"""Kahn's algorithm by stages."""

from collections import defaultdict


def build_order(needs):
    """Peel off what has no open inputs."""
    missing = {name: sum(x in needs for x in inputs) for name, inputs in needs.items()}
    users = defaultdict(set)
    for name, inputs in needs.items():
        for need in inputs:
            users[need].add(name)
    stages = []
    ready = sorted(name for name, count in missing.items() if count == 0)
    while ready:
        stages.append(ready)
        after = []
        for name in ready:
            for user in users[name]:
                missing[user] -= 1
                if missing[user] == 0:
                    after.append(user)
        ready = sorted(after)
    stuck = {name for name, count in missing.items() if count > 0}
    if stuck:
        walk = [min(stuck)]
        while True:
            following = min((x for x in needs[walk[-1]] if x in stuck), default=walk[0])
            if following in walk:
                circle = walk[walk.index(following) :]
                raise ValueError("circle: " + " -> ".join([*circle, following]))
            walk.append(following)
    return stages
