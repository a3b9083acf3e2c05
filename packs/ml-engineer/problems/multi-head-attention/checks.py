"""Checks of multi-head-attention."""

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

SAME = {name: np.eye(2) for name in ("query", "key", "value", "out")}


def _weights(width, heads, groups, size=2, seed=0, **other):
    rng = np.random.default_rng(seed)
    value, out = other.get("value", size), other.get("out", width)
    return {
        "query": rng.normal(size=(width, heads * size)),
        "key": rng.normal(size=(width, groups * size)),
        "value": rng.normal(size=(width, groups * value)),
        "out": rng.normal(size=(heads * value, out)),
    }


def _x(batch, t, width, seed=0):
    return np.random.default_rng(seed + 1000).normal(size=(batch, t, width))


def _plain(x, weights, heads, groups, keep=None, causal=False):
    """Voyage by voyage, head by head, harbour by harbour."""
    size, value = weights["query"].shape[1] // heads, weights["value"].shape[1] // groups
    found = np.zeros((*x.shape[:2], weights["out"].shape[1]))
    for voyage, rows in enumerate(x):
        real = np.ones(len(rows), bool) if keep is None else keep[voyage]
        for here in np.flatnonzero(real):
            seen = [there for there in np.flatnonzero(real) if there <= here or not causal]
            parts = []
            for head in range(heads):
                group = head // (heads // groups)
                query = rows[here] @ weights["query"][:, head * size : (head + 1) * size]
                keys = rows[seen] @ weights["key"][:, group * size : (group + 1) * size]
                values = rows[seen] @ weights["value"][:, group * value : (group + 1) * value]
                powers = np.exp(keys @ query / np.sqrt(size))
                parts.append(powers @ values / powers.sum())
            found[voyage, here] = np.concatenate(parts) @ weights["out"]
    return found


def check_example(candidate):
    """The example of the brief."""
    x = np.array([[[1.0, 0.0], [0.0, 2.0]]])

    close(candidate(x, SAME, 2, causal=True), [[[1.0, 0.0], [0.5, 1.964]]], abs=5e-5)
    close(candidate(x, SAME, 1, causal=True), [[[1.0, 0.0], [0.0558, 1.8884]]], abs=5e-5)


def check_shape(candidate):
    """The result is (batch, t, width out), as float64."""
    found = candidate(_x(2, 5, 6), _weights(6, 3, 3, size=4, out=7), 3)

    assert found.shape == (2, 5, 7)
    assert found.dtype == np.float64


def check_two_heads_by_hand(candidate):
    """Two heads of one column each, computed one by one."""
    x, weights = _x(1, 4, 2, seed=1), _weights(2, 2, 2, size=1, seed=1)

    close(candidate(x, weights, 2), _plain(x, weights, 2, 2))


def check_shared_keys_and_values(candidate):
    """Heads 0, 1, 2 share the first group of keys and values, heads 3, 4, 5 the second."""
    x, weights = _x(2, 4, 5, seed=2), _weights(5, 6, 2, seed=2)

    close(candidate(x, weights, 6), _plain(x, weights, 6, 2))


def check_any_shapes(candidate):
    """The result is that of going one by one, for any heads, groups, sizes and masks."""
    counts = st.sampled_from([(1, 1), (2, 1), (2, 2), (4, 2), (3, 3), (6, 3), (4, 1)])
    sizes = st.tuples(*[st.integers(1, 3)] * 4)

    @holds_for(counts, sizes, st.integers(1, 5), st.booleans(), st.integers(0, 9999))
    def agrees(count, size, t, causal, seed):
        (heads, groups), (batch, width, each, value) = count, size
        weights = _weights(width, heads, groups, each, seed, value=value, out=2)
        x, keep = _x(batch, t, width, seed), np.random.default_rng(seed).random((batch, t)) < 0.7
        wanted = _plain(x, weights, heads, groups, keep, causal)
        close(candidate(x, weights, heads, keep, causal), wanted)


