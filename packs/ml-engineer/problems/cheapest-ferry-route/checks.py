"""Checks of cheapest-ferry-route."""

import random
from itertools import pairwise

from greenroom.coding.checking import holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

RED_OR_BLUE = [("red", "A", "B", 100), ("red", "B", "C", 900), ("blue", "B", "C", 200)]


def _small_sea(seed):
    """Seven islands in a row, with four crossings from each but the last."""
    rng = random.Random(seed)
    return [
        (rng.choice("rgb"), str(at), str(at + rng.choice([1, 1, 2, -1])), rng.randrange(12))
        for at in range(6)
        for _ in range(4)
    ]


def _travel(crossings, start, route):
    """The harbour a route ends in, its fare and its changes; fails if it does not hang together."""
    at, lines, fare = start, [], 0
    for index in route:
        line, origin, target, price = crossings[index]
        assert origin == at, f"crossing {index} leaves from {origin}, but the traveller is in {at}"
        at, fare = target, fare + price
        lines.append(line)
    return at, fare, sum(a != b for a, b in pairwise(lines))


def _costs(candidate, crossings, start, goal, changes):
    """Fare and changes of the route found, after travelling it; None without one."""
    found = candidate(crossings, start, goal, changes)
    if found is None:
        return None
    fare, route = found
    end, paid, changed = _travel(crossings, start, route)
    assert end == goal, f"the route ends in {end}, not in {goal}"
    assert paid == fare, f"the route {route} costs {paid}, not {fare}"
    assert changed <= changes, f"the route {route} changes {changed} times"
    return fare, changed


def _slowly(crossings, start, goal, changes):
    """Cheapest fare and fewest changes, by improving all arrivals until nothing improves."""
    fares = {(start, "", 0): 0}
    improved = [(start, "", 0)]
    while improved:
        harbour, line, changed = key = improved.pop()
        for other, origin, target, price in crossings:
            then = (target, other, changed + (line not in ("", other)))
            fare = fares[key] + price
            if origin == harbour and then[2] <= changes and fare < fares.get(then, fare + 1):
                fares[then] = fare
                improved.append(then)
    ends = [(fare, changed) for (harbour, _, changed), fare in fares.items() if harbour == goal]
    return min(ends, default=None)


def check_example(candidate):
    """The example of the brief: 1000 without a change, 300 with one."""
    assert _found(candidate(RED_OR_BLUE, "A", "C", 0)) == (1000, [0, 1])
    assert _found(candidate(RED_OR_BLUE, "A", "C", 1)) == (300, [0, 2])


def _found(answer):
    fare, route = answer
    return fare, list(route)


def check_staying_on_board_is_no_change(candidate):
    """Many crossings on one line need no change."""
    crossings = [("red", str(n), str(n + 1), 1) for n in range(6)]

    assert _found(candidate(crossings, "0", "6", 0)) == (6, [0, 1, 2, 3, 4, 5])


def check_no_route(candidate):
    """Without a route, or without one of so few changes, the answer is None."""
    assert candidate(RED_OR_BLUE, "C", "A", 5) is None
    assert candidate([("red", "A", "B", 1), ("blue", "B", "C", 1)], "A", "C", 0) is None


def check_already_there(candidate):
    """From a harbour to itself it costs nothing, with no crossing taken."""
    assert _found(candidate(RED_OR_BLUE, "B", "B", 0)) == (0, [])
    assert _found(candidate([], "X", "X", 0)) == (0, [])


def check_unknown_harbours(candidate):
    """A harbour that no crossing mentions is not reached, and not left."""
    assert candidate(RED_OR_BLUE, "A", "Z", 3) is None
    assert candidate(RED_OR_BLUE, "Z", "A", 3) is None
    assert candidate([], "A", "B", 3) is None


def check_dear_way_that_saves_a_change(candidate):
    """The cheapest way to a harbour on the route may use up the changes needed later."""
    crossings = [
        ("red", "A", "B", 1),
        ("blue", "B", "C", 1),
        ("green", "A", "C", 50),
        ("yellow", "C", "D", 1),
    ]

    assert _costs(candidate, crossings, "A", "D", 1) == (51, 1)
    assert _costs(candidate, crossings, "A", "D", 2) == (3, 2)


def check_line_one_has_come_by(candidate):
    """Which line one has come by matters for the next crossing, at the same number of changes."""
    crossings = [
        ("red", "A", "B", 1),
        ("blue", "A", "B", 5),
        ("blue", "B", "C", 1),
        ("red", "B", "D", 100),
    ]

    assert _costs(candidate, crossings, "A", "C", 0) == (6, 0)
    assert _costs(candidate, crossings, "A", "D", 0) == (101, 0)


def check_cheap_last_leg(candidate):
    """A direct but dear crossing to the goal is not taken before cheaper ways are looked at."""
    crossings = [("red", "A", "Z", 100), ("red", "A", "B", 10), ("red", "B", "Z", 10)]

    assert _found(candidate(crossings, "A", "Z", 0)) == (20, [1, 2])


