"""Checks of heavy-hitters."""

import random
from collections import Counter

from greenroom.coding.checking import holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st


def _filled(candidate, counters, senders):
    hitters = candidate(counters)
    hitters.add(list(senders))
    return hitters


def _bounds(hitters, sender):
    low, high = hitters.bounds(sender)
    return low, high


def _make_sure(hitters, counters, senders, others="?"):
    """Fail unless the bounds of all senders hold and are near enough."""
    true = Counter(senders)
    for sender in [*sorted(true), *others]:
        low, high = _bounds(hitters, sender)
        assert low <= true[sender] <= high, f"{sender} had {true[sender]}, not {low} to {high}"
        assert (high - low) * counters <= len(senders), (
            f"{low} and {high} for {sender} are more than {len(senders)} / {counters} apart"
        )
    assert hitters.held() <= counters


def _skewed(seed, n, senders):
    """Parcels of a few busy senders and many rare ones."""
    rng = random.Random(seed)
    return [f"s{int(senders * rng.random() ** 4)}" for _ in range(n)]


def check_example(candidate):
    """The example of the brief: a had four of six parcels."""
    hitters = _filled(candidate, 2, "abacaa")

    _make_sure(hitters, 2, "abacaa")
    assert "a" in hitters.frequent(0.5)


def check_exact_while_counters_last(candidate):
    """With no more senders than counters, the bounds are the true numbers."""
    hitters = _filled(candidate, 3, "abcabaca")

    assert [_bounds(hitters, s) for s in "abcx"] == [(4, 4), (2, 2), (2, 2), (0, 0)]
    assert hitters.held() == 3


def check_never_more_than_the_counters(candidate):
    """However many senders there are, no more of them are held than there are counters."""
    hitters = _filled(candidate, 4, [f"sender {n}" for n in range(50)])

    assert hitters.held() <= 4


def check_bounds_hold(candidate):
    """The true number of every sender lies within its bounds, and these are near enough."""
    senders = _skewed(1, 400, 60)

    _make_sure(_filled(candidate, 10, senders), 10, senders)


def check_nothing_seen(candidate):
    """Before the first parcel all bounds are 0 and nobody is frequent."""
    hitters = candidate(3)

    assert _bounds(hitters, "a") == (0, 0)
    assert list(hitters.frequent(0.5)) == []
    assert hitters.held() == 0


def check_empty_batch(candidate):
    """A batch without parcels changes nothing."""
    hitters = _filled(candidate, 2, "aab")
    hitters.add([])

    assert [_bounds(hitters, s) for s in "ab"] == [(2, 2), (1, 1)]
    assert list(hitters.frequent(0.5)) == ["a"]


def check_batches_are_one_stream(candidate):
    """How parcels are cut into batches does not matter."""
    senders = _skewed(2, 60, 12)
    whole, parts = _filled(candidate, 5, senders), candidate(5)
    for start in range(0, 60, 7):
        parts.add(senders[start : start + 7])

    for sender in ("s0", "s1", "s5", "?"):
        assert _bounds(parts, sender) == _bounds(whole, sender)
    assert list(parts.frequent(0.25)) == list(whole.frequent(0.25))


def check_senders_without_a_counter(candidate):
    """Bounds of senders that are not held leave room for the parcels they may have had."""
    senders = "abcdefgh" * 3

    _make_sure(_filled(candidate, 2, senders), 2, senders, others="xyz")


def check_busy_sender_comes_late(candidate):
    """A sender that begins when all counters are taken still rises."""
    senders = [f"early {n % 9}" for n in range(90)] + ["late"] * 100
    hitters = _filled(candidate, 6, senders)

    _make_sure(hitters, 6, senders)
    assert "late" in hitters.frequent(0.5)


def check_busy_sender_comes_early(candidate):
    """A sender that was busy at first is not forgotten while many rare ones pass."""
    senders = ["busy"] * 100 + [f"rare {n}" for n in range(90)]
    hitters = _filled(candidate, 4, senders)

    _make_sure(hitters, 4, senders)
    assert "busy" in hitters.frequent(0.5)