def check_scaled_by_the_size_of_a_head(candidate):
    """Scores are divided by the root of a head's size, not of the whole width."""
    x, weights = _x(1, 3, 8, seed=3), _weights(8, 2, 2, size=4, seed=3)

    close(candidate(x, weights, 2), _plain(x, weights, 2, 2))


def check_sharing_is_repeating(candidate):
    """Sharing a group gives what repeating its columns for every head would give."""
    x, weights = _x(2, 4, 4, seed=4), _weights(4, 4, 2, size=3, seed=4)
    repeated = dict(weights)
    for name in ("key", "value"):
        columns = weights[name].reshape(4, 2, 1, 3)
        repeated[name] = np.repeat(columns, 2, axis=2).reshape(4, 12)

    close(candidate(x, weights, 4), candidate(x, repeated, 4))


def check_one_group_for_all(candidate):
    """All heads may share a single group."""
    x, weights = _x(2, 3, 4, seed=5), _weights(4, 3, 1, seed=5)

    close(candidate(x, weights, 3, causal=True), _plain(x, weights, 3, 1, causal=True))


def check_order_of_heads(candidate):
    """Reordering the heads, in all four matrices, changes nothing."""
    x, weights = _x(1, 5, 6, seed=6), _weights(6, 3, 3, seed=6)
    order = np.array([4, 5, 0, 1, 2, 3])  # head 2 first
    other = {name: weights[name][:, order] for name in ("query", "key", "value")}

    close(candidate(x, other | {"out": weights["out"][order]}, 3), candidate(x, weights, 3))


def check_first_harbour_when_causal(candidate):
    """The first harbour sees only itself, so its output is its own value."""
    x, weights = _x(3, 4, 5, seed=7), _weights(5, 2, 2, seed=7)

    found = candidate(x, weights, 2, causal=True)

    close(found[:, 0], x[:, 0] @ weights["value"] @ weights["out"])


def check_later_harbours_do_not_matter(candidate):
    """Changing later harbours changes no earlier output, when causal."""
    x, weights = _x(1, 6, 4, seed=8), _weights(4, 2, 1, seed=8)
    before = candidate(x, weights, 2, causal=True)
    x[:, 4:] = 30.0

    after = candidate(x, weights, 2, causal=True)

    close(after[:, :4], before[:, :4])
    assert (after[:, 4:] != before[:, 4:]).all()


def check_padding_is_as_if_not_there(candidate):
    """Real harbours get what they get without the padding, wherever it stands."""
    x, weights = _x(1, 6, 4, seed=9), _weights(4, 2, 2, seed=9)
    keep = np.array([[False, True, True, False, True, False]])

    for causal in (False, True):
        found = candidate(x, weights, 2, keep, causal)
        close(found[keep], candidate(x[:, keep[0]], weights, 2, None, causal)[0])


def check_padding_comes_out_as_zero(candidate):
    """The output of padding is zero."""
    x, weights = _x(2, 4, 3, seed=10), _weights(3, 2, 2, seed=10)
    keep = np.array([[True, True, False, False], [False, False, True, True]])

    found = candidate(x, weights, 2, keep, True)

    close(found[~keep], np.zeros((4, 3)))
    assert (found[keep] != 0).all()


def check_garbage_in_the_padding(candidate):
    """NaN and infinity in the padding do not reach any output."""
    x, weights = _x(2, 4, 3, seed=11), _weights(3, 2, 1, seed=11)
    keep = np.array([[True, True, False, True], [False, True, True, True]])
    clean = candidate(x, weights, 2, keep)
    x[0, 2], x[1, 0] = np.nan, np.inf

    close(candidate(x, weights, 2, keep), clean)


def check_a_voyage_of_padding(candidate):
    """A voyage with no real harbour comes out as zeros, and harms no other."""
    x, weights = _x(2, 3, 4, seed=12), _weights(4, 2, 2, seed=12)
    keep = np.array([[False, False, False], [True, True, True]])

    found = candidate(x, weights, 2, keep)

    close(found[0], np.zeros((3, 4)))
    close(found[1], candidate(x[1:], weights, 2)[0])


