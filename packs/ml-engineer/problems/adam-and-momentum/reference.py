"""Gradient descent with momentum, and Adam."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

import numpy as np

Gradient = np.ndarray | None


class _Optimiser(ABC):
    """What both share: a memory for each parameter, and the checks before anything is changed.

    A step costs a few passes over the parameters; memory is one or two arrays of their size.
    """

    def __init__(self, rate: float) -> None:
        self.rate = rate
        self._memories: list[Any] | None = None

    def step(
        self, parameters: Sequence[np.ndarray], gradients: Sequence[Gradient]
    ) -> list[np.ndarray]:
        """Return the parameters after a step.

        Raises:
            ValueError: Numbers or shapes do not fit.
        """
        memories = self._memories or [self._fresh(parameter) for parameter in parameters]
        if not len(memories) == len(parameters) == len(gradients):
            raise ValueError(
                f"{len(parameters)} parameters and {len(gradients)} gradients "
                f"for an optimiser of {len(memories)}"
            )
        for parameter, gradient in zip(parameters, gradients, strict=True):
            if gradient is not None and np.shape(gradient) != np.shape(parameter):
                raise ValueError(
                    f"a gradient of shape {np.shape(gradient)} for one of {np.shape(parameter)}"
                )
        self._memories = memories
        return [
            self._moved(parameter, gradient, memory)
            for parameter, gradient, memory in zip(parameters, gradients, memories, strict=True)
        ]

    def _moved(self, parameter: np.ndarray, gradient: Gradient, memory: Any) -> np.ndarray:
        if gradient is None:
            return parameter.copy()
        wide = parameter.astype(float)
        moved = wide - self.rate * self._slope(wide, gradient.astype(float), memory)
        return np.asarray(moved, dtype=parameter.dtype)

    @abstractmethod
    def _fresh(self, parameter: np.ndarray) -> Any:
        """The memory of a parameter that was never updated."""

    @abstractmethod
    def _slope(self, parameter: np.ndarray, gradient: np.ndarray, memory: Any) -> np.ndarray:
        """Update the memory, and return what the rate is to be multiplied by."""


class _Velocity:
    def __init__(self, shape: tuple[int, ...]) -> None:
        self.now = np.zeros(shape)


class Momentum(_Optimiser):
    """Gradient descent that keeps rolling."""

    def __init__(self, rate: float, momentum: float = 0.9, nesterov: bool = False) -> None:
        """Begin at rest."""
        super().__init__(rate)
        self._momentum, self._nesterov = momentum, nesterov

    def _fresh(self, parameter: np.ndarray) -> _Velocity:
        return _Velocity(parameter.shape)

    def _slope(self, parameter: np.ndarray, gradient: np.ndarray, memory: _Velocity) -> np.ndarray:
        del parameter  # momentum does not look where it is
        memory.now = self._momentum * memory.now + gradient
        return gradient + self._momentum * memory.now if self._nesterov else memory.now


class _Moments:
    def __init__(self, shape: tuple[int, ...]) -> None:
        self.mean, self.square, self.updates = np.zeros(shape), np.zeros(shape), 0


class Adam(_Optimiser):
    """Steps of about the same size for every parameter, whatever the scale of its gradient."""

    def __init__(
        self,
        rate: float = 0.001,
        betas: tuple[float, float] = (0.9, 0.999),
        epsilon: float = 1e-8,
        decay: float = 0.0,
    ) -> None:
        """Begin without memory."""
        super().__init__(rate)
        self._betas, self._epsilon, self._decay = betas, epsilon, decay

    def _fresh(self, parameter: np.ndarray) -> _Moments:
        return _Moments(parameter.shape)

    def _slope(self, parameter: np.ndarray, gradient: np.ndarray, memory: _Moments) -> np.ndarray:
        first, second = self._betas
        memory.updates += 1
        memory.mean = first * memory.mean + (1 - first) * gradient
        memory.square = second * memory.square + (1 - second) * gradient**2
        # Both started at zero and are too small by what is still missing of their weights.
        mean = memory.mean / (1 - first**memory.updates)
        square = memory.square / (1 - second**memory.updates)
        return mean / (np.sqrt(square) + self._epsilon) + self._decay * parameter
