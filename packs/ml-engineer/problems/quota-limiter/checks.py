"""Checks of quota-limiter."""

import random

from greenroom.coding.checking import close, holds_for, raises
from greenroom.coding.checking import strategies as st


class _Clock:
    """A clock that is set by hand and counts how often it is read."""

    def __init__(self, now=0.0):
        self.now, self.reads = now, 0

    def read(self):
        self.reads += 1
        return self.now


def _limiter(candidate, limit, window, now=0.0):
    clock = _Clock(now)

    def read():
        return clock.read()

    return candidate(limit, window, read), clock


class _Plain:
    """The rule itself, over a list of all grants."""

    def __init__(self, limit, window):
        self.limit, self.window, self.grants = limit, window, []

    def spent(self, key, now):
        return sum(c for k, at, c in self.grants if k == key and now - at < self.window)

    def allow(self, key, cost, now):
        granted = self.spent(key, now) + cost <= self.limit
        if granted:
            self.grants.append((key, now, cost))
        return granted

    def wait(self, key, cost, now):
        return next(w for w in range(1000) if self.spent(key, now + w) + cost <= self.limit)


def check_example(candidate):
    """The example of the brief: two units, then one, and at time 10 two more."""
    limiter, clock = _limiter(candidate, 3, 10)
    assert limiter.allow("ada", 2) is True
    clock.now = 4
    assert limiter.allow("ada", 2) is False
    close(limiter.retry_after("ada", 2), 6.0)
    assert limiter.allow("ada") is True
    clock.now = 10
    assert limiter.allow("ada", 2) is True


def check_limit_is_reached(candidate):
    """Exactly `limit` requests at one moment are granted, no more."""
    limiter, _ = _limiter(candidate, 3, 60)

    assert [limiter.allow("k") for _ in range(5)] == [True, True, True, False, False]


def check_keys_are_apart(candidate):
    """What one customer spends is no concern of another."""
    limiter, _ = _limiter(candidate, 1, 60)

    assert [limiter.allow("a"), limiter.allow("b"), limiter.allow("a")] == [True, True, False]


def check_window_slides(candidate):
    """Late in one minute and early in the next is still one stretch of sixty seconds."""
    limiter, clock = _limiter(candidate, 2, 60, now=55)
    assert limiter.allow("k", 2) is True
    clock.now = 65
    assert limiter.allow("k") is False
    clock.now = 114
    assert limiter.allow("k") is False


def check_exactly_one_window_later(candidate):
    """Units spent exactly `window` seconds ago count no more; a moment earlier they do."""
    limiter, clock = _limiter(candidate, 1, 10)
    limiter.allow("k")
    clock.now = 9.875
    assert limiter.allow("k") is False
    clock.now = 10
    assert limiter.allow("k") is True


def check_refused_requests_are_free(candidate):
    """Knocking at the door does not prolong the wait."""
    limiter, clock = _limiter(candidate, 1, 10)
    limiter.allow("k")
    for clock.now in range(1, 10):
        assert limiter.allow("k") is False
    clock.now = 10
    assert limiter.allow("k") is True


def check_units_return_one_by_one(candidate):
    """Grants leave the window in the order they entered it."""
    limiter, clock = _limiter(candidate, 3, 10)
    for clock.now in (0, 3, 6):
        assert limiter.allow("k") is True
    granted = []
    for clock.now in range(7, 17):
        if limiter.allow("k"):
            granted.append(clock.now)
    assert granted == [10, 13, 16]


def check_retry_after_needs_several_grants_to_leave(candidate):
    """A costly request waits until enough of the older grants have left."""
    limiter, clock = _limiter(candidate, 5, 10)
    for clock.now, cost in ((0, 1), (2, 2), (5, 2)):
        limiter.allow("k", cost)
    clock.now = 6

    close([limiter.retry_after("k", cost) for cost in (1, 2, 3, 4, 5)], [4.0, 6.0, 6.0, 9.0, 9.0])


def check_retry_after_books_nothing(candidate):
    """Asking for the wait does not spend a unit, and stores no key."""
    limiter, _ = _limiter(candidate, 1, 10)

    close([limiter.retry_after("k"), limiter.retry_after("k")], [0.0, 0.0])
    assert limiter.keys_held() == 0
    assert limiter.allow("k") is True


