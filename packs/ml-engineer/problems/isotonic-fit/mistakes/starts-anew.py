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
        blocks = [[m, s, 1] for m, s in zip(mean.tolist(), mass.tolist())]
        place = 0
        while place < len(blocks) - 1:
            (m0, s0, n0), (m1, s1, n1) = blocks[place], blocks[place + 1]
            if m0 > m1:
                blocks[place : place + 2] = [[(m0 * s0 + m1 * s1) / (s0 + s1), s0 + s1, n0 + n1]]
                place = 0  # something before may fall now
            else:
                place += 1
        self.levels = np.repeat([b[0] for b in blocks], [b[2] for b in blocks])
        return self

    def predict(self, x):
        if self.places is None:
            raise ValueError("fit first")
        return np.interp(np.asarray(x, dtype=float), self.places, self.levels)
