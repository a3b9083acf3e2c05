import numpy as np


class Isotonic:
    def __init__(self):
        self.places = None

    def fit(self, x, y, weights=None):
        x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        w = np.ones(len(x)) if weights is None else np.asarray(weights, dtype=float)
        if len(x) == 0 or not len(x) == len(y) == len(w):
            raise ValueError("sizes")
        if not (np.isfinite(x) & np.isfinite(y) & np.isfinite(w) & (w > 0)).all():
            raise ValueError("numbers")
        self.places, row = np.unique(x, return_inverse=True)
        mass = np.bincount(row, w)
        mean = np.bincount(row, w * y) / mass
        blocks = []
        for m, s in zip(mean, mass):
            n = 1
            while blocks and blocks[-1][0] >= m:
                m0, s0, n0 = blocks.pop()
                m, s, n = (m0 * s0 + m * s) / (s0 + s), s0 + s, n0 + n
            blocks.append((m, s, n))
        self.levels = np.repeat([b[0] for b in blocks], [b[2] for b in blocks])
        return self

    def predict(self, x):
        if self.places is None:
            raise ValueError("fit first")
        place = np.searchsorted(self.places, np.asarray(x, dtype=float), side="right") - 1
        return self.levels[np.maximum(place, 0)]
