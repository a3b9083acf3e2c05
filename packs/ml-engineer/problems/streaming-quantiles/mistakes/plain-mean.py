"""Quantile digest."""

import math


class Digest:
    """Weighted means."""

    def __init__(self, size=100):
        if size < 2:
            raise ValueError("size")
        self.size, self.count = size, 0
        self.items = []
        self.min, self.max = math.inf, -math.inf

    def add(self, values):
        """Take in values."""
        values = [float(v) for v in values]
        if any(math.isnan(v) or math.isinf(v) for v in values):
            raise ValueError("not finite")
        for v in values:
            self.min, self.max = min(self.min, v), max(self.max, v)
        self.compress(self.items + [(v, 1) for v in values])

    def merge(self, other):
        """Take in another digest."""
        self.min, self.max = min(self.min, other.min), max(self.max, other.max)
        self.compress(self.items + other.items)

    def compress(self, items):
        """One pass."""
        items = sorted(items)
        n = self.count = sum(w for _, w in items)
        out, left = [], 0
        for mean, weight in items:
            if out:
                m, w = out[-1]
                both = w + weight
                if self.fits(left, both, n):
                    out[-1] = ((m + mean) / 2, both)
                    continue
                left += w
            out.append((mean, weight))
        self.items = out

    def fits(self, left, w, n):
        """Whether a pair may weigh w."""
        return (w * self.size) ** 2 <= 4 * (2 * left + w) * (2 * n - 2 * left - w)

    def pairs(self):
        """What is stored."""
        return list(self.items)

    def quantile(self, q):
        """Interpolated quantile."""
        if self.count == 0 or not 0 <= q <= 1:
            raise ValueError("q")
        target = q * self.count
        x0, y0, passed = 0.0, self.min, 0
        for mean, weight in self.items:
            x1 = passed + weight / 2
            if target <= x1:
                return y0 + (mean - y0) * (target - x0) / (x1 - x0)
            x0, y0 = x1, mean
            passed += weight
        return y0 + (self.max - y0) * (target - x0) / (self.count - x0)
