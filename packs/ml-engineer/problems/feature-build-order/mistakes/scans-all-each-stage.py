"""Stages by repeated scanning."""


def build_order(needs):
    """In each stage, build whatever has all its inputs."""
    left = {name: {x for x in inputs if x in needs} for name, inputs in needs.items()}
    built = set()
    stages = []
    while left:
        stage = sorted(name for name, inputs in left.items() if inputs <= built)
        if not stage:
            name = next(iter(left))
            walk = {}
            while name not in walk:
                walk[name] = len(walk)
                name = next(x for x in left[name] if x in left)
            circle = list(walk)[walk[name] :]
            raise ValueError("circle: " + " -> ".join([*circle, name]))
        stages.append(stage)
        built.update(stage)
        left = {name: inputs for name, inputs in left.items() if name not in built}
    return stages
