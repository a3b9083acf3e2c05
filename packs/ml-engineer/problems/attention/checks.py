"""Checks of attention."""

import math

import numpy as np

from greenroom.coding.checking import close, holds_for, unchanged
from greenroom.coding.checking import strategies as st

LN3 = np.log(3.0)


def _visits(m, n, d=3, e=2, lead=(), seed=0):
    rng = np.random.default_rng(seed)
    return (
        rng.normal(size=(*lead, m, d)),
        rng.normal(size=(*lead, n, d)),
        rng.normal(size=(*lead, n, e)),
    )


def _plain(queries, keys, values, allowed):
    """Query by query, key by key; `allowed` has shape (m, n)."""
    weights = np.zeros((len(queries), len(keys)))
    for i, query in enumerate(queries):
        seen = [j for j in range(len(keys)) if allowed[i][j]]
        powers = [math.exp(float(query @ keys[j]) / math.sqrt(len(query))) for j in seen]
        for j, power in zip(seen, powers, strict=True):
            weights[i, j] = power / math.fsum(powers)
    return weights @ values, weights


def _earlier(m, n):
    return [[j <= n - m + i for j in range(n)] for i in range(m)]


def check_example(candidate):
    """The example of the brief."""
    queries, keys, values = np.array([[LN3]]), np.array([[1.0], [0.0]]), np.array([[8.0], [4.0]])

    close(candidate(queries, keys, values), ([[7.0]], [[0.75, 0.25]]))
    close(candidate(queries, keys, values, np.array([False, True])), ([[4.0]], [[0.0, 1.0]]))


def check_shapes(candidate):
    """Output and weights are (..., m, e) and (..., m, n), and the weights of a query sum to 1."""
    for lead in ((), (4,), (2, 3)):
        output, weights = candidate(*_visits(5, 6, lead=lead))
        assert output.shape == (*lead, 5, 2)
        assert weights.shape == (*lead, 5, 6)
        close(weights.sum(axis=-1), np.ones((*lead, 5)))


def check_scaled_by_the_root_of_the_width(candidate):
    """Scores are divided by the root of d."""
    queries, keys = np.full((1, 4), LN3), np.array([[0.5, 0.5, 0.5, 0.5], [0.0, 0.0, 0.0, 0.0]])

    _, weights = candidate(queries, keys, np.ones((2, 1)))

    close(weights, [[0.75, 0.25]])


def check_causal(candidate):
    """With as many queries as keys, a causal query sees the keys up to its own."""
    zeros, values = np.zeros((3, 2)), np.array([[3.0], [6.0], [9.0]])

    output, weights = candidate(zeros, zeros, values, causal=True)

    close(weights, [[1, 0, 0], [1 / 2, 1 / 2, 0], [1 / 3, 1 / 3, 1 / 3]])
    close(output, [[3.0], [4.5], [6.0]])


def check_causal_with_earlier_keys(candidate):
    """With fewer queries than keys, the queries are the last ones: as in the whole sequence."""
    queries, keys, values = _visits(6, 6, seed=1)
    whole, _ = candidate(queries, keys, values, causal=True)

    for m in (1, 2, 5):
        output, weights = candidate(queries[-m:], keys, values, causal=True)
        close(output, whole[-m:])
        assert (weights[-1] > 0).all()


def check_causal_with_more_queries_than_keys(candidate):
    """With more queries than keys, the first queries see nothing and get zeros."""
    output, weights = candidate(np.zeros((4, 2)), np.zeros((2, 2)), np.ones((2, 1)), causal=True)

    close(weights, [[0, 0], [0, 0], [1, 0], [0.5, 0.5]])
    close(output, [[0], [0], [1], [1]])


def check_padding(candidate):
    """Leaving keys out by `keep` is the same as not having them."""
    queries, keys, values = _visits(4, 7, seed=2)
    keep = np.array([True, False, True, True, False, True, False])

    output, weights = candidate(queries, keys, values, keep)
    shorter, fewer = candidate(queries, keys[keep], values[keep])

    close(output, shorter)
    close(weights[:, keep], fewer)
    assert (weights[:, ~keep] == 0).all()


def check_padding_and_causal(candidate):
    """Both masks together: a key must be real and not later."""
    zeros = np.zeros((4, 1))

    _, weights = candidate(zeros, zeros, zeros, np.array([False, True, True, False]), True)

    close(weights, [[0, 0, 0, 0], [0, 1, 0, 0], [0, 0.5, 0.5, 0], [0, 0.5, 0.5, 0]])


def check_nothing_to_see(candidate):
    """A query without any key it may see gets zeros, not NaN, and others are not harmed."""
    queries, keys, values = _visits(2, 3, lead=(2,), seed=3)
    keep = np.array([[False, False, False], [True, True, False]])

    output, weights = candidate(queries, keys, values, keep)

    close((output[0], weights[0]), (np.zeros((2, 2)), np.zeros((2, 3))))
    close(weights[1].sum(axis=-1), np.ones(2))


def check_garbage_in_the_padding(candidate):
    """NaN and infinity in keys and values that are not kept do not reach the result."""
    queries, keys, values = _visits(3, 5, seed=4)
    keep = np.array([True, True, False, True, False])
    clean, weights = candidate(queries, keys, values, keep)
    keys[2], values[2], keys[4], values[4] = np.nan, np.inf, np.inf, np.nan

    close(candidate(queries, keys, values, keep), (clean, weights))


