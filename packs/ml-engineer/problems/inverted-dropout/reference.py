"""Inverted dropout: the scaling is done in training, so that use costs nothing."""

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

    O(size of x) time and memory; the mean of every output over all draws is its x.

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

    >>> dropout(np.array([2.0, 4.0]), 0.5, lambda shape: np.array([0.9, 0.2]))[0].tolist()
    [4.0, 0.0]
    """
    if not 0 <= rate < 1:  # so that NaN is refused too
        raise ValueError(f"a rate must be from 0 to below 1, and is {rate}")
    if not training or rate == 0:
        return x.copy(), np.ones_like(x)
    decisions = list(x.shape)
    for axis in shared:
        decisions[axis] = 1
    stays = np.broadcast_to(draw(tuple(decisions)) >= rate, x.shape)
    scale = 1 / (1 - rate)  # a Python float: multiplying by it keeps the dtype
    output, mask = np.zeros_like(x), np.zeros_like(x)
    output[stays] = x[stays] * scale  # selected, not multiplied by 0: infinity times 0 is NaN
    mask[stays] = scale
    return output, mask
