"""A mixture of normal distributions with diagonal covariances, by EM."""

import numpy as np


def responsibilities(
    points: np.ndarray, weights: np.ndarray, means: np.ndarray, variances: np.ndarray
) -> tuple[np.ndarray, float]:
    """How each point belongs to the groups, and how likely all points are.

    Everything stays in logarithms until the largest of a row has been taken out, since far points
    have densities below what a float can hold. O(n k d) time.

    Args:
        points: Numbers of shape (n, d).
        weights: Shares of the groups, of shape (k,), adding up to 1; some may be 0.
        means: Of shape (k, d).
        variances: Above zero, of shape (k, d).

    Returns:
        (probabilities of shape (n, k), log likelihood of all points together).

    >>> shares, _ = responsibilities(
    ...     np.array([[0.0]]), np.array([0.5, 0.5]), np.array([[0.0], [2.0]]), np.ones((2, 1))
    ... )
    >>> shares.round(4).tolist()
    [[0.8808, 0.1192]]
    """
    points = np.asarray(points, dtype=float)
    joint = np.empty((len(points), len(weights)))  # log of weight times density
    with np.errstate(divide="ignore"):
        log_weights = np.log(weights)  # minus infinity for a weight of 0 is what is wanted
    for group, (mean, variance) in enumerate(zip(means, variances, strict=True)):
        apart = ((points - mean) ** 2 / variance).sum(axis=1)  # (n,)
        joint[:, group] = log_weights[group] - (apart + np.log(2 * np.pi * variance).sum()) / 2
    top = joint.max(axis=1, keepdims=True)
    scaled = np.exp(joint - top)  # the largest of each row is 1
    whole = scaled.sum(axis=1, keepdims=True)
    return scaled / whole, float((top + np.log(whole)).sum())


def fit_mixture(
    points: np.ndarray, start: np.ndarray, steps: int, floor: float = 1e-6
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Take steps of the EM algorithm (Dempster, Laird, Rubin 1977); each costs O(n k d).

    Args:
        points: Numbers of shape (n, d).
        start: The means to begin with, of shape (k, d).
        steps: How many steps, zero or more.
        floor: The least variance, above zero.

    Returns:
        (weights (k,), means (k, d), variances (k, d), log likelihoods (steps + 1,)).

    Raises:
        ValueError: There are no points, steps is negative, or the floor is not above zero.
    """
    points, means = np.asarray(points, dtype=float), np.array(start, dtype=float)
    n, k = len(points), len(means)
    if not n:
        raise ValueError("there are no points")
    if steps < 0 or floor <= 0:
        raise ValueError(f"steps must be 0 or more, the floor above 0: {steps}, {floor}")
    weights = np.full(k, 1 / k)
    variances = np.tile(np.maximum(points.var(axis=0), floor), (k, 1))
    shares, likelihood = responsibilities(points, weights, means, variances)
    likelihoods = [likelihood]
    for _ in range(steps):
        sizes = shares.sum(axis=0)  # birds in each group, (k,)
        weights = sizes / n
        for group in np.flatnonzero(sizes):
            share = shares[:, group] / sizes[group]  # (n,), adding up to 1
            means[group] = share @ points
            # around the mean: a mean of squares minus a squared mean loses the digits
            variances[group] = np.maximum(share @ (points - means[group]) ** 2, floor)
        shares, likelihood = responsibilities(points, weights, means, variances)
        likelihoods.append(likelihood)
    return weights, means, variances, np.array(likelihoods)
