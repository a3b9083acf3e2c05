"""Checks of expiring-cache."""

import random

from greenroom.coding.checking import holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st


class _Clock:
    """A clock that is set by hand."""

    def __init__(self, now=0.0):
        self.now = now


def _cache(candidate, capacity, ttl, now=0.0):
    clock = _Clock(now)

    def read():
        return clock.now

    return candidate(capacity, ttl, read), clock


class _Plain:
    """The rules themselves, over a dictionary of (value, put at, used at)."""

    def __init__(self, capacity, ttl):
        self.capacity, self.ttl, self.entries, self.uses = capacity, ttl, {}, 0

    def tidy(self, now):
        self.entries = {k: e for k, e in self.entries.items() if now - e[1] < self.ttl}

    def get(self, key, now):
        self.tidy(now)
        self.uses += 1
        if key not in self.entries:
            return "nothing"
        value, since, _ = self.entries[key]
        self.entries[key] = (value, since, self.uses)
        return value

    def put(self, key, value, now):
        self.tidy(now)
        self.uses += 1
        if key not in self.entries and len(self.entries) == self.capacity:
            del self.entries[min(self.entries, key=lambda name: self.entries[name][2])]
        self.entries[key] = (value, now, self.uses)


def check_example(candidate):
    """The example of the brief: b goes, since a was used after it."""
    cache, _ = _cache(candidate, 2, 60)
    cache.put("a", 1)
    cache.put("b", 2)
    assert cache.get("a") == 1
    cache.put("c", 3)
    assert [cache.get(key) for key in "abc"] == [1, None, 3]


def check_lives_for_its_time(candidate):
    """An entry lives for just under ttl seconds, and is gone after exactly that."""
    cache, clock = _cache(candidate, 5, 10)
    cache.put("a", "x")
    clock.now = 9.875
    assert cache.get("a") == "x"
    clock.now = 10
    assert cache.get("a") is None


def check_default(candidate):
    """Without a living entry the default comes back, None if none is given."""
    cache, clock = _cache(candidate, 5, 10)
    cache.put("a", "x")
    assert (cache.get("b"), cache.get("b", 7), cache.get("a", 7)) == (None, 7, "x")
    clock.now = 99
    assert cache.get("a", 7) == 7


def check_len_and_in(candidate):
    """len and in tell what is there."""
    cache, _ = _cache(candidate, 3, 10)
    assert len(cache) == 0
    cache.put("a", 1)
    cache.put("b", 2)
    assert len(cache) == 2
    assert "a" in cache
    assert "c" not in cache


def check_get_does_not_prolong_life(candidate):
    """However often it is read, an entry dies on time."""
    cache, clock = _cache(candidate, 2, 10)
    cache.put("a", 1)
    for clock.now in (3, 6, 9):
        assert cache.get("a") == 1
    clock.now = 10
    assert cache.get("a") is None


def check_put_begins_a_new_life(candidate):
    """Putting a key again replaces the value and lets it live for ttl seconds from then."""
    cache, clock = _cache(candidate, 2, 10)
    cache.put("a", 1)
    clock.now = 8
    cache.put("a", 2)
    clock.now = 17
    assert cache.get("a") == 2
    assert len(cache) == 1
    clock.now = 18
    assert len(cache) == 0


def check_put_is_a_use(candidate):
    """Replacing a value counts as a use of its key."""
    cache, _ = _cache(candidate, 2, 60)
    for key in ("a", "b", "a", "c"):
        cache.put(key, key)

    assert ["a" in cache, "b" in cache, "c" in cache] == [True, False, True]


def check_get_is_a_use(candidate):
    """What was read most recently stays, in whatever order it was put."""
    cache, _ = _cache(candidate, 3, 60)
    cache.warm([("a", 1), ("b", 2), ("c", 3)])
    for key in ("c", "a", "b"):
        cache.get(key)
    cache.put("d", 4)
    assert "c" not in cache
    cache.get("a")
    cache.put("e", 5)
    assert ["a" in cache, "b" in cache, "d" in cache] == [True, False, True]


def check_replacing_needs_no_room(candidate):
    """Replacing a value in a full cache drives nobody out."""
    cache, _ = _cache(candidate, 2, 60)
    for key, value in (("a", 1), ("b", 2), ("b", 3), ("a", 4)):
        cache.put(key, value)

    assert [cache.get("a"), cache.get("b")] == [4, 3]


def check_in_and_len_are_no_use(candidate):
    """Asking whether a key is there does not save it."""
    cache, _ = _cache(candidate, 2, 60)
    cache.put("a", 1)
    cache.put("b", 2)
    assert "a" in cache
    assert len(cache) == 2
    cache.put("c", 3)
    assert "a" not in cache
    assert "b" in cache


