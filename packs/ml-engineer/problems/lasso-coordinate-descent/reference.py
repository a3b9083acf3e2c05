"""The lasso by coordinate descent."""

import numpy as np

CLOSE = 1e-8  # of the target's scale: how far the optimality conditions may be missed
MOST_SWEEPS = 10_000


def soft_threshold(value: float, limit: float) -> float:
    """Move a value towards zero by a limit (zero or more), and stop at zero.

    >>> soft_threshold(-5.0, 2.0), soft_threshold(1.0, 2.0)
    (-3.0, 0.0)
    """
    return max(value - limit, 0.0) + min(value + limit, 0.0)


def smallest_silent_penalty(features: np.ndarray, target: np.ndarray) -> float:
    """The smallest penalty at which all weights are zero; features (n, d), target (n,)."""
    centred, left = _centred(features, target)
    return float(np.abs(centred.T @ left).max()) / len(left)


def fit_lasso(features: np.ndarray, target: np.ndarray, penalty: float) -> tuple[np.ndarray, float]:
    """Minimise half the mean squared error plus penalty times the absolute weights.

    For one weight alone the minimum is known: the soft threshold of its column's product with what
    the others leave over. What is left over is kept up to date, so a weight costs O(n) and a sweep
    O(n d). After each sweep the conditions of optimality say whether to go on: small changes would
    not, since with correlated columns they stay small for long.

    Args:
        features: Numbers of shape (n, d).
        target: Numbers of shape (n,).
        penalty: Above zero.

    Returns:
        (weights of shape (d,), intercept).

    Raises:
        ValueError: The penalty is not above zero, or there are no rows.

    >>> features, target = np.array([[1.0], [2.0], [3.0]]), np.array([2.0, 4.0, 9.0])
    >>> weights, intercept = fit_lasso(features, target, 1.0)
    >>> weights.round(6).tolist(), round(intercept, 6)
    ([2.0], 1.0)
    """
    if penalty <= 0:
        raise ValueError(f"the penalty must be above zero, and is {penalty}")
    if not len(target):
        raise ValueError("there are no rows")
    centred, left = _centred(features, target)
    columns = np.ascontiguousarray(centred.T)  # (d, n): each column in one piece of memory
    n = len(left)
    squares = (columns**2).sum(axis=1) / n  # (d,)
    scales = np.sqrt(squares)
    allowed = CLOSE * float(np.sqrt((left**2).mean()))
    weights = np.zeros(len(columns))
    for _ in range(MOST_SWEEPS):
        for j in np.flatnonzero(squares):
            before = weights[j]
            wanted = columns[j] @ left / n + squares[j] * before
            weights[j] = soft_threshold(wanted, penalty) / squares[j]
            if weights[j] != before:
                left -= columns[j] * (weights[j] - before)
        slope = columns @ left / n  # what a weight would gain, (d,)
        missed = np.where(
            weights == 0, np.maximum(np.abs(slope) - penalty, 0), slope - penalty * np.sign(weights)
        )
        if (np.abs(missed) <= allowed * scales).all():
            means = np.asarray(features, dtype=float).mean(axis=0)
            return weights, float(np.mean(target) - means @ weights)
    raise RuntimeError(f"no minimum after {MOST_SWEEPS} sweeps")


def _centred(features: np.ndarray, target: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Take off the means, which settles the intercept."""
    features, target = np.asarray(features, dtype=float), np.asarray(target, dtype=float)
    return features - features.mean(axis=0), target - target.mean()
