"""Scaled dot-product attention with padding and causal masks."""

import numpy as np


def attention(
    queries: np.ndarray,
    keys: np.ndarray,
    values: np.ndarray,
    keep: np.ndarray | None = None,
    causal: bool = False,
) -> tuple[np.ndarray, np.ndarray]:
    """Average the values by how well their keys fit each query.

    O(m * n * (d + e)) time and O(m * n) memory.

    Args:
        queries: Shape (..., m, d).
        keys: Shape (..., n, d).
        values: Shape (..., n, e).
        keep: Which keys are real, boolean, (..., n), its leading axes broadcasting.
        causal: Whether the queries are the last m of the n positions and see no later key.

    Returns:
        (output, weights), of shapes (..., m, e) and (..., m, n).
    """
    queries, keys = np.asarray(queries, dtype=float), np.asarray(keys, dtype=float)
    values = np.asarray(values, dtype=float)
    scores = queries @ keys.swapaxes(-1, -2) / np.sqrt(queries.shape[-1])  # (..., m, n)
    if causal:
        m, n = scores.shape[-2:]
        scores = np.where(np.tri(m, n, n - m, dtype=bool), scores, -np.inf)
    if keep is not None:
        keep = np.asarray(keep, dtype=bool)
        scores = np.where(keep[..., None, :], scores, -np.inf)
        values = np.where(keep[..., None], values, 0.0)  # a weight of 0 does not stop NaN
    weights = _softmax(scores)
    return weights @ values, weights


def _softmax(scores: np.ndarray) -> np.ndarray:
    """Softmax over the last axis; zeros where every score is -inf, or there is none."""
    lowest = np.finfo(float).min  # finite, since -inf - -inf would be NaN
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True, initial=lowest))
    return powers / np.maximum(powers.sum(axis=-1, keepdims=True), 1.0)  # the largest adds 1
