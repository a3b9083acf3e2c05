"""Stages in which features can be built, by Kahn's algorithm, and the circle if there is one."""

from collections.abc import Mapping, Set


def build_order(needs: dict[str, list[str]]) -> list[list[str]]:
    """Work out the stages in which features are built.

    A feature joins the stage after the one that completed its inputs. Every feature and every
    input is looked at a fixed number of times: O(features + inputs), plus sorting the names.

    Args:
        needs: The inputs of each feature; a name that is no key is a raw column.

    Returns:
        Stages from first to last, each a sorted list of names.

    Raises:
        ValueError: Features need each other in a circle, which the message names.

    >>> build_order({"trend": ["use", "days"], "use": ["kwh"], "days": [], "alert": ["trend"]})
    [['days', 'use'], ['trend'], ['alert']]
    """
    inputs = {name: {need for need in listed if need in needs} for name, listed in needs.items()}
    users: dict[str, list[str]] = {name: [] for name in needs}
    for name, wanted in inputs.items():
        for need in wanted:
            users[need].append(name)
    missing = {name: len(wanted) for name, wanted in inputs.items()}  # inputs not yet built

    stages: list[list[str]] = []
    stage = sorted(name for name, count in missing.items() if not count)
    while stage:
        stages.append(stage)
        stage = sorted(_completed(stage, users, missing))

    stuck = {name for name, count in missing.items() if count}
    if stuck:
        raise ValueError(f"features need each other: {' -> '.join(_circle(inputs, stuck))}")
    return stages


def _completed(
    stage: list[str], users: Mapping[str, list[str]], missing: dict[str, int]
) -> list[str]:
    """Tick off what a stage has built; return the features whose last input that was."""
    completed = []
    for built in stage:
        for user in users[built]:
            missing[user] -= 1
            if not missing[user]:
                completed.append(user)
    return completed


def _circle(inputs: Mapping[str, Set[str]], stuck: Set[str]) -> list[str]:
    """Walk from need to need among the stuck features until one comes again.

    Every stuck feature has a stuck input, or it would have been built; so the walk never ends in a
    dead end. What lies before the first repeated feature only leads to the circle.
    """
    name = min(stuck)
    place: dict[str, int] = {}  # in order of the walk
    while name not in place:
        place[name] = len(place)
        name = min(inputs[name] & stuck)
    return [*list(place)[place[name] :], name]
