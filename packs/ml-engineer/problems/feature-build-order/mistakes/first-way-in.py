"""Stages by breadth-first search from the features without inputs."""

from collections import defaultdict


def build_order(needs):
    """A feature's stage is its distance from the start."""
    inputs = {name: {x for x in listed if x in needs} for name, listed in needs.items()}
    left = set(needs)
    while True:
        free = [name for name in left if not inputs[name] & left]
        if not free:
            break
        left -= set(free)
    if left:
        walk, name = [], min(left)
        while name not in walk:
            walk.append(name)
            name = min(inputs[name] & left)
        raise ValueError("circle: " + " -> ".join([*walk[walk.index(name) :], name]))
    users = defaultdict(list)
    for name, wanted in inputs.items():
        for need in wanted:
            users[need].append(name)
    stages, seen = [], set()
    stage = sorted(name for name in needs if not inputs[name])
    while stage:
        stages.append(stage)
        seen.update(stage)
        stage = sorted({user for name in stage for user in users[name]} - seen)
    return stages
