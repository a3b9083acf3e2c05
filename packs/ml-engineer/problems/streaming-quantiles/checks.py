"""Checks of streaming-quantiles."""

import math
from itertools import pairwise

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, same
from greenroom.coding.checking import strategies as st


def _pass(pairs, size):
    """The pairs after one pass over them."""
    kept, total = [], sum(weight for _, weight in pairs)
    left = 0
    for mean, weight in sorted(pairs):
        if kept:
            value, held = kept[-1]
            w = held + weight
            if (w * size) ** 2 <= 4 * (2 * left + w) * (2 * total - 2 * left - w):
                kept[-1] = ((value * held + mean * weight) / w, w)
                continue
            left += held
        kept.append((mean, weight))
    return kept


def _plain(batches, size):
    pairs = []
    for values in batches:
        pairs = _pass([*pairs, *((float(value), 1) for value in values)], size)
    return pairs


def _filled(candidate, batches, size=100):
    digest = candidate(size)
    for values in batches:
        digest.add(values)
    return digest


def _random(count, seed):
    return np.random.default_rng(seed).normal(size=count).tolist()


def _batches(values, count):
    return [values[start : start + count].tolist() for start in range(0, len(values), count)]


def _rank_error(values, answer, q):
    """How far the share of values below an answer is from q."""
    ordered = np.sort(values)
    low = np.searchsorted(ordered, answer, "left") / len(values)
    high = np.searchsorted(ordered, answer, "right") / len(values)
    return max(low - q, q - high, 0.0)


def sized(n):
    """Adding n values to a digest and asking for the median."""
    values = _random(n, seed=n)

    def use(candidate):
        digest = candidate(100)
        digest.add(values)
        return digest.quantile(0.5)

    return use


def check_example(candidate):
    """The example of the brief."""
    digest = _filled(candidate, [[6, 2, 4, 1, 3, 5]], size=4)

    close(digest.pairs(), [(1.5, 2), (3.5, 2), (5.5, 2)])
    close([digest.quantile(0.25), digest.quantile(0.5)], [2.0, 3.5])
    assert digest.count == 6


def check_few_values_are_kept(candidate):
    """Fewer values than the size are all kept, in order, each with weight 1."""
    digest = _filled(candidate, [[3.0, -1.0], [2.0], [7.0, 2.0]])

    same(
        [tuple(pair) for pair in digest.pairs()],
        [(-1.0, 1), (2.0, 1), (2.0, 1), (3.0, 1), (7.0, 1)],
    )


def check_quantiles_of_few_values(candidate):
    """With all values kept, quantiles are NumPy's by the method "hazen"."""
    values = [5.0, 1.0, 4.0, 9.0, 2.5, 7.0, 7.0]
    digest = _filled(candidate, [values])

    for q in (0.0, 0.05, 0.1, 0.25, 0.5, 0.6, 0.75, 0.95, 1.0):
        close(digest.quantile(q), np.quantile(values, q, method="hazen"))


def check_one_value(candidate):
    """A single value is every quantile."""
    digest = _filled(candidate, [[4.25]])

    close([digest.quantile(q) for q in (0, 0.3, 0.5, 1)], [4.25] * 4)


def check_one_pass(candidate):
    """One call of add stores what one pass keeps, for any values and size."""

    @holds_for(st.integers(1, 300), st.integers(2, 40), st.integers(0, 10_000), examples=15)
    def kept(count, size, seed):
        values = _random(count, seed)
        digest = _filled(candidate, [values], size)
        close(digest.pairs(), _plain([values], size))


def check_several_passes(candidate):
    """Later calls join their values with the stored pairs, by weight."""

    @holds_for(
        st.lists(st.integers(0, 60), min_size=2, max_size=4),
        st.integers(2, 30),
        st.integers(0, 10_000),
        examples=12,
    )
    def kept(counts, size, seed):
        batches = [_random(count, seed + place) for place, count in enumerate(counts)]
        digest = _filled(candidate, batches, size)
        close(digest.pairs(), _plain(batches, size))


def check_whole_numbers_with_ties(candidate):
    """Equal means are taken in order of their weights."""
    batches = [[3] * 40 + [1] * 9, [3] * 5 + [2] * 30, [1, 2, 3] * 8, [3]]
    digest = _filled(candidate, batches, size=8)

    close(digest.pairs(), _plain(batches, 8))


def check_borders_of_the_rule(candidate):
    """A joined pair whose two sides of the rule are equal may be."""
    # two of four values, nothing before them: (2 * 4) ** 2 <= 4 * 2 * 6 is false
    same([tuple(pair) for pair in _filled(candidate, [[1, 2, 3, 4]], 4).pairs()][:1], [(1.0, 1)])
    # the middle two of four, size 4: 64 <= 4 * 4 * 4 holds just so
    close(_filled(candidate, [[1, 2, 3, 4]], 4).pairs(), [(1.0, 1), (2.5, 2), (4.0, 1)])


