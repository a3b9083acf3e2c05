"""Checks of matrix-factorisation."""

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st


def _garden(seed, users=12, items=9, share=0.7, noise=0.1):
    """Ratings of a hidden model, those given and those kept back."""
    rng = np.random.default_rng(seed)
    table = 3 + rng.normal(size=(users, 1)) + rng.normal(size=items)
    table = table + rng.normal(size=(users, 2)) @ rng.normal(size=(2, items))
    who, what = np.nonzero(np.ones_like(table))
    given = rng.random(len(who)) < share
    ratings = table[who, what] + noise * rng.normal(size=len(who))
    return (who[given], what[given], ratings[given]), (who[~given], what[~given], ratings[~given])


def _read(model):
    return model.mean, model.user_bias, model.item_bias, model.user_factors, model.item_factors


def _objective(model, users, items, ratings, penalty):
    mean, user_bias, item_bias, user_factors, item_factors = _read(model)
    left = ratings - mean - user_bias[users] - item_bias[items]
    left = left - (user_factors[users] * item_factors[items]).sum(axis=1)
    parts = (user_bias, item_bias, user_factors, item_factors)
    return (left**2).sum() + penalty * sum((part**2).sum() for part in parts)


def _slopes(model, data, penalty, side):
    """Half the derivatives of the objective by bias and factors of the users or the items."""
    users, items, ratings = data
    mean, user_bias, item_bias, user_factors, item_factors = _read(model)
    left = ratings - mean - user_bias[users] - item_bias[items]
    left = left - (user_factors[users] * item_factors[items]).sum(axis=1)
    rows, bias, factors, others = (
        (users, user_bias, user_factors, item_factors[items])
        if side == "users"
        else (items, item_bias, item_factors, user_factors[users])
    )
    by_bias, by_factors = penalty * bias, penalty * factors
    for row, error, other in zip(rows, left, others, strict=True):
        by_bias[row] -= error
        by_factors[row] -= error * other
    return by_bias, by_factors


def check_example(candidate):
    """The example of the brief, with biases only."""
    model = candidate(0, 1.0, 1).fit(
        np.array([0, 0, 1]), np.array([0, 1, 0]), np.array([5.0, 3.0, 1.0])
    )

    close((model.mean, model.user_bias, model.item_bias), (3.0, [2 / 3, -1.0], [1 / 9, -1 / 3]))


def check_shapes(candidate):
    """Biases and factors have a row for every id up to the highest."""
    data, _ = _garden(1)
    model = candidate(3, 0.5).fit(*data)

    assert (model.user_bias.shape, model.item_bias.shape) == ((12,), (9,))
    assert (model.user_factors.shape, model.item_factors.shape) == ((12, 3), (9, 3))


def check_prediction_is_the_sum(candidate):
    """A prediction is mean, biases and the product of the factors."""
    data, _ = _garden(2)
    model = candidate(2, 0.5).fit(*data)
    mean, user_bias, item_bias, user_factors, item_factors = _read(model)
    want = [
        mean + user_bias[u] + item_bias[i] + user_factors[u] @ item_factors[i]
        for u, i in ((3, 4), (0, 8))
    ]

    close(model.predict(np.array([3, 0]), np.array([4, 8])), want)


def check_bad_arguments_are_refused(candidate):
    """A negative rank, a penalty of zero or less, no sweeps, or no ratings raise ValueError."""
    raises(ValueError, candidate, -1, 1.0)
    for penalty in (0.0, -0.5, -1.0):
        raises(ValueError, candidate, 2, penalty)
    raises(ValueError, candidate, 2, 1.0, 0)
    nobody = np.array([], dtype=int)
    raises(ValueError, candidate(1, 1.0).fit, nobody, nobody, np.array([]))


def check_second_sweep_of_biases(candidate):
    """In the second sweep the users see the item biases of the first."""
    data = np.array([0, 0, 1]), np.array([0, 1, 0]), np.array([5.0, 3.0, 1.0])
    model = candidate(0, 1.0, 2).fit(*data)

    # user 0 has 2 - 1/9 and 0 + 1/3 left, shared by two ratings and the penalty
    close(model.user_bias, [20 / 27, -19 / 18])
    close(model.item_bias, [(2 - 20 / 27 - 2 + 19 / 18) / 3, (0 - 20 / 27) / 2])