def check_idle_keys_are_forgotten(candidate):
    """A key granted nothing for a whole window leaves no trace, though nobody asks for it."""
    limiter, clock = _limiter(candidate, 2, 10)
    for clock.now in range(8):
        limiter.allow(f"key {clock.now}")
    assert limiter.keys_held() == 8
    clock.now = 13
    assert limiter.keys_held() == 4
    clock.now = 17
    assert limiter.keys_held() == 0


def check_busy_keys_are_kept(candidate):
    """A key that came early but spends again outlives one that came later."""
    limiter, clock = _limiter(candidate, 5, 10)
    for clock.now, key in ((0, "old"), (1, "idle"), (8, "old")):
        limiter.allow(key)
    clock.now = 12
    assert limiter.keys_held() == 1
    assert limiter.allow("old", 5) is False
    assert limiter.allow("idle", 5) is True


def check_refused_keys_are_not_stored(candidate):
    """A refusal stores nothing that would keep a key alive."""
    limiter, clock = _limiter(candidate, 2, 10)
    limiter.allow("k", 2)
    clock.now = 9
    assert limiter.allow("k") is False
    clock.now = 10
    assert limiter.keys_held() == 0


def check_clock_is_read_once(candidate):
    """Each call reads the given clock exactly once."""
    limiter, clock = _limiter(candidate, 2, 10)
    for call in (limiter.allow, limiter.allow, limiter.retry_after, limiter.allow):
        before = clock.reads
        call("k")
        assert clock.reads == before + 1


def check_start_of_the_clock(candidate):
    """It does not matter where the clock starts, below zero or far from it."""
    for start in (-1000.0, 0.0, 1.0e9):
        limiter, clock = _limiter(candidate, 1, 10, now=start)
        assert limiter.allow("k") is True
        assert limiter.allow("k") is False
        clock.now = start + 10
        assert limiter.allow("k") is True


def check_fractional_window(candidate):
    """A window may be a fraction of a second."""
    limiter, clock = _limiter(candidate, 1, 0.5)
    assert limiter.allow("k") is True
    clock.now = 0.25
    close(limiter.retry_after("k"), 0.25)
    clock.now = 0.5
    assert limiter.allow("k") is True


def check_limiters_share_nothing(candidate):
    """Two limiters count by themselves."""
    first, _ = _limiter(candidate, 1, 10)
    second, _ = _limiter(candidate, 1, 10)

    assert [first.allow("k"), second.allow("k")] == [True, True]


def check_bad_quota_is_refused(candidate):
    """A limit below 1 or a window that is not positive raises ValueError."""
    raises(ValueError, candidate, 0, 10.0, lambda: 0.0)
    raises(ValueError, candidate, 3, 0.0, lambda: 0.0)
    raises(ValueError, candidate, 3, -1.0, lambda: 0.0)


def check_bad_cost_is_refused(candidate):
    """A cost below 1 or above the limit raises ValueError, and books nothing."""
    limiter, _ = _limiter(candidate, 3, 10)
    for call in (limiter.allow, limiter.retry_after):
        raises(ValueError, call, "k", 0)
        raises(ValueError, call, "k", -2)
        raises(ValueError, call, "k", 4)
    assert limiter.allow("k", 3) is True


def check_same_as_the_plain_rule(candidate):
    """For any run of requests, grants and waits are those of the rule itself."""

    @holds_for(st.integers(0, 10_000), st.integers(3, 5), st.integers(2, 8), examples=12)
    def same_grants(seed, limit, window):
        rng = random.Random(seed)
        limiter, clock = _limiter(candidate, limit, window)
        plain = _Plain(limit, window)
        for _ in range(8):
            clock.now += rng.choice([0, 0, 1, 2, 4])
            key, cost = rng.choice("aab"), rng.randint(1, 3)
            close(limiter.retry_after(key, cost), plain.wait(key, cost, clock.now))
            assert limiter.allow(key, cost) is plain.allow(key, cost, clock.now)
