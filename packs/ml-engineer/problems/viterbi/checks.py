import warnings
from itertools import product

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

NAN = float("nan")
HALF = [[0.5, 0.5], [0.5, 0.5]]
EYE = [[1.0, 0.0], [0.0, 1.0]]


def probability(path, start, step, emission, observed):
    """The joint probability of a path and the reports, multiplied out."""
    chance = start[path[0]]
    for before, after in zip(path[:-1], path[1:], strict=True):
        chance *= step[before][after]
    for state, symbol in zip(path, observed, strict=True):
        chance *= 1.0 if symbol == -1 else emission[state][symbol]
    return chance


def a_model(states, symbols, seed, zeros=0.0):
    """Random chances, of which a share is exactly 0."""
    dice = np.random.default_rng(seed)
    tables = []
    for shape in ((states,), (states, states), (states, symbols)):
        table = dice.uniform(0.05, 1, size=shape) * (dice.uniform(size=shape) >= zeros)
        table[..., 0] += 0.05
        tables.append(table / table.sum(axis=-1, keepdims=True))
    return tables


def a_day(count, seed):
    """A ferry's states, sticky ones, and what the sensor said."""
    step = np.array([[0.98, 0.02, 0.0], [0.1, 0.8, 0.1], [0.0, 0.02, 0.98]])
    emission = np.array([[0.9, 0.1, 0.0], [0.2, 0.6, 0.2], [0.02, 0.18, 0.8]])
    dice = np.random.default_rng(seed)
    true = [0]
    for draw in dice.uniform(size=count - 1):
        true.append(int(np.searchsorted(step[true[-1]].cumsum(), draw)))
    draws = dice.uniform(size=count)
    seen = [
        int(np.searchsorted(emission[state].cumsum(), draw))
        for state, draw in zip(true, draws, strict=True)
    ]
    return [1.0, 0.0, 0.0], step, emission, np.array(seen), np.array(true)


def sized(n):
    return a_day(n, seed=1)[:4]


def check_worked_example(candidate):
    """The example of the brief: state 1 throughout, 0.5·0.3·0.8·0.7·0.8·0.7."""
    path, log = candidate([0.5, 0.5], [[0.9, 0.1], [0.2, 0.8]], [[0.8, 0.2], [0.3, 0.7]], [0, 1, 1])

    assert path.tolist() == [1, 1, 1]
    close(log, np.log(0.5 * 0.3 * 0.8 * 0.7 * 0.8 * 0.7))


def check_one_report(candidate):
    """With one report it is the state with the largest start times emission."""
    path, log = candidate([0.6, 0.4], HALF, [[0.3, 0.7], [0.9, 0.1]], [0])

    assert path.tolist() == [1]
    assert path.dtype.kind in "iu"
    assert type(log) is float
    close(log, np.log(0.36))


def check_no_reports(candidate):
    """Without reports the path is empty and the logarithm 0."""
    path, log = candidate([0.6, 0.4], HALF, HALF, [])

    assert np.asarray(path).shape == (0,)
    assert log == 0


def check_the_whole_path_counts(candidate):
    """The best path is not the best state at each place: one odd report is overruled."""
    step = [[0.99, 0.01], [0.01, 0.99]]
    emission = [[0.8, 0.2], [0.2, 0.8]]

    path, _ = candidate([0.5, 0.5], step, emission, [0, 0, 0, 1, 0, 0, 1, 1, 1, 1, 1])

    assert path.tolist() == [0] * 6 + [1] * 5


def check_a_later_report_changes_earlier_states(candidate):
    """What comes last may decide what was first: only state 1 can be followed by symbol 2's state."""
    step = [[0.9, 0.1, 0.0], [0.1, 0.5, 0.4], [0.0, 0.0, 1.0]]
    emission = [[0.7, 0.3, 0.0], [0.3, 0.7, 0.0], [0.0, 0.0, 1.0]]

    path, log = candidate([0.9, 0.1, 0.0], step, emission, [0, 0, 2])

    assert path.tolist() == [0, 1, 2]
    close(log, np.log(0.9 * 0.7 * 0.1 * 0.3 * 0.4))