def check_biases_are_ridge_regression(candidate):
    """Biases alone settle where a ridge regression on who and what does."""
    from sklearn.linear_model import Ridge

    (users, items, ratings), _ = _garden(3, share=0.5)
    who_and_what = np.hstack([np.eye(12)[users], np.eye(9)[items]])
    want = Ridge(alpha=0.7, fit_intercept=False).fit(who_and_what, ratings - ratings.mean()).coef_

    model = candidate(0, 0.7, 300).fit(users, items, ratings)

    close(model.user_bias, want[:12], rel=1e-5, abs=1e-7)
    close(model.item_bias, want[12:], rel=1e-5, abs=1e-7)


def check_items_are_solved_exactly(candidate):
    """After any number of sweeps, no item could do better, users held."""

    @holds_for(st.integers(0, 10_000), st.integers(0, 3), st.integers(1, 3), examples=15)
    def solved(seed, rank, sweeps):
        data, _ = _garden(seed, users=6, items=5)
        model = candidate(rank, 0.4, sweeps).fit(*data)
        by_bias, by_factors = _slopes(model, data, 0.4, "items")
        close(by_bias, np.zeros(len(by_bias)), abs=1e-8)
        close(by_factors, np.zeros(by_factors.shape), abs=1e-8)


def check_users_settle(candidate):
    """After many sweeps, no user could do better either."""
    data, _ = _garden(4, users=8, items=6)
    model = candidate(1, 1.0, 400).fit(*data)
    by_bias, by_factors = _slopes(model, data, 1.0, "users")

    close(by_bias, np.zeros(8), abs=1e-6)
    close(by_factors, np.zeros((8, 1)), abs=1e-6)
    assert np.abs(model.user_factors).max() > 0.1


def check_objective_never_rises(candidate):
    """Each further sweep lowers the objective, or leaves it."""
    data, _ = _garden(5)
    values = [
        _objective(candidate(2, 0.3, sweeps).fit(*data), *data, 0.3) for sweeps in range(1, 9)
    ]

    assert (np.diff(values) <= 1e-9).all()
    assert values[-1] < values[0] - 0.01


def check_users_come_first(candidate):
    """A sweep begins with the users: they explain what users and items could both explain."""
    model = candidate(0, 1.0, 1).fit(np.array([0, 1]), np.array([0, 1]), np.array([4.0, 2.0]))

    close((model.user_bias, model.item_bias), ([0.5, -0.5], [0.25, -0.25]))


def check_ten_sweeps_by_default(candidate):
    """There are ten sweeps, and the seed is 0, when nothing is said."""
    data, _ = _garden(6)

    default = candidate(2, 0.3).fit(*data)

    close(default.predict(*data[:2]), candidate(2, 0.3, 10, 0).fit(*data).predict(*data[:2]))
    assert (
        np.abs(
            default.predict(*data[:2]) - candidate(2, 0.3, 9, 0).fit(*data).predict(*data[:2])
        ).max()
        > 1e-7
    )


def check_missing_ratings_are_found(candidate):
    """Ratings kept back are predicted, far better than by biases alone."""
    data, (users, items, want) = _garden(7, users=60, items=40, noise=0.05)

    good = candidate(2, 0.1, 60).fit(*data).predict(users, items) - want
    plain = candidate(0, 0.1, 60).fit(*data).predict(users, items) - want

    assert (good**2).mean() < 0.15 * (plain**2).mean()


def check_missing_is_not_zero(candidate):
    """What was not rated says nothing: a variety that one person rated high is predicted high."""
    users, items = np.arange(9), np.array([0] * 3 + [1] * 6)
    model = candidate(0, 1.0, 50).fit(users, items, np.array([9.0] * 3 + [1.0] * 6))

    # apart from the mean by 16/3, of which the variety explains 3.2 and each gardener the rest
    close(model.predict(np.array([9]), np.array([0])), [11 / 3 + 3.2], rel=1e-6)


def check_who_rated_nothing(candidate):
    """An id between others without a rating has bias and factors 0."""
    model = candidate(2, 0.5, 3).fit(
        np.array([0, 2, 4]), np.array([1, 3, 1]), np.array([1.0, 5.0, 3.0])
    )

    close((model.user_bias[[1, 3]], model.item_bias[[0, 2]]), ([0.0, 0.0], [0.0, 0.0]))
    close((model.user_factors[1], model.item_factors[2]), ([0.0, 0.0], [0.0, 0.0]))


def check_new_ids(candidate):
    """Ids that fit has never seen are predicted with the rest alone."""
    data, _ = _garden(8)
    model = candidate(2, 0.5).fit(*data)
    found = model.predict(np.array([12, 5000, 3, 77]), np.array([2, 2, 9, 88]))

    close(found[:2], [model.mean + model.item_bias[2]] * 2)
    close(found[2:], [model.mean + model.user_bias[3], model.mean])


