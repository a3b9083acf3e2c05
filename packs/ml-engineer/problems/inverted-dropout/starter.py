"""Inverted dropout."""

from collections.abc import Callable

import numpy as np


def dropout(
    x: np.ndarray,
    rate: float,
    draw: Callable[[tuple[int, ...]], np.ndarray],
    training: bool = True,
    shared: tuple[int, ...] = (),
) -> tuple[np.ndarray, np.ndarray]:
    """Drop values at random and scale up the others.

    Args:
        x: Floats of any shape.
        rate: The probability of being dropped, from 0 to below 1.
        draw: Gives uniform numbers from [0, 1) in the shape it is asked for.
        training: Outside training nothing is dropped.
        shared: Axes along which one decision holds.

    Returns:
        (output, mask), in the shape and dtype of x.

    Raises:
        ValueError: The rate is below 0, or 1 and more.
    """
    raise NotImplementedError