def check_rows_are_from_and_columns_to(candidate):
    """step[i, j] leads from i to j: here the only way is round and round."""
    ring = [[0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]

    path, log = candidate([0.0, 1.0, 0.0], ring, [[0.5, 0.5]] * 3, [0, 1, 0, 0, 1])

    assert path.tolist() == [1, 2, 0, 1, 2]
    close(log, 5 * np.log(0.5))


def check_as_all_paths(candidate):
    """On small random models the path has the largest probability of all, and the logarithm fits."""

    @holds_for(
        st.integers(1, 3), st.integers(1, 3), st.integers(1, 5), st.integers(0, 9_999), examples=30
    )
    def as_all_paths(states, symbols, count, seed):
        model = a_model(states, symbols, seed)
        observed = np.random.default_rng(seed).integers(-1, symbols, size=count)
        path, log = candidate(*model, observed)
        paths = product(range(states), repeat=count)
        best = max(probability(other, *model, observed) for other in paths)
        close(probability(path.tolist(), *model, observed), best)
        close(log, np.log(best))


def check_zeros_are_impossible(candidate):
    """With chances of exactly 0 the path never uses one, and what cannot be raises ValueError."""

    @holds_for(st.integers(2, 3), st.integers(1, 5), st.integers(0, 9_999), examples=30)
    def never_uses_a_zero(states, count, seed):
        model = a_model(states, 3, seed, zeros=0.5)
        observed = np.random.default_rng(seed).integers(0, 3, size=count)
        paths = product(range(states), repeat=count)
        best = max(probability(other, *model, observed) for other in paths)
        if best == 0:
            raises(ValueError, candidate, *model, observed)
        else:
            path, log = candidate(*model, observed)
            close(probability(path.tolist(), *model, observed), best)
            close(log, np.log(best))


def check_impossible_reports_are_refused(candidate):
    """Reports that no path can give raise ValueError, however many there are."""
    never = [[1.0, 0.0], [1.0, 0.0]]

    raises(ValueError, candidate, [0.5, 0.5], HALF, never, [1])
    raises(ValueError, candidate, [0.5, 0.5], HALF, never, [0] * 50 + [1] + [0] * 50)
    raises(ValueError, candidate, [1.0, 0.0], EYE, EYE, [0, 0, 1])


def check_rare_is_not_impossible(candidate):
    """A chance of 1e-300 is possible, even several times in a row."""
    rare = [[1 - 1e-300, 1e-300], [1 - 1e-300, 1e-300]]

    path, log = candidate([1.0, 0.0], EYE, rare, [1, 1, 1, 0])

    assert path.tolist() == [0, 0, 0, 0]
    close(log, -3 * 300 * np.log(10))


def check_silent_reports(candidate):
    """A silent report says nothing about the state: only the steps count there."""
    step = [[0.9, 0.1], [0.3, 0.7]]
    emission = [[0.9, 0.1], [0.05, 0.95]]

    path, log = candidate([0.5, 0.5], step, emission, [-1, -1, -1])
    assert path.tolist() == [0, 0, 0]
    close(log, np.log(0.5 * 0.9 * 0.9))
    path, log = candidate([0.5, 0.5], step, emission, [1, -1, 1])
    assert path.tolist() == [1, 1, 1]
    close(log, np.log(0.5 * 0.95 * 0.7 * 0.7 * 0.95))


def check_ties_go_to_the_lower_state(candidate):
    """On a tie the lower state is taken, for the last place first and then backwards."""
    third = np.full((3, 3), 1 / 3)

    assert candidate(third[0], third, third, [0, 1, 2, 0])[0].tolist() == [0, 0, 0, 0]
    swap = [[0.0, 1.0], [1.0, 0.0]]
    assert candidate([0.5, 0.5], swap, HALF, [0, 0, 0])[0].tolist() == [0, 1, 0]
    assert candidate([0.5, 0.5], swap, HALF, [0, 0])[0].tolist() == [1, 0]


def check_names_of_states_do_not_matter(candidate):
    """With the states in another order the path is the same one, renamed."""
    start, step, emission = a_model(4, 3, seed=11)
    observed = np.random.default_rng(12).integers(0, 3, size=60)
    path, log = candidate(start, step, emission, observed)

    order = np.array([2, 0, 3, 1])
    moved, again = candidate(start[order], step[order][:, order], emission[order], observed)

    assert order[moved].tolist() == path.tolist()
    close(again, log)


def check_bad_chances_are_refused(candidate):
    """Chances that are negative or NaN, or do not sum to 1 along a row, raise ValueError."""
    good = ([0.5, 0.5], HALF, HALF)

    for place, bad in (
        (0, [0.5, 0.4]),
        (0, [1.5, -0.5]),
        (0, [NAN, 1.0]),
        (1, [[0.5, 0.5], [0.5, 0.6]]),
        (1, [[1.2, -0.2], [0.5, 0.5]]),
        (1, [[0.2, 0.8], [0.7, 0.2]]),
        (2, [[0.9, 0.2], [0.5, 0.5]]),
        (2, [[NAN, 0.5], [0.5, 0.5]]),
    ):
        tables = list(good)
        tables[place] = bad
        raises(ValueError, candidate, *tables, [0, 1])
    close(candidate([0.5, 0.5 + 1e-9], HALF, HALF, [0])[1], np.log(0.25))


def check_bad_reports_are_refused(candidate):
    """A report below -1 or from the number of symbols on raises ValueError."""
    for observed in ([2], [0, -2], [0, 1, 5, 0]):
        raises(ValueError, candidate, [0.5, 0.5], HALF, HALF, observed)
    raises(ValueError, candidate, [1.0], [[1.0]], [[0.2, 0.3, 0.5]], [3])
    assert candidate([1.0], [[1.0]], [[0.2, 0.3, 0.5]], [2, -1])[0].tolist() == [0, 0]


def check_no_warnings(candidate):
    """Zeros and impossible steps give no warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        path, log = candidate([1.0, 0.0], EYE, [[0.5, 0.5], [1.0, 0.0]], [0, 1, 0])

    assert path.tolist() == [0, 0, 0]
    close(log, 3 * np.log(0.5))


def check_input_is_not_changed(candidate):
    """The tables and reports that were passed in are not changed."""
    model = a_model(3, 2, seed=13, zeros=0.3)

    path, _ = unchanged(candidate, *model, np.array([0, -1, 0, 0]))

    assert len(path) == 4


def check_a_long_day(candidate):
    """8,000 reports are decoded in time, without underflow, mostly as the ferry really was."""
    start, step, emission, observed, true = a_day(8_000, seed=14)

    path, log = candidate(start, step, emission, observed)

    assert (path == true).mean() > 0.9
    with np.errstate(divide="ignore"):
        steps = np.log(step)[path[:-1], path[1:]].sum()
        close(log, steps + np.log(emission)[path, observed].sum(), rel=1e-9)
        real = np.log(step)[true[:-1], true[1:]].sum() + np.log(emission)[true, observed].sum()
    assert log >= real