def check_same_seed_same_factors(candidate):
    """The same seed gives the same factors, also in a second fit; another one gives others."""
    data, _ = _garden(9)
    model = candidate(3, 0.5, 2, 5)
    first = np.asarray(model.fit(*data).item_factors).copy()

    close(model.fit(*data).item_factors, first)
    close(candidate(3, 0.5, 2, 5).fit(*data).item_factors, first)
    assert np.abs(candidate(3, 0.5, 2, 6).fit(*data).item_factors - first).max() > 1e-6


def check_factors_come_alive(candidate):
    """Factors do not stay at zero, and differ from each other."""
    data, _ = _garden(10)
    factors = candidate(2, 0.1, 30).fit(*data).item_factors

    assert np.abs(factors).max() > 0.3
    assert np.abs(factors[:, 0] - factors[:, 1]).max() > 0.1


def check_rated_twice_counts_twice(candidate):
    """A pair that was rated twice has twice the weight."""
    users, items, ratings = (
        np.array([0, 0, 1, 1]),
        np.array([0, 0, 0, 0]),
        np.array([1.0, 3.0, 5.0, 5.0]),
    )
    model = candidate(0, 1.0, 1).fit(users, items, ratings)

    close((model.mean, model.user_bias), (3.5, [-1.0, 1.0]))


def check_order_of_ratings(candidate):
    """The order in which ratings are listed does not matter."""
    data, _ = _garden(11)
    order = np.random.default_rng(12).permutation(len(data[0]))
    turned = [part[order] for part in data]

    found = candidate(2, 0.5, 4).fit(*turned)

    close(_read(found), _read(candidate(2, 0.5, 4).fit(*data)), rel=1e-5, abs=1e-7)


def check_another_scale_begins_elsewhere(candidate):
    """Adding a number to all ratings moves the mean and nothing else."""
    data, _ = _garden(13)
    mean, *rest = _read(candidate(2, 0.5, 4).fit(*data))
    moved, *others = _read(candidate(2, 0.5, 4).fit(data[0], data[1], data[2] + 10))

    close(moved, mean + 10)
    close(others, rest, rel=1e-5, abs=1e-7)


def check_huge_penalty(candidate):
    """A huge penalty leaves nothing but the mean."""
    data, _ = _garden(14)
    model = candidate(2, 1e9).fit(*data)

    close(model.predict(*data[:2]), np.full(len(data[0]), data[2].mean()), rel=1e-6)


def check_one_rating(candidate):
    """A single rating is its own mean, and everything else is zero."""
    model = candidate(1, 0.5).fit(np.array([0]), np.array([0]), np.array([4.0]))

    close(_read(model), (4.0, [0.0], [0.0], [[0.0]], [[0.0]]), abs=1e-12)
    close(model.predict(np.array([0]), np.array([0])), [4.0])


def check_whole_numbers_as_ratings(candidate):
    """Ratings may be integers."""
    users, items = np.array([0, 0, 1]), np.array([0, 1, 0])

    close(candidate(0, 1.0, 1).fit(users, items, np.array([5, 3, 1])).user_bias, [2 / 3, -1.0])


def check_no_pairs_to_predict(candidate):
    """Predicting no pairs gives no ratings."""
    nobody = np.array([], dtype=int)
    model = candidate(2, 0.5).fit(*_garden(15)[0])

    assert model.predict(nobody, nobody).shape == (0,)


def check_input_is_left_alone(candidate):
    """Ids and ratings are not changed."""
    data, _ = _garden(16)
    model = candidate(2, 0.5, 2)

    unchanged(model.fit, *data)
    found = unchanged(model.predict, data[0], data[1])

    assert found.shape == data[0].shape


def check_many_ratings_in_time(candidate):
    """100,000 ratings of 20,000 gardeners and 5,000 varieties fit into time and memory."""
    users, items, ratings = _many(100_000)
    model = candidate(2, 2.0, 3).fit(users, items, ratings)
    left = model.predict(users, items) - ratings

    assert left.var() < 0.75 * ratings.var()


def _many(n):
    """Make n ratings of 20,000 gardeners and 5,000 varieties."""
    rng = np.random.default_rng(n)
    users, items = rng.integers(0, 20_000, n), rng.integers(0, 5000, n)
    likes, is_liked = rng.normal(size=20_000), rng.normal(size=5000)
    return users, items, 3 + likes[users] + is_liked[items] + rng.normal(size=n)


def sized(n):
    """Prepare the call whose time is measured at size n."""
    ratings = _many(n)
    return lambda candidate: candidate(4, 2.0, 2).fit(*ratings)
