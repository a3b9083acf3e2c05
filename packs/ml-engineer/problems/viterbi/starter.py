import numpy as np
from numpy.typing import ArrayLike


def viterbi(
    start: ArrayLike, step: ArrayLike, emission: ArrayLike, observed: ArrayLike
) -> tuple[np.ndarray, float]:
    """The most probable path of hidden states, and the logarithm of its probability."""
    raise NotImplementedError