def check_missed_keys_are_not_entered(candidate):
    """Asking for a key that is not there enters nothing."""
    cache, _ = _cache(candidate, 2, 60)
    cache.put("a", 1)
    cache.get("x")
    cache.get("y", 5)
    assert len(cache) == 1
    cache.put("b", 2)
    assert cache.get("a") == 1


def check_expired_make_room_first(candidate):
    """A living entry does not have to go while an expired one takes up room."""
    cache, clock = _cache(candidate, 3, 10)
    cache.put("old", 1)
    clock.now = 5
    cache.put("a", 2)
    cache.put("b", 3)
    clock.now = 9
    cache.get("old")
    clock.now = 11
    cache.put("c", 4)

    assert [cache.get(key) for key in ("a", "b", "c", "old")] == [2, 3, 4, None]


def check_expired_do_not_count(candidate):
    """len and in know nothing of expired entries, though nobody has asked for them."""
    cache, clock = _cache(candidate, 9, 10)
    for clock.now in range(5):
        cache.put(f"key {clock.now}", clock.now)
    clock.now = 12
    assert len(cache) == 2
    assert ["key 2" in cache, "key 3" in cache] == [False, True]
    clock.now = 14
    assert len(cache) == 0


def check_order_of_age_after_replacing(candidate):
    """A key that was put again is younger than one that was put in between."""
    cache, clock = _cache(candidate, 3, 10)
    for clock.now, key in ((0, "a"), (4, "b"), (8, "a")):
        cache.put(key, clock.now)
    clock.now = 15
    assert ["a" in cache, "b" in cache, len(cache)] == [True, False, 1]


def check_key_comes_back_after_expiry(candidate):
    """A key that has expired can be put again like a new one."""
    cache, clock = _cache(candidate, 1, 10)
    cache.put("a", 1)
    clock.now = 25
    cache.put("a", 2)
    assert cache.get("a") == 2
    clock.now = 34
    assert cache.get("a") == 2


def check_none_is_a_value(candidate):
    """None, False and empty values are kept like others."""
    cache, _ = _cache(candidate, 4, 10)
    cache.warm([("n", None), ("f", False), ("e", "")])

    assert [cache.get("n", 7), cache.get("f", 7), cache.get("e", 7)] == [None, False, ""]
    assert "n" in cache
    assert len(cache) == 3


def check_room_for_one(candidate):
    """A cache for one entry keeps the last."""
    cache, _ = _cache(candidate, 1, 10)
    cache.warm([("a", 1), ("b", 2)])

    assert [cache.get("a"), cache.get("b"), len(cache)] == [None, 2, 1]


def check_start_of_the_clock(candidate):
    """It does not matter where the clock starts."""
    for start in (-500.0, 1e9):
        cache, clock = _cache(candidate, 2, 0.5, now=start)
        cache.put("a", 1)
        clock.now = start + 0.25
        assert cache.get("a") == 1
        clock.now = start + 0.5
        assert cache.get("a") is None


def check_bad_arguments_are_refused(candidate):
    """A capacity below 1, or a ttl that is not positive, raises ValueError."""
    raises(ValueError, candidate, 0, 10.0, lambda: 0.0)
    raises(ValueError, candidate, 2, 0.0, lambda: 0.0)
    raises(ValueError, candidate, 2, -5.0, lambda: 0.0)


def check_caches_share_nothing(candidate):
    """Two caches know nothing of each other, and warming leaves its list alone."""
    first, _ = _cache(candidate, 2, 10)
    second, _ = _cache(candidate, 2, 10)
    unchanged(first.warm, [("b", 1), ("a", 2), ("b", 3)])

    assert [len(first), len(second)] == [2, 0]


def check_same_as_the_plain_rules(candidate):
    """For any run of calls, every answer is that of the rules themselves."""

    @holds_for(st.integers(0, 10_000), st.integers(2, 3), examples=10)
    def same_answers(seed, capacity):
        rng = random.Random(seed)
        cache, clock = _cache(candidate, capacity, 8)
        plain = _Plain(capacity, 8)
        for number in range(16):
            clock.now += rng.choice([0, 0, 0, 1, 4])
            key = rng.choice("abcd")
            if rng.random() < 0.5:
                cache.put(key, number)
                plain.put(key, number, clock.now)
            else:
                assert cache.get(key, "nothing") == plain.get(key, clock.now)
        plain.tidy(clock.now)
        assert len(cache) == len(plain.entries)


def check_many_entries_in_time(candidate):
    """20,000 puts into a full cache of 10,000 entries are done in time."""
    cache = candidate(10_000, 60.0, time_stands_still)
    cache.warm([(f"key {n}", n) for n in range(30_000)])

    assert len(cache) == 10_000
    assert ["key 19999" in cache, "key 20000" in cache] == [False, True]


def time_stands_still():
    """The clock of a cache that is filled in one moment."""
    return 0.0
