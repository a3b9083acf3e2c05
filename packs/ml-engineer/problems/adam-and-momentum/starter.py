"""Gradient descent with momentum, and Adam."""

from collections.abc import Sequence

import numpy as np

Gradient = np.ndarray | None


class Momentum:
    """Gradient descent that keeps rolling."""

    def __init__(self, rate: float, momentum: float = 0.9, nesterov: bool = False) -> None:
        """Begin at rest."""
        raise NotImplementedError

    def step(
        self, parameters: Sequence[np.ndarray], gradients: Sequence[Gradient]
    ) -> list[np.ndarray]:
        """Return the parameters after a step.

        Raises:
            ValueError: Numbers or shapes do not fit.
        """
        raise NotImplementedError


class Adam:
    """Steps of about the same size for every parameter, whatever the scale of its gradient."""

    def __init__(
        self,
        rate: float = 0.001,
        betas: tuple[float, float] = (0.9, 0.999),
        epsilon: float = 1e-8,
        decay: float = 0.0,
    ) -> None:
        """Begin without memory."""
        raise NotImplementedError

    def step(
        self, parameters: Sequence[np.ndarray], gradients: Sequence[Gradient]
    ) -> list[np.ndarray]:
        """Return the parameters after a step.

        Raises:
            ValueError: Numbers or shapes do not fit.
        """
        raise NotImplementedError
