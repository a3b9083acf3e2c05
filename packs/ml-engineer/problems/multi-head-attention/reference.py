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

    O(batch * t * width**2 + batch * t**2 * width) time, and memory for batch * heads * t**2
    scores. Shared keys and values are broadcast to their heads, never copied.

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
    x = np.asarray(x, dtype=float)
    size = _shares(weights["query"].shape[1], heads)
    groups = _shares(weights["key"].shape[1], size)
    each = _shares(heads, groups)
    seen = np.ones(x.shape[:2], dtype=bool) if keep is None else np.asarray(keep, dtype=bool)
    if seen.shape != x.shape[:2]:
        raise ValueError(f"keep is {seen.shape} for positions {x.shape[:2]}")
    x = np.where(seen[..., None], x, 0.0)  # a weight of 0 does not stop NaN

    queries = _split(x @ weights["query"], heads)  # (batch, heads, t, size)
    queries = queries.reshape(len(x), groups, each, *queries.shape[2:])
    keys = _split(x @ weights["key"], groups)[:, :, None]  # (batch, groups, 1, t, size)
    values = _split(x @ weights["value"], groups)[:, :, None]
    scores = queries @ keys.swapaxes(-1, -2) / np.sqrt(size)  # (batch, groups, each, t, t)

    t = x.shape[1]
    allowed = seen[:, None, None, None, :] | np.eye(t, dtype=bool)  # lest padding see nothing
    if causal:
        allowed &= np.tri(t, dtype=bool)
    gathered = _softmax(np.where(allowed, scores, -np.inf)) @ values
    gathered = gathered.reshape(len(x), heads, t, values.shape[-1])
    output = gathered.swapaxes(1, 2).reshape(len(x), t, heads * values.shape[-1]) @ weights["out"]
    return np.where(seen[..., None], output, 0.0)


def _shares(columns: int, parts: int) -> int:
    """How many columns each of the parts has.

    Raises:
        ValueError: They cannot be shared out evenly.
    """
    if parts < 1 or columns % parts:
        raise ValueError(f"{columns} cannot be shared out to {parts}")
    return columns // parts


def _split(columns: np.ndarray, heads: int) -> np.ndarray:
    """From (batch, t, heads * size) to (batch, heads, t, size)."""
    batch, t, wide = columns.shape
    return columns.reshape(batch, t, heads, _shares(wide, heads)).swapaxes(1, 2)


def _softmax(scores: np.ndarray) -> np.ndarray:
    """Softmax over the last axis, where at least one score is finite."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True, initial=-np.inf))
    return powers / powers.sum(axis=-1, keepdims=True)