def check_weights(candidate):
    """The weights add up to the count, and the weighted means to the sum of all values."""
    batches = [_random(700, seed) for seed in range(5)]
    digest = _filled(candidate, batches)
    pairs = digest.pairs()

    assert digest.count == sum(weight for _, weight in pairs) == 3500
    total = math.fsum(mean * weight for mean, weight in pairs)
    close(total, math.fsum(map(math.fsum, batches)), rel=1e-9)
    assert all(weight >= 1 for _, weight in pairs)


def check_pairs_in_order(candidate):
    """Pairs come from the lowest mean to the highest."""
    pairs = _filled(candidate, [_random(500, seed) for seed in range(4)]).pairs()

    assert all(low[0] <= high[0] for low, high in pairwise(pairs))


def check_bounded_memory(candidate):
    """Never more than twice `size` pairs, however many values come, sorted or not."""
    rng = np.random.default_rng(1)
    for size in (10, 100):
        for values in (rng.random(4000), np.sort(rng.random(4000)), rng.pareto(1, 4000)):
            digest = candidate(size)
            for batch in _batches(values, 1000):
                digest.add(batch)
                assert len(digest.pairs()) <= 2 * size


def check_accuracy(candidate):
    """Shares are right to 2 * sqrt(q * (1 - q)) / size, also far out and for skewed values."""
    rng = np.random.default_rng(2)
    for values in (rng.random(6000), np.exp(2 * rng.normal(size=6000)), rng.pareto(1, 6000)):
        digest = _filled(candidate, _batches(values, 2000))
        for q in (0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999):
            allowed = 2 * math.sqrt(q * (1 - q)) / 100
            assert _rank_error(values, digest.quantile(q), q) <= allowed


def check_accuracy_on_sorted_values(candidate):
    """Values that come sorted, up or down, are no harder."""
    values = np.sort(np.random.default_rng(3).normal(size=6000))
    for stream in (values, values[::-1]):
        digest = _filled(candidate, _batches(stream, 1500))
        for q in (0.001, 0.01, 0.5, 0.99, 0.999):
            allowed = 2 * math.sqrt(q * (1 - q)) / 100
            assert _rank_error(values, digest.quantile(q), q) <= allowed


def check_lowest_and_highest(candidate):
    """Quantiles 0 and 1 are the lowest and the highest value ever seen."""
    digest = _filled(candidate, [_random(2000, 4), [-77.5], _random(2000, 5), [88.25]])

    close((digest.quantile(0.0), digest.quantile(1.0)), (-77.5, 88.25))


def check_straight_lines(candidate):
    """Between the middles of two pairs, and out to the ends, quantiles lie on straight lines."""
    digest = _filled(candidate, [_random(300, 6)], size=10)
    pairs, values = digest.pairs(), sorted(_random(300, 6))
    places, means = [0.0], [values[0]]
    passed = 0
    for mean, weight in pairs:
        places.append(passed + weight / 2)
        means.append(mean)
        passed += weight
    places, means = [*places, 300.0], [*means, values[-1]]

    for q in np.linspace(0, 1, 31).tolist():
        close(digest.quantile(q), float(np.interp(q * 300, places, means)))


def check_quantiles_rise(candidate):
    """A larger q never gives a smaller value."""
    digest = _filled(candidate, [_random(400, seed) for seed in range(3)], size=20)

    found = [digest.quantile(q) for q in np.linspace(0, 1, 40).tolist()]

    assert all(low <= high + 1e-12 for low, high in pairwise(found))


def check_merge(candidate):
    """Merging makes one pass over the pairs of both, and keeps count, lowest and highest."""
    first, second = (
        _filled(candidate, [_random(400, 7)], 20),
        _filled(candidate, [_random(900, 8)], 20),
    )
    wanted = _pass([*_plain([_random(400, 7)], 20), *_plain([_random(900, 8)], 20)], 20)

    first.merge(second)

    close(first.pairs(), wanted)
    everything = [*_random(400, 7), *_random(900, 8)]
    close((first.quantile(0), first.quantile(1)), (min(everything), max(everything)))
    assert first.count == 1300


def check_merge_leaves_the_other_alone(candidate):
    """The digest that is merged in stays as it is, also when the first one goes on."""
    first, second = (
        _filled(candidate, [_random(50, 9)], 10),
        _filled(candidate, [_random(60, 10)], 10),
    )
    before = second.pairs()

    first.merge(second)
    first.add(_random(40, 11))

    close(second.pairs(), before)
    assert (first.count, second.count) == (150, 60)


