"""Who will not turn up: logistic regression with a penalty."""

import numpy as np


def predict_probability(features: np.ndarray, weights: np.ndarray, intercept: float) -> np.ndarray:
    """Probability of label 1 for rows of shape (n, d); the result has shape (n,)."""
    raise NotImplementedError


def log_loss(logits: np.ndarray, labels: np.ndarray) -> float:
    """Mean negative log likelihood of labels (0 or 1) given logits, both of shape (n,)."""
    raise NotImplementedError


def fit_logistic(
    features: np.ndarray, labels: np.ndarray, penalty: float = 1.0
) -> tuple[np.ndarray, float]:
    """Minimise the summed log loss plus penalty / 2 times the squared weights.

    Args:
        features: Numbers of shape (n, d).
        labels: 0 or 1, of shape (n,).
        penalty: Strength of the penalty, above zero; the intercept is not penalised.

    Returns:
        (weights of shape (d,), intercept).

    Raises:
        ValueError: The penalty is not above zero, or the labels are not both 0 and 1.
    """
    raise NotImplementedError
