"""Logistic regression with a penalty, by damped Newton steps."""

import numpy as np

CLOSE = 1e-8  # expected gain of a step below which the step after it changes no digit that counts
MOST_STEPS = 200


def predict_probability(features: np.ndarray, weights: np.ndarray, intercept: float) -> np.ndarray:
    """Probability of label 1 for rows of shape (n, d); the result has shape (n,)."""
    return _sigmoid(np.asarray(features, dtype=float) @ weights + intercept)


def log_loss(logits: np.ndarray, labels: np.ndarray) -> float:
    """Mean negative log likelihood of labels (0 or 1) given logits, both of shape (n,)."""
    return float(_losses(np.asarray(logits, dtype=float), np.asarray(labels)).mean())


def fit_logistic(
    features: np.ndarray, labels: np.ndarray, penalty: float = 1.0
) -> tuple[np.ndarray, float]:
    """Minimise the summed log loss plus penalty / 2 times the squared weights.

    Newton's step takes the scale of each column into account, so nothing need be rescaled. Far
    from the minimum a full step can overshoot; it is halved until the objective falls. A step
    costs O(n d^2 + d^3), and some ten of them are enough.

    Args:
        features: Numbers of shape (n, d).
        labels: 0 or 1, of shape (n,).
        penalty: Strength of the penalty, above zero; the intercept is not penalised.

    Returns:
        (weights of shape (d,), intercept).

    Raises:
        ValueError: The penalty is not above zero, or the labels are not both 0 and 1.
    """
    labels = np.asarray(labels)
    if penalty <= 0:
        raise ValueError(f"the penalty must be above zero, and is {penalty}")
    if set(np.unique(labels)) != {0, 1}:
        raise ValueError("the labels must be 0 and 1, and both must occur")
    design = np.column_stack([features, np.ones(len(labels))])  # (n, d + 1), intercept last
    ridge = np.full(design.shape[1], float(penalty))
    ridge[-1] = 0.0

    def objective(beta: np.ndarray) -> float:
        return float(_losses(design @ beta, labels).sum() + (ridge * beta**2).sum() / 2)

    beta = np.zeros(design.shape[1])
    for _ in range(MOST_STEPS):
        probability = _sigmoid(design @ beta)
        gradient = design.T @ (probability - labels) + ridge * beta
        curvature = (design.T * (probability * _sigmoid(-design @ beta))) @ design + np.diag(ridge)
        step = np.linalg.solve(curvature, gradient)
        if gradient @ step < CLOSE:  # twice what this step will gain
            beta = beta - step
            return beta[:-1], float(beta[-1])
        now = objective(beta)
        while objective(beta - step) >= now:
            step = step / 2
        beta = beta - step
    raise RuntimeError(f"no minimum after {MOST_STEPS} steps")


def _sigmoid(logits: np.ndarray) -> np.ndarray:
    """1 / (1 + exp(-z)) without overflow: the exponent is never positive."""
    small = np.exp(-np.abs(logits))
    return np.where(logits >= 0, 1.0, small) / (1.0 + small)


def _losses(logits: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """log(1 + exp(-z)) for label 1 and log(1 + exp(z)) for label 0, in all their digits."""
    against = np.where(labels == 1, -logits, logits)
    return np.maximum(against, 0) + np.log1p(np.exp(-np.abs(against)))