def check_by_turns(candidate):
    """A frequent sender is found when rare ones come in between, always another one."""
    senders = [f"rare {n // 2}" if n % 2 else "busy" for n in range(300)]
    hitters = _filled(candidate, 3, senders)

    _make_sure(hitters, 3, senders)
    assert "busy" in hitters.frequent(0.34)


def check_one_counter(candidate):
    """With one counter, a sender with more than half of the parcels keeps it."""
    senders = "abacadaeaa"
    hitters = _filled(candidate, 1, senders)

    _make_sure(hitters, 1, senders)
    assert hitters.held() <= 1
    low, high = _bounds(hitters, "a")
    assert low >= 1
    assert high >= 6


def check_frequent_is_strict_and_sorted(candidate):
    """Only who has more than the share is frequent, in alphabetical order."""
    hitters = _filled(candidate, 4, "dcbaabcdcd")  # a 2, b 2, c 3, d 3 of 10

    assert list(hitters.frequent(0.25)) == ["c", "d"]
    assert list(hitters.frequent(0.3)) == []
    assert list(_filled(candidate, 4, "babab").frequent(0.25)) == ["a", "b"]


def check_whole_share(candidate):
    """Nobody can have more than everything."""
    assert list(_filled(candidate, 2, "aaaa").frequent(1.0)) == []


def check_frequent_means_the_high_bound(candidate):
    """Frequent are just the senders held whose high bound exceeds the share."""
    senders = _skewed(3, 200, 40)
    hitters = _filled(candidate, 8, senders)
    likely = set(hitters.frequent(0.125))

    for sender in sorted(set(senders)):
        low, high = _bounds(hitters, sender)
        assert (sender in likely) == (high > 25), f"{sender} has bounds {low} and {high}"


def check_shares_that_cannot_be_promised(candidate):
    """A share above 1, or below one over the counters, raises ValueError."""
    hitters = _filled(candidate, 4, "aabbc")
    for share in (1.5, 0.2, 0.0, -1.0):
        raises(ValueError, hitters.frequent, share)
    assert list(hitters.frequent(0.25)) == ["a", "b"]


def check_no_counters_are_refused(candidate):
    """Fewer than one counter raises ValueError."""
    raises(ValueError, candidate, 0)
    raises(ValueError, candidate, -3)


def check_batch_is_left_alone(candidate):
    """The list of senders is not changed."""
    unchanged(candidate(2).add, ["b", "a", "c", "a"])


def check_any_stream(candidate):
    """For any stream the bounds hold, and whoever is truly frequent is named."""

    @holds_for(st.integers(0, 10_000), st.integers(1, 6), examples=10)
    def bounded(seed, counters):
        rng = random.Random(seed)
        senders = rng.choices("abcdefgh", weights=range(1, 9), k=rng.randrange(1, 60))
        hitters = _filled(candidate, counters, senders)
        _make_sure(hitters, counters, senders)
        share = rng.randrange(1, counters + 1) / counters
        named = set(hitters.frequent(share))
        assert named >= {s for s, n in Counter(senders).items() if n > share * len(senders)}


def check_little_memory(candidate):
    """Twenty thousand senders with very long names pass without being kept."""
    hitters = candidate(10)
    for batch in range(40):
        hitters.add([f"{batch} {n} ".ljust(3000, ".") for n in range(500)] + ["busy"] * 200)

    assert list(hitters.frequent(0.25)) == ["busy"]
    low, high = _bounds(hitters, "busy")
    assert low <= 8000 <= high <= low + 2800


def check_many_counters_in_time(candidate):
    """150,000 parcels and 2,000 counters that are all taken: constant time for each on average."""
    rng = random.Random(5)
    senders = [str(rng.randrange(10**9)) for _ in range(150_000)]
    hitters = _filled(candidate, 2000, senders)

    assert hitters.held() <= 2000
    low, high = _bounds(hitters, "never")
    assert low == 0
    assert high <= 75
