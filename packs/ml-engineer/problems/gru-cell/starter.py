"""A gated recurrent unit over padded sequences."""

import numpy as np


def gru_step(x: np.ndarray, h: np.ndarray, weights: dict[str, np.ndarray]) -> np.ndarray:
    """Take one reading into the state.

    Args:
        x: Readings of shape (batch, d).
        h: States of shape (batch, width).
        weights: "input" (d, 3 * width), "hidden" (width, 3 * width), "bias" (3 * width,);
            columns of reset, update and candidate.

    Returns:
        The new states, (batch, width).
    """
    raise NotImplementedError


def gru(
    xs: np.ndarray,
    lengths: np.ndarray,
    weights: dict[str, np.ndarray],
    start: np.ndarray | None = None,
    backward: bool = False,
) -> tuple[np.ndarray, np.ndarray]:
    """Read padded sequences.

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
    raise NotImplementedError