def check_crossings_go_one_way(candidate):
    """A crossing cannot be taken backwards."""
    crossings = [("red", "B", "A", 1), ("red", "A", "C", 9), ("red", "C", "B", 9)]

    assert _found(candidate(crossings, "A", "B", 4)) == (18, [1, 2])


def check_parallel_crossings(candidate):
    """Of several crossings between two harbours the cheap one is taken."""
    crossings = [("red", "A", "B", 7), ("red", "A", "B", 3), ("red", "A", "B", 5)]

    assert _found(candidate(crossings, "A", "B", 0)) == (3, [1])


def check_fewest_changes_of_equals(candidate):
    """Of equally cheap routes one with the fewest changes is returned."""
    crossings = [
        ("red", "A", "B", 1),
        ("blue", "B", "C", 1),
        ("green", "A", "X", 1),
        ("green", "X", "C", 1),
    ]

    assert _costs(candidate, crossings, "A", "C", 3) == (2, 0)
    assert _costs(candidate, crossings[2:] + crossings[:2], "A", "C", 3) == (2, 0)


def check_free_crossings(candidate):
    """Crossings may cost nothing, also in a circle."""
    crossings = [("red", "A", "B", 0), ("red", "B", "A", 0), ("blue", "B", "C", 0)]

    assert _costs(candidate, crossings, "A", "C", 1) == (0, 1)
    assert candidate(crossings, "A", "C", 0) is None


def check_same_harbour_twice(candidate):
    """It may pay to come through a harbour again, on the way back from fetching a line."""
    crossings = [
        ("red", "A", "B", 1),
        ("blue", "B", "C", 1),
        ("blue", "C", "B", 1),
        ("blue", "B", "D", 1),
        ("red", "B", "C", 1),
    ]

    assert _costs(candidate, crossings[:1] + crossings[2:], "A", "D", 1) == (2, 1)
    circle = [
        ("red", "A", "B", 1),
        ("red", "B", "C", 1),
        ("blue", "C", "B", 1),
        ("blue", "B", "C", 5),
        ("green", "B", "E", 1),
        ("blue", "B", "E", 90),
    ]
    assert _costs(candidate, circle, "A", "E", 1) == (2, 1)
    assert _costs(candidate, circle[:4] + circle[5:], "A", "E", 1) == (91, 1)


def check_huge_number_of_changes(candidate):
    """With a billion changes allowed, it is just the cheapest way."""
    crossings = [(str(n % 3), str(n), str(n + 1), 1) for n in range(50)]

    assert _costs(candidate, crossings, "0", "50", 10**9) == (50, 49)


def check_negative_numbers_are_refused(candidate):
    """A negative fare anywhere, or negative changes, raise ValueError; also if one is there."""
    raises(ValueError, candidate, RED_OR_BLUE, "A", "C", -1)
    raises(ValueError, candidate, [*RED_OR_BLUE, ("red", "X", "Y", -1)], "A", "C", 1)
    raises(ValueError, candidate, RED_OR_BLUE, "A", "A", -1)


def check_crossings_are_left_alone(candidate):
    """The list of crossings is not changed."""
    unchanged(candidate, list(RED_OR_BLUE), "A", "C", 1)


def check_same_as_the_slow_way(candidate):
    """For any sea and limit, fare and changes are those of an exhaustive search."""

    @holds_for(st.integers(0, 10_000), st.integers(0, 3), examples=50)
    def same_costs(seed, changes):
        crossings = _small_sea(seed)
        want = _slowly(crossings, "0", "6", changes)
        assert _costs(candidate, crossings, "0", "6", changes) == want


def check_more_changes_are_never_dearer(candidate):
    """Allowing one more change never makes the route dearer."""
    crossings, start, goal, _ = sized(300)
    fares = [_costs(candidate, crossings, start, goal, changes) for changes in range(7)]
    known = [found[0] for found in fares if found is not None]

    assert known == sorted(known, reverse=True)
    assert None not in fares[len(fares) - len(known) :]


def check_many_equal_ways(candidate):
    """Thirty diamonds in a row have a billion routes, and are searched at once."""
    crossings = []
    for n in range(30):
        for side in ("left", "right"):
            middle = f"{n} {side}"
            crossings += [("red", str(n), middle, 1), ("red", middle, str(n + 1), 1)]

    assert _costs(candidate, crossings, "0", "30", 2) == (60, 0)


def check_many_crossings_in_time(candidate):
    """10,000 crossings are searched in well under the time limit."""
    crossings, start, goal, changes = sized(10_000)

    assert _costs(candidate, crossings, start, goal, changes) is not None


def sized(n):
    """A sea of n crossings: islands in a ring, and ferries that each serve a twentieth of it."""
    rng = random.Random(n)
    islands = n // 8
    crossings = []
    for at in range(n):
        origin, ferry = at % islands, at // islands
        step = rng.choice([1, 1, 2, 3]) if ferry < 6 else -1
        line = f"{ferry} {origin * 20 // islands}"
        crossings.append((line, str(origin), str((origin + step) % islands), rng.randrange(1, 90)))
    return crossings, "0", str(islands // 5), 6
