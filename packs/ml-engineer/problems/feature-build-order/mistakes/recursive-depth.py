"""The stage of a feature is one more than the latest of its inputs."""


def build_order(needs):
    """Find each feature's stage by depth-first search."""
    depth = {}
    path = []
    on_path = set()

    def visit(name):
        if name in depth:
            return depth[name]
        if name in on_path:
            circle = [*path[path.index(name) :], name]
            raise ValueError("circle: " + " -> ".join(circle))
        path.append(name)
        on_path.add(name)
        depth_here = 1 + max((visit(need) for need in needs[name] if need in needs), default=-1)
        path.pop()
        on_path.remove(name)
        depth[name] = depth_here
        return depth_here

    stages = []
    for name in sorted(needs):
        at = visit(name)
        while len(stages) <= at:
            stages.append([])
        stages[at].append(name)
    return stages
