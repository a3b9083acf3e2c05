"""Cross-entropy of a softmax, and its gradient."""

import numpy as np


def cross_entropy(
    logits: np.ndarray, targets: np.ndarray, ignore: int = -100
) -> tuple[float, np.ndarray]:
    """Compute the mean cross-entropy over the places that count, and its gradient.

    Args:
        logits: Numbers of shape (..., k); -inf for a code that is ruled out.
        targets: Integers of shape (...), from 0 to k - 1, or `ignore`.
        ignore: The target of places that do not count.

    Returns:
        (loss, gradient with respect to logits, of their shape).

    Raises:
        ValueError: A target is no code, or the shapes do not fit.
    """
    raise NotImplementedError
