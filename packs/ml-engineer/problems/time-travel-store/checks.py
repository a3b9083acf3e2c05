"""Checks of time-travel-store."""

import random

from greenroom.coding.checking import holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

LEVELS = [("p1", 10, "low"), ("p1", 30, "high")]


class _Slowly:
    """The rule itself, over a list of all entries in the order they came."""

    def __init__(self):
        self.entries = []

    def enter(self, key, time, value):
        self.entries = [e for e in self.entries if e[:2] != (key, time)] + [(key, time, value)]

    def get(self, key, time):
        before = [(t, v) for k, t, v in self.entries if k == key and t <= time]
        return max(before, key=lambda entry: entry[0])[1] if before else None

    def history(self, key, start, end):
        inside = [(t, v) for k, t, v in self.entries if k == key and start <= t < end]
        return sorted(inside, key=lambda entry: entry[0])


def _history(store, *args):
    return [tuple(entry) for entry in store.history(*args)]


def check_example(candidate):
    """The example of the brief: low from 10 on, high from 30 on."""
    store = candidate()
    store.put("p1", 10, "low")
    store.put("p1", 30, "high")

    assert [store.get("p1", time) for time in (9, 29, 30)] == [None, "low", "high"]


def check_from_its_time_on(candidate):
    """A value holds at its very time, and as long as nothing follows."""
    store = candidate(LEVELS)

    assert store.get("p1", 10) == "low"
    assert store.get("p1", 10**12) == "high"


def check_many_questions(candidate):
    """Many questions are answered in their order, whatever their times and keys."""
    store = candidate([*LEVELS, ("p2", 20, "mid")])
    questions = [("p1", 31), ("p2", 20), ("p1", 5), ("p3", 5), ("p2", 19), ("p1", 31)]

    assert list(store.get_many(questions)) == ["high", "mid", None, None, None, "high"]


def check_history(candidate):
    """A history has the entries from start to just before end, in order of time."""
    store = candidate([("p1", 30, "c"), ("p1", 10, "a"), ("p1", 20, "b")])

    assert _history(store, "p1", 10, 30) == [(10, "a"), (20, "b")]
    assert _history(store, "p1", 11, 31) == [(20, "b"), (30, "c")]


def check_before_the_first(candidate):
    """Before the first entry there is nothing, and not the last value."""
    store = candidate(LEVELS)

    assert store.get("p1", 9) is None
    assert store.get("p1", -(10**12)) is None


def check_unknown_keys(candidate):
    """A key without entries has no value and no history."""
    store = candidate(LEVELS)

    assert store.get("p9", 50) is None
    assert _history(store, "p9", 0, 99) == []
    assert list(store.get_many([])) == []


def check_late_entries(candidate):
    """An entry that arrives late takes its place among the earlier and later ones."""
    store = candidate(LEVELS)
    store.put("p1", 20, "mid")
    store.put("p1", 5, "none yet")

    values = [store.get("p1", time) for time in (5, 10, 19, 20, 29, 30)]
    assert values == ["none yet", "low", "low", "mid", "mid", "high"]


def check_same_time_replaces(candidate):
    """A second entry for the same key and time replaces the first, in the history too."""
    store = candidate(LEVELS)
    store.put("p1", 10, "corrected")
    store.put("p1", 30, "higher")
    store.put("p1", 10, "corrected twice")

    assert _history(store, "p1", 0, 99) == [(10, "corrected twice"), (30, "higher")]
    assert store.get("p1", 15) == "corrected twice"


def check_removal(candidate):
    """From a removal on there is no value, until the next entry; before, all is as it was."""
    store = candidate(LEVELS)
    store.remove("p1", 20)

    assert [store.get("p1", time) for time in (19, 20, 29, 30)] == ["low", None, None, "high"]


def check_removal_at_the_time_of_an_entry(candidate):
    """A removal replaces an entry of the same time, and does not uncover the one before."""
    store = candidate(LEVELS)
    store.remove("p1", 30)
    assert store.get("p1", 31) is None
    assert _history(store, "p1", 0, 99) == [(10, "low"), (30, None)]
    store.put("p1", 30, "back")
    assert store.get("p1", 31) == "back"