def check_huge_scores(candidate):
    """Scores in the hundreds of thousands do not overflow, positive or negative."""
    queries, values = np.array([[1000.0]]), np.array([[1.0], [2.0], [3.0]])

    up = candidate(queries, np.array([[700.0], [700.0], [0.0]]), values)
    down = candidate(queries, np.array([[-700.0], [-700.0], [-800.0]]), values)

    close(up, ([[1.5]], [[0.5, 0.5, 0.0]]))
    close(down, ([[1.5]], [[0.5, 0.5, 0.0]]))


def check_mask_beats_any_score(candidate):
    """A key that is left out stays out, however low the scores of the others are."""
    queries, keys = np.array([[1e6]]), np.array([[-1e6], [-1e6], [1e6]])

    _, weights = candidate(queries, keys, np.ones((3, 1)), np.array([True, True, False]))

    close(weights, [[0.5, 0.5, 0.0]])


def check_key_by_key(candidate):
    """The result is that of going key by key, for any sizes and masks."""

    @holds_for(st.integers(1, 6), st.integers(1, 6), st.booleans(), st.integers(0, 10_000))
    def agrees(m, n, causal, seed):
        queries, keys, values = _visits(m, n, seed=seed)
        keep = np.random.default_rng(seed).random(n) < 0.7
        allowed = np.array(_earlier(m, n) if causal else np.ones((m, n), bool)) & keep
        close(
            candidate(queries, keys, values, keep, causal), _plain(queries, keys, values, allowed)
        )


def check_batches_do_not_mix(candidate):
    """Each visit of a batch gets what it gets alone, with its own padding."""
    queries, keys, values = _visits(4, 5, lead=(3,), seed=5)
    keep = np.arange(5) < np.array([5, 2, 3])[:, None]

    output, _ = candidate(queries, keys, values, keep, causal=True)

    for visit in range(3):
        alone, _ = candidate(queries[visit], keys[visit], values[visit], keep[visit], causal=True)
        close(output[visit], alone)


def check_keep_broadcasts(candidate):
    """`keep` of shape (batch, 1, n) serves all heads, and (n,) the whole batch."""
    visits = _visits(3, 4, lead=(2, 5), seed=6)
    keep = np.array([[[True, True, False, True]], [[True, False, False, False]]])

    output, _ = candidate(*visits, keep)

    close(output, candidate(*visits, np.repeat(keep, 5, axis=1))[0])
    close(candidate(*visits, keep[0, 0])[0][0], output[0])


def check_the_future_does_not_matter(candidate):
    """Changing later rooms changes no earlier output, when causal."""
    queries, keys, values = _visits(8, 8, seed=7)
    before, _ = candidate(queries, keys, values, causal=True)
    queries[5:], keys[5:], values[5:] = 9.0, -50.0, 1e6

    after, _ = candidate(queries, keys, values, causal=True)

    close(after[:5], before[:5])
    assert (after[5:] != before[5:]).all()


def check_order_of_keys(candidate):
    """Without the causal mask, the order of the keys does not change the output."""
    queries, keys, values = _visits(4, 6, seed=8)
    order = np.array([4, 0, 5, 2, 1, 3])

    output, weights = candidate(queries, keys, values)
    again, shuffled = candidate(queries, keys[order], values[order])

    close(again, output)
    close(shuffled, weights[:, order])


def check_same_shift_of_all_keys(candidate):
    """Adding one vector to all keys changes nothing: only differences between scores count."""
    queries, keys, values = _visits(4, 6, seed=9)

    close(candidate(queries, keys + 5.0, values), candidate(queries, keys, values))


def check_single_key(candidate):
    """With one key the output is its value, whatever the query."""
    queries, keys, values = _visits(3, 1, seed=10)

    close(candidate(queries, keys, values), (np.repeat(values, 3, axis=0), np.ones((3, 1))))


def check_nothing_at_all(candidate):
    """No keys give zeros, no queries give no rows."""
    output, weights = candidate(*_visits(2, 0))
    assert weights.shape == (2, 0)
    close(output, np.zeros((2, 2)))

    output, weights = candidate(*_visits(0, 3), causal=True)
    assert output.shape == (0, 2)
    assert weights.shape == (0, 3)


def check_narrow_floats(candidate):
    """Half precision and integers are computed with in float64."""
    queries, keys = np.array([[300.0]], np.float16), np.array([[300.0], [299.0]], np.float16)

    output, weights = candidate(queries, keys, np.array([[1], [2]]))

    close(weights, [[1.0, np.exp(-300.0)]])
    assert output.dtype == weights.dtype == np.float64
    close(candidate(np.array([[2]]), np.array([[1]]), np.array([[7]]))[0], [[7.0]])


def check_input_is_left_alone(candidate):
    """Queries, keys, values and masks are not changed."""
    keep = np.array([True, False, True])
    queries, keys, values = _visits(3, 3, seed=11)
    values[1] = np.nan

    output, _ = unchanged(candidate, queries, keys, values, keep, True)

    assert np.isfinite(output).all()


def check_long_visits_in_time(candidate):
    """Four visits of 500 rooms are handled at once."""
    visits = _visits(500, 500, d=16, e=16, lead=(4,), seed=12)
    keep = np.arange(500) < np.array([500, 3, 250, 499])[:, None]

    output, weights = candidate(*visits, keep, causal=True)

    close(weights.sum(axis=-1), np.ones((4, 500)))
    close(output[1, 0], visits[2][1, 0])
