"""Momentum and Adam."""

import numpy as np


class Base:
    """Checks, and a state for each parameter."""

    def __init__(self, rate):
        self.rate = rate
        self.state = None

    def step(self, parameters, gradients):
        """Update all parameters."""
        state = self.state
        if state is None:
            state = [{"t": 0, "a": np.zeros(p.shape), "b": np.zeros(p.shape)} for p in parameters]
        if len(state) != len(parameters) or len(parameters) != len(gradients):
            raise ValueError("wrong number")
        for p, g in zip(parameters, gradients):
            if g is not None and g.shape != p.shape:
                raise ValueError("wrong shape")
        self.state = state
        new = []
        for p, g, s in zip(parameters, gradients, state):
            if g is None:
                new.append(p)
                continue
            s["t"] += 1
            out = self.update(p.astype(np.float64), g.astype(np.float64), s)
            new.append(np.asarray(out).astype(p.dtype))
        return new


class Momentum(Base):
    """Momentum."""

    def __init__(self, rate, momentum=0.9, nesterov=False):
        super().__init__(rate)
        self.momentum, self.nesterov = momentum, nesterov

    def update(self, p, g, s):
        """One parameter."""
        s["a"] = self.momentum * s["a"] + self.rate * g
        if self.nesterov:
            return p - self.rate * g - self.momentum * s["a"]
        return p - s["a"]


class Adam(Base):
    """Adam."""

    def __init__(self, rate=0.001, betas=(0.9, 0.999), epsilon=1e-8, decay=0.0):
        super().__init__(rate)
        self.betas, self.epsilon, self.decay = betas, epsilon, decay

    def update(self, p, g, s):
        """One parameter."""
        b1, b2 = self.betas
        s["a"] = b1 * s["a"] + (1 - b1) * g
        s["b"] = b2 * s["b"] + (1 - b2) * g * g
        m = s["a"] / (1 - b1 ** s["t"])
        v = s["b"] / (1 - b2 ** s["t"])
        return p - self.rate * m / (np.sqrt(v) + self.epsilon) - self.rate * self.decay * p
