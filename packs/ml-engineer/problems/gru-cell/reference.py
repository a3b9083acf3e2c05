"""A gated recurrent unit over padded sequences."""

import numpy as np

Weights = dict[str, np.ndarray]


def gru_step(x: np.ndarray, h: np.ndarray, weights: Weights) -> np.ndarray:
    """Take one reading into the state.

    Args:
        x: Readings of shape (batch, d).
        h: States of shape (batch, width).
        weights: "input" (d, 3 * width), "hidden" (width, 3 * width), "bias" (3 * width,);
            columns of reset, update and candidate.

    Returns:
        The new states, (batch, width).
    """
    return _step(np.asarray(x) @ weights["input"] + weights["bias"], np.asarray(h), weights)


def gru(
    xs: np.ndarray,
    lengths: np.ndarray,
    weights: Weights,
    start: np.ndarray | None = None,
    backward: bool = False,
) -> tuple[np.ndarray, np.ndarray]:
    """Read padded sequences.

    O(t * batch * width * (d + width)) time. All readings are multiplied by their weights at
    once; only what depends on the state is done step by step.

    Args:
        xs: Shape (batch, t, d); garbage after each sequence's length.
        lengths: Whole numbers of shape (batch,), from 0 to t.
        weights: As in gru_step.
        start: The states to begin with, (batch, width); zeros if None.
        backward: Whether each sequence is read from its own end to its beginning.

    Returns:
        (states, last), of shapes (batch, t, width) and (batch, width).

    Raises:
        ValueError: The lengths do not fit the sequences.
    """
    xs, lengths = np.asarray(xs), np.asarray(lengths)
    batch, t, _ = xs.shape
    if lengths.shape != (batch,) or ((lengths < 0) | (lengths > t)).any():
        raise ValueError(f"lengths must be {batch} numbers from 0 to {t}")
    width = len(weights["hidden"])
    h = np.zeros((batch, width)) if start is None else np.array(start, dtype=float)
    states = np.zeros((batch, t, width))
    read = xs @ weights["input"] + weights["bias"]  # (batch, t, 3 * width)
    for now in reversed(range(t)) if backward else range(t):
        going = lengths > now  # the others have ended, or, backward, have not begun
        h[going] = _step(read[going, now], h[going], weights)
        states[going, now] = h[going]
    return states, h


def _step(read: np.ndarray, h: np.ndarray, weights: Weights) -> np.ndarray:
    """A step, given the reading's share of the sums, of shape (batch, 3 * width)."""
    width = h.shape[1]
    hidden = weights["hidden"]
    gates = _sigmoid(read[:, : 2 * width] + h @ hidden[:, : 2 * width])
    reset, update = gates[:, :width], gates[:, width:]
    candidate = np.tanh(read[:, 2 * width :] + (reset * h) @ hidden[:, 2 * width :])
    return update * h + (1.0 - update) * candidate


def _sigmoid(x: np.ndarray) -> np.ndarray:
    return 0.5 + 0.5 * np.tanh(0.5 * x)  # exp(-x) would overflow far below zero