def check_merge_in_either_order(candidate):
    """a.merge(b) and b.merge(a) store the same."""
    one = [_filled(candidate, [_random(300, seed)], 20) for seed in (12, 13)]
    two = [_filled(candidate, [_random(300, seed)], 20) for seed in (12, 13)]

    one[0].merge(one[1])
    two[1].merge(two[0])

    close(one[0].pairs(), two[1].pairs())


def check_merging_many_stations(candidate):
    """Forty digests merged are as accurate as one."""
    rng, whole, parts = np.random.default_rng(14), candidate(100), []
    for station in range(40):
        values = np.exp(rng.normal(size=200)) * (1 + station % 4)
        parts.append(values)
        digest = candidate(100)
        digest.add(values.tolist())
        whole.merge(digest)

    assert whole.count == 8000
    for q in (0.01, 0.5, 0.95, 0.999):
        allowed = 2 * math.sqrt(q * (1 - q)) / 100
        assert _rank_error(np.concatenate(parts), whole.quantile(q), q) <= allowed


def check_merging_nothing(candidate):
    """Merging an empty digest changes nothing; merging into an empty one gives the other."""
    full, empty = _filled(candidate, [_random(200, 15)], 10), candidate(10)
    before = full.pairs()

    full.merge(empty)
    close(full.pairs(), before)
    empty.merge(full)
    close(empty.pairs(), before)
    close(empty.quantile(1), full.quantile(1))


def check_adding_nothing(candidate):
    """Adding no values changes nothing, before or after others."""
    digest = candidate(10)
    digest.add([])
    assert (digest.count, list(digest.pairs())) == (0, [])

    digest.add(_random(200, 16))
    before = digest.pairs()
    digest.add([])
    close(digest.pairs(), before)


def check_asking_changes_nothing(candidate):
    """Quantiles and pairs may be asked for at any time, without changing what follows."""
    asked, silent = candidate(10), candidate(10)
    for seed in range(4):
        asked.add(_random(100, seed))
        silent.add(_random(100, seed))
        asked.quantile(0.3)
        asked.pairs()

    close(asked.pairs(), silent.pairs())


def check_equal_values(candidate):
    """A stream of one value has this value at every quantile."""
    digest = _filled(candidate, [[0.1] * 500] * 3, size=20)

    close([digest.quantile(q) for q in (0, 0.01, 0.5, 0.77, 1)], [0.1] * 5)
    assert digest.count == 1500


def check_two_values(candidate):
    """With 70% zeros and 30% ones, quantiles away from 0.7 are zero or one."""
    digest = _filled(candidate, [[0, 1, 0, 0, 1, 0, 0, 1, 0, 0] * 100] * 3)

    close([digest.quantile(q) for q in (0.0, 0.3, 0.6, 0.8, 1.0)], [0, 0, 0, 1, 1])


def check_broken_values_are_refused(candidate):
    """Infinity or NaN raises ValueError, and nothing of that call is taken in."""
    digest = _filled(candidate, [[1.0, 2.0]])

    for broken in (math.nan, math.inf, -math.inf):
        raises(ValueError, digest.add, [-50.0, broken, 70.0])
    assert digest.count == 2
    close((digest.quantile(0), digest.quantile(1)), (1.0, 2.0))


def check_impossible_questions_are_refused(candidate):
    """A q outside 0 to 1 or NaN, or a quantile of nothing, raises ValueError."""
    digest = _filled(candidate, [[1.0, 2.0]])

    for q in (-0.01, 1.01, math.nan):
        raises(ValueError, digest.quantile, q)
    raises(ValueError, candidate(10).quantile, 0.5)


def check_impossible_sizes_are_refused(candidate):
    """A size below 2 raises ValueError; 2 is allowed, and 100 is the default."""
    for size in (1, 0, -5):
        raises(ValueError, candidate, size)
    close(_filled(candidate, [[1, 2, 3, 4]], 2).pairs(), [(2.5, 4)])

    default = candidate()
    default.add(_random(1000, 17))
    close(default.pairs(), _plain([_random(1000, 17)], 100))


def check_digests_are_apart(candidate):
    """Two digests share nothing."""
    first, second = candidate(10), candidate(10)
    first.add([5.0])

    assert second.count == 0
    assert list(second.pairs()) == []


def check_many_values_in_time(candidate):
    """20,000 values in one call take one pass after sorting."""
    values = _random(20_000, 18)

    digest = _filled(candidate, [values])

    close(digest.pairs()[:5], _plain([values], 100)[:5])