def check_voyages_do_not_mix(candidate):
    """Each voyage gets what it gets alone."""
    x, weights = _x(3, 4, 5, seed=13), _weights(5, 4, 2, seed=13)

    alone = [candidate(voyage[None], weights, 4)[0] for voyage in x]

    close(candidate(x, weights, 4), np.stack(alone))


def check_order_of_harbours(candidate):
    """Without the causal mask, reordering the harbours reorders the outputs."""
    x, weights = _x(1, 5, 4, seed=14), _weights(4, 2, 2, seed=14)
    order = np.array([3, 1, 4, 0, 2])

    close(candidate(x[:, order], weights, 2), candidate(x, weights, 2)[:, order])


def check_huge_scores(candidate):
    """Scores of a million do not overflow."""
    x = np.array([[[1000.0, 0.0], [999.0, 1.0]]])

    close(candidate(x, SAME, 1), [[[1000.0, 0.0], [1000.0, 0.0]]])


def check_heads_that_do_not_fit_are_refused(candidate):
    """Query columns that are no multiple of the heads, or fewer than one head: ValueError."""
    x, weights = _x(1, 2, 4), _weights(4, 2, 2, size=3)

    for heads in (4, 5, 0, -2):
        raises(ValueError, candidate, x, weights, heads)


def check_groups_that_do_not_fit_are_refused(candidate):
    """Keys and values in no whole number of groups, or one that does not divide the heads."""
    x, right = _x(1, 2, 4), _weights(4, 4, 2, size=2, value=3)

    for name, columns in (
        ("key", 3),
        ("key", 5),
        ("key", 6),
        ("key", 0),
        ("value", 7),
        ("value", 5),
    ):
        raises(ValueError, candidate, x, right | {name: np.ones((4, columns))}, 4)
    raises(
        ValueError, candidate, x, right | {"key": np.ones((4, 16)), "value": np.ones((4, 24))}, 4
    )
    assert candidate(x, right, 4).shape == (1, 2, 4)


def check_other_shapes_that_do_not_fit_are_refused(candidate):
    """An output matrix, an x or a keep of the wrong shape raises ValueError."""
    x, right = _x(2, 3, 4), _weights(4, 2, 2)

    raises(ValueError, candidate, x, right | {"out": np.ones((5, 4))}, 2)
    raises(ValueError, candidate, x[:, :, :3], right, 2)
    raises(ValueError, candidate, x, right, 2, np.ones((2, 1), bool))
    raises(ValueError, candidate, x, right, 2, np.ones((1, 3), bool))


def check_single_harbour_and_none(candidate):
    """One harbour sees itself; none give none."""
    x, weights = _x(2, 1, 4, seed=15), _weights(4, 2, 1, seed=15)

    close(candidate(x, weights, 2), _plain(x, weights, 2, 1))
    assert candidate(np.zeros((2, 0, 4)), weights, 2).shape == (2, 0, 4)
    assert candidate(np.zeros((0, 3, 4)), weights, 2).shape == (0, 3, 4)


def check_whole_numbers(candidate):
    """Integers and narrow floats are computed with in float64."""
    found = candidate(np.array([[[300, 0], [299, 1]]], np.float16), SAME, 2)

    assert found.dtype == np.float64
    close(found[0, :, 1], [0.5, 1 / (1 + np.exp(-1))])


def check_input_is_left_alone(candidate):
    """x, the matrices and keep are not changed."""
    x, weights = _x(1, 3, 4, seed=16), _weights(4, 2, 2, seed=16)
    x[0, 1] = np.nan

    found = unchanged(candidate, x, weights, 2, np.array([[True, False, True]]), True)

    assert np.isfinite(found).all()


def check_long_voyages_in_time(candidate):
    """Eight voyages of 200 harbours with eight heads are handled at once."""
    x, weights = _x(8, 200, 32, seed=17), _weights(32, 8, 2, size=4, seed=17)

    found = candidate(x, weights, 8, causal=True)

    close(found[:2, :3], _plain(x[:2, :3], weights, 8, 2, causal=True))
