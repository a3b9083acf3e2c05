"""Cross-entropy of a softmax, and its gradient, in one go."""

import numpy as np


def cross_entropy(
    logits: np.ndarray, targets: np.ndarray, ignore: int = -100
) -> tuple[float, np.ndarray]:
    """Compute the mean cross-entropy over the places that count, and its gradient.

    O(places * k) time and memory. The logarithm is taken of the sum only, never of a probability,
    so no probability that rounds to 0 can spoil it.

    Args:
        logits: Numbers of shape (..., k); -inf for a code that is ruled out.
        targets: Integers of shape (...), from 0 to k - 1, or `ignore`.
        ignore: The target of places that do not count.

    Returns:
        (loss, gradient with respect to logits, of their shape).

    Raises:
        ValueError: A target is no code, or the shapes do not fit.
    """
    logits, targets = np.asarray(logits, dtype=float), np.asarray(targets)
    if targets.shape != logits.shape[:-1]:
        raise ValueError(f"targets {targets.shape} do not fit logits {logits.shape}")
    counts = targets != ignore
    right = targets[counts]  # (n,), n places that count
    if ((right < 0) | (right >= logits.shape[-1])).any():
        raise ValueError("a target is neither a code nor the one to ignore")
    gradient = np.zeros_like(logits)
    if not right.size:
        return 0.0, gradient

    places = np.arange(right.size)
    shifted = logits[counts]  # (n, k); selected, not multiplied: garbage times 0 may be NaN
    shifted -= shifted.max(axis=1, keepdims=True)  # the largest is 0 now: exp cannot overflow
    powers = np.exp(shifted)
    totals = powers.sum(axis=1)  # (n,), from 1 to k
    loss = (np.log(totals) - shifted[places, right]).mean()

    slopes = powers / totals[:, None]  # the probabilities, (n, k)
    slopes[places, right] -= 1.0
    gradient[counts] = slopes / right.size
    return float(loss), gradient