def check_removal_of_nothing(candidate):
    """Removing a key nobody has put, or twice, is an entry like others."""
    store = candidate()
    store.remove("p1", 10)
    store.remove("p1", 20)

    assert store.get("p1", 15) is None
    assert _history(store, "p1", 0, 99) == [(10, None), (20, None)]


def check_values_need_not_compare(candidate):
    """Values may be anything, also of mixed kinds at the same or at neighbouring times."""
    store = candidate([("k", 1, {"a": 1}), ("k", 1, [2]), ("k", 2, 3j), ("k", 0, "text")])

    assert [store.get("k", time) for time in (0, 1, 2)] == ["text", [2], 3j]


def check_values_that_look_like_nothing(candidate):
    """False, 0 and empty values are values."""
    store = candidate([("k", 1, False), ("k", 2, 0), ("k", 3, ""), ("k", 4, [])])

    assert [store.get("k", time) for time in (1, 2, 3, 4)] == [False, 0, "", []]
    assert store.get("k", 1) is False


def check_none_is_refused(candidate):
    """None raises ValueError, from the constructor too, and changes nothing."""
    store = candidate(LEVELS)
    raises(ValueError, store.put, "p1", 20, None)
    assert store.get("p1", 25) == "low"
    raises(ValueError, candidate, [("p1", 1, "x"), ("p1", 2, None)])


def check_negative_times(candidate):
    """Times below zero are times like others."""
    store = candidate([("k", 0, "zero"), ("k", -5, "minus five")])

    assert [store.get("k", time) for time in (-6, -5, -1, 0)] == [
        None,
        "minus five",
        "minus five",
        "zero",
    ]


def check_empty_histories(candidate):
    """No time lies between a start and the same end, or an earlier one."""
    store = candidate(LEVELS)

    assert _history(store, "p1", 10, 10) == []
    assert _history(store, "p1", 40, 5) == []
    assert _history(store, "p1", 11, 30) == []


def check_stores_share_nothing(candidate):
    """Two stores know nothing of each other, and asking leaves no trace."""
    first, second = candidate(), candidate()
    first.get("k", 1)
    first.put("k", 1, "x")

    assert second.get("k", 1) is None
    assert _history(second, "k", 0, 9) == []


def check_entries_are_left_alone(candidate):
    """The list of entries is not changed."""
    unchanged(candidate, [("k", 3, "c"), ("k", 1, "a"), ("j", 2, "b")])


def check_same_as_the_rule(candidate):
    """For any entries in any order, answers and histories are those of the rule itself."""

    @holds_for(st.integers(0, 10_000), examples=12)
    def same_answers(seed):
        rng = random.Random(seed)
        slow, entries = _Slowly(), []
        for number in range(rng.randrange(1, 25)):
            entries.append((rng.choice("ab"), rng.randrange(-8, 9), number))
            slow.enter(*entries[-1])
        store = candidate(entries)
        for key, time in (("a", rng.randrange(-8, 9)), ("b", 3)):
            store.remove(key, time)
            slow.enter(key, time, None)
        questions = [(key, time) for key in "ab" for time in range(-10, 11)]
        assert list(store.get_many(questions)) == [slow.get(*question) for question in questions]
        start, end = rng.randrange(-9, 5), rng.randrange(0, 12)
        assert _history(store, "a", start, end) == slow.history("a", start, end)


def check_many_questions_in_time(candidate):
    """20,000 questions about a key with 20,000 entries in no order are answered in time."""
    rng = random.Random(9)
    times = rng.sample(range(0, 200_000, 2), 20_000)
    store = candidate([("k", time, time) for time in times])
    asked = [rng.choice(times) + rng.randrange(2) for _ in range(20_000)]

    answers = list(store.get_many([("k", time) for time in asked]))
    assert answers == [time - time % 2 for time in asked]
