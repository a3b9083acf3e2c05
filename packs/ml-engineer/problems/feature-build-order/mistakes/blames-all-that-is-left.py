"""Kahn's algorithm by stages."""

from collections import defaultdict


def build_order(needs):
    """Peel off what has no open inputs; what cannot be peeled is the circle."""
    missing = {name: len({x for x in inputs if x in needs}) for name, inputs in needs.items()}
    users = defaultdict(set)
    for name, inputs in needs.items():
        for need in inputs:
            users[need].add(name)
    stages = []
    ready = sorted(name for name in missing if missing[name] == 0)
    while ready:
        stages.append(ready)
        after = []
        for name in ready:
            del missing[name]
            for user in users[name]:
                missing[user] -= 1
                if missing[user] == 0:
                    after.append(user)
        ready = sorted(after)
    if missing:
        left = sorted(missing)
        raise ValueError("circle: " + " -> ".join([*left, left[0]]))
    return stages
