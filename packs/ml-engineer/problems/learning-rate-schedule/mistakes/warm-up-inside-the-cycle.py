"""Warm-up and cosine cycles."""

import math


class Schedule:
    """Learning rates."""

    def __init__(self, peak, warmup, cycle, floor=0.0, stretch=1):
        if not peak > 0 or floor < 0 or floor > peak or warmup < 0 or cycle < 1 or stretch < 1:
            raise ValueError("bad schedule")
        self.peak, self.warmup, self.cycle = peak, warmup, cycle
        self.floor, self.stretch = floor, stretch

    def rate(self, step):
        """The rate of a step."""
        if step < 0:
            raise ValueError("negative step")
        if step < self.warmup:
            return self.peak * (step + 1) / self.warmup
        t, length = step, self.cycle
        if self.stretch == 1:
            t %= length
        else:
            while t >= length:
                t -= length
                length *= self.stretch
        return self.floor + 0.5 * (self.peak - self.floor) * (1 + math.cos(math.pi * t / length))
