"""Least squares, exactly and by descent."""

import numpy as np


def fit_exactly(features: np.ndarray, target: np.ndarray) -> tuple[np.ndarray, float]:
    """Find the weights and the intercept with the least squared error.

    Centred columns need no intercept, which then follows from the means; that also removes the
    large common part of a column, whose square would drown the rest. Solving by QR instead of
    X'X keeps the condition number from being squared. Costs O(n d^2) time and O(n d) memory.

    Args:
        features: Numbers of shape (n, d).
        target: Numbers of shape (n,).

    Returns:
        (weights of shape (d,), intercept).

    Raises:
        ValueError: There are fewer than d + 1 rows.

    >>> fit_exactly(np.array([[0.0], [1.0], [2.0]]), np.array([1.0, 3.0, 5.0]))[0].round(6)
    array([2.])
    """
    features, target = np.asarray(features, dtype=float), np.asarray(target, dtype=float)
    n, width = features.shape
    if n < width + 1:
        raise ValueError(f"{n} rows cannot determine {width} weights and an intercept")
    means, mean = features.mean(axis=0), target.mean()
    orthogonal, triangular = np.linalg.qr(features - means)  # (n, d), (d, d)
    weights = np.linalg.solve(triangular, orthogonal.T @ (target - mean))
    return weights, float(mean - means @ weights)


def fit_by_descent(
    features: np.ndarray, target: np.ndarray, rate: float, steps: int
) -> tuple[np.ndarray, float, np.ndarray]:
    """Take steps of gradient descent on half the mean squared error, from zero.

    Args:
        features: Numbers of shape (n, d).
        target: Numbers of shape (n,).
        rate: What the gradient is multiplied with; below 2 / the largest eigenvalue of the
            columns' mean products, or it diverges.
        steps: How many steps to take, each O(n d).

    Returns:
        (weights of shape (d,), intercept, losses of shape (steps,) as they were before each step).

    Raises:
        ValueError: A loss is not finite any more.
    """
    features, target = np.asarray(features, dtype=float), np.asarray(target, dtype=float)
    n, width = features.shape
    weights, intercept = np.zeros(width), 0.0
    losses = np.empty(steps)
    with np.errstate(over="ignore", invalid="ignore"):  # told below, as an error
        for step in range(steps):
            errors = features @ weights + intercept - target  # (n,)
            losses[step] = (errors**2).mean() / 2
            if not np.isfinite(losses[step]):
                raise ValueError(f"the loss is not finite before step {step}; lower the rate")
            # both derivatives come from the same errors: nothing moves before both are known
            weights = weights - rate * (features.T @ errors) / n
            intercept = intercept - rate * float(errors.mean())
    return weights, intercept, losses
