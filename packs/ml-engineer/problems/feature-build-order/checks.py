"""Checks of feature-build-order."""

import random
import re
from itertools import pairwise

from greenroom.coding.checking import holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st


def _small_graph(seed):
    """Up to eight features that need earlier ones, and in one of three graphs a later one."""
    rng = random.Random(seed)
    names = rng.sample("abcdefgh", rng.randint(1, 8))
    needs = {
        name: rng.choices([*names[:at], "raw"], k=rng.randrange(4)) for at, name in enumerate(names)
    }
    if rng.random() < 1 / 3:
        needs[names[0]].append(names[-1])
    return needs


def _depths(needs):
    """The stage of each feature, by asking for its inputs again and again; None for a circle."""
    depth = {}
    for _ in range(len(needs) + 1):
        for name, listed in needs.items():
            inside = [need for need in listed if need in needs]
            if all(need in depth for need in inside):
                depth[name] = 1 + max((depth[need] for need in inside), default=-1)
    return depth if len(depth) == len(needs) else None


def _circle_in(error, needs):
    """The circle in a message, after making sure that it is one."""
    found = re.search(r"\w+(?: -> \w+)+", str(error))
    assert found, f"no circle such as `a -> b -> a` in the message {str(error)!r}"
    names = found.group().split(" -> ")
    assert names[0] == names[-1], f"the circle should end where it begins: {names}"
    assert len(set(names)) == len(names) - 1, f"a feature comes twice: {names}"
    for name, need in pairwise(names):
        assert need in needs.get(name, []), f"{name} does not need {need}"
    return names


def check_example(candidate):
    """The example of the brief: days and use, then trend, then alert."""
    needs = {"trend": ["use", "days"], "use": ["kwh"], "days": [], "alert": ["trend", "use"]}

    assert candidate(needs) == [["days", "use"], ["trend"], ["alert"]]


def check_no_features(candidate):
    """Without features there are no stages."""
    assert candidate({}) == []


def check_two_that_need_each_other(candidate):
    """Two features that need each other raise ValueError, with the circle in the message."""
    needs = {"a": ["b"], "b": ["a"], "c": ["a"]}

    assert sorted(_circle_in(raises(ValueError, candidate, needs), needs)[1:]) == ["a", "b"]


def check_as_early_as_possible(candidate):
    """A feature without inputs is built in the first stage, even if it is needed late."""
    needs = {"a": [], "b": ["a"], "c": ["b", "z"], "z": []}

    assert candidate(needs) == [["a", "z"], ["b"], ["c"]]


def check_after_the_last_input(candidate):
    """The longest way to a feature decides its stage, not the shortest."""
    needs = {"d": ["a", "c"], "c": ["b"], "b": ["a"], "a": []}

    assert candidate(needs) == [["a"], ["b"], ["c"], ["d"]]


def check_names_are_sorted(candidate):
    """Within a stage names are sorted, however they are listed."""
    needs = {"m": [], "b": [], "z": ["m"], "k": ["b"], "a": ["m", "b"]}

    assert candidate(needs) == [["b", "m"], ["a", "k", "z"]]


def check_raw_columns_are_no_features(candidate):
    """Names that are no key are there already and belong to no stage."""
    assert candidate({"use": ["kwh", "meter"], "peak": ["kwh", "use"]}) == [["use"], ["peak"]]


def check_input_listed_twice(candidate):
    """An input that is listed twice is needed once."""
    assert candidate({"a": [], "b": ["a", "a"], "c": ["raw", "raw"]}) == [["a", "c"], ["b"]]


def check_feature_that_needs_itself(candidate):
    """A feature that needs itself is a circle of one."""
    needs = {"a": [], "b": ["a", "b"]}

    assert _circle_in(raises(ValueError, candidate, needs), needs) == ["b", "b"]


def check_users_of_a_circle_are_not_blamed(candidate):
    """What only uses a circle, or is used by it, is not part of it."""
    needs = {"a": ["b"], "b": ["c"], "c": ["d", "base"], "d": ["e"], "e": ["c"], "base": []}

    assert sorted(_circle_in(raises(ValueError, candidate, needs), needs)[1:]) == ["c", "d", "e"]


def check_path_between_two_circles(candidate):
    """A feature that lies between two circles belongs to neither."""
    needs = {"p": ["q"], "q": ["p", "m"], "m": ["x"], "x": ["y"], "y": ["x"]}

    assert "m" not in _circle_in(raises(ValueError, candidate, needs), needs)


def check_circle_in_one_corner(candidate):
    """One circle anywhere stops the whole build."""
    needs = {"a": [], "b": ["a"], "x": ["y"], "y": ["z"], "z": ["x"]}

    assert len(_circle_in(raises(ValueError, candidate, needs), needs)) == 4


def check_needs_are_left_alone(candidate):
    """The mapping and its lists are not changed."""
    unchanged(candidate, {"b": ["a", "a", "raw"], "a": [], "c": ["b", "a"]})


def check_any_graph(candidate):
    """For any needs: the stages are the earliest possible, or a true circle is named."""

    @holds_for(st.integers(0, 10_000), examples=50)
    def staged_or_circular(seed):
        needs = _small_graph(seed)
        depths = _depths(needs)
        if depths is None:
            _circle_in(raises(ValueError, candidate, needs), needs)
            return
        want = [
            sorted(name for name in needs if depths[name] == stage)
            for stage in range(1 + max(depths.values()))
        ]
        assert candidate(needs) == want


def check_order_of_listing_does_not_matter(candidate):
    """Features and inputs may be listed in any order."""
    rng = random.Random(4)
    needs, *_ = sized(60)
    names = rng.sample(list(needs), len(needs))
    shuffled = {name: rng.sample(needs[name], len(needs[name])) for name in names}

    assert candidate(shuffled) == candidate(needs)


def check_long_chain(candidate):
    """A chain of 20,000 features is staged, one a stage, in time and without deep recursion."""
    n = 20_000
    needs = {f"f{i}": [f"f{i - 1}"] if i else [] for i in reversed(range(n))}

    assert candidate(needs) == [[f"f{i}"] for i in range(n)]


def check_circle_of_many(candidate):
    """A circle of 400 features is found whole."""
    n = 400
    needs = {f"f{i}": [f"f{(i + 1) % n}"] for i in range(n)}

    assert len(_circle_in(raises(ValueError, candidate, needs), needs)) == n + 1


def check_one_input_of_all(candidate):
    """Twenty thousand features that use one and the same input are two stages."""
    n = 20_000
    needs = {"base": []} | {f"f{i:05}": ["base"] for i in range(n)}

    assert candidate(needs) == [["base"], [f"f{i:05}" for i in range(n)]]


def sized(n):
    """Features n, each with up to three inputs among the two hundred before it."""
    rng = random.Random(n)
    return (
        {
            f"f{i}": [f"f{rng.randrange(max(0, i - 200), i)}" for _ in range(min(i, 3))]
            for i in range(n)
        },
    )
