"""The most probable path through a hidden Markov model, in logarithms."""

import numpy as np
from numpy.typing import ArrayLike

SILENT = -1  # a report that is missing


def viterbi(
    start: ArrayLike, step: ArrayLike, emission: ArrayLike, observed: ArrayLike
) -> tuple[np.ndarray, float]:
    """The most probable path of hidden states, and the logarithm of its probability.

    For every place and state only the best way to get there is kept, since whatever comes later
    does not depend on how one got there. O(t s²) time, O(t s) memory.

    Args:
        start: The chance to begin in each state, shape (s,).
        step: The chance of each state after each other, rows from, columns to, shape (s, s).
        emission: The chance of each symbol in each state, shape (s, o).
        observed: A symbol from 0 to o - 1 or SILENT for each place, shape (t,).

    Raises:
        ValueError: No path is possible, a report is out of range, or chances are not chances.

    >>> path, log = viterbi([0.5, 0.5], [[0.9, 0.1], [0.2, 0.8]], [[0.8, 0.2], [0.3, 0.7]], [0, 1])
    >>> path.tolist()
    [1, 1]
    """
    chances = [np.asarray(table, dtype=float) for table in (start, step, emission)]
    observed = np.asarray(observed, dtype=int)
    for table in chances:
        if not (table >= 0).all() or not np.allclose(table.sum(axis=-1), 1, rtol=0, atol=1e-6):
            raise ValueError("chances must not be negative, and sum to 1 along each row")
    if ((observed < SILENT) | (observed >= chances[2].shape[1])).any():
        raise ValueError("a report is neither a symbol nor silent")
    if not len(observed):
        return np.zeros(0, dtype=int), 0.0
    with np.errstate(divide="ignore"):  # the logarithm of 0 is -inf, which is meant
        start, step, emission = (np.log(table) for table in chances)
    silent = np.zeros((len(start), 1))  # whatever the state, silence has factor 1
    emission = np.concatenate([emission, silent], axis=1)  # so that column SILENT is the last one
    return _best_path(start, step, emission, observed)


def _best_path(
    start: np.ndarray, step: np.ndarray, emission: np.ndarray, observed: np.ndarray
) -> tuple[np.ndarray, float]:
    """Viterbi on logarithms; argmax takes the lower state on a tie."""
    came_from = np.empty((len(observed), len(start)), dtype=int)
    best = start + emission[:, observed[0]]  # of all paths that end in each state, (s,)
    for place, symbol in enumerate(observed[1:], 1):
        ways = best[:, np.newaxis] + step  # from, to
        came_from[place] = ways.argmax(axis=0)
        best = ways.max(axis=0) + emission[:, symbol]
    path = np.empty(len(observed), dtype=int)
    path[-1] = best.argmax()
    if best[path[-1]] == -np.inf:
        raise ValueError("no path of states can give these reports")
    for place in range(len(observed) - 1, 0, -1):
        path[place - 1] = came_from[place, path[place]]
    return path, float(best[path[-1]])
