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

    Args:
        queries: Shape (..., m, d).
        keys: Shape (..., n, d).
        values: Shape (..., n, e).
        keep: Which keys are real, boolean, (..., n), its leading axes broadcasting.
        causal: Whether the queries are the last m of the n positions and see no later key.

    Returns:
        (output, weights), of shapes (..., m, e) and (..., m, n).
    """
    raise NotImplementedError
