"""Multi-head attention with shared keys and values."""

import numpy as np


def multi_head_attention(
    x: np.ndarray,
    weights: dict[str, np.ndarray],
    heads: int,
    keep: np.ndarray | None = None,
    causal: bool = False,
) -> np.ndarray:
    """Let every position gather from the others, with several heads at once.

    Args:
        x: Shape (batch, t, width).
        weights: "query" (width, heads * size), "key" (width, groups * size), "value" (width,
            groups * value size) and "out" (heads * value size, width out).
        heads: The number of query heads; neighbouring ones share a group of keys and values.
        keep: Which positions are real, boolean, (batch, t).
        causal: Whether a position sees only itself and earlier ones.

    Returns:
        Shape (batch, t, width out).

    Raises:
        ValueError: The shapes do not fit together.
    """
    raise NotImplementedError
