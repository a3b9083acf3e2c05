"""Nearest neighbours and their vote."""

import numpy as np


def nearest(known, queries, k):
    """All differences at once."""
    known, queries = np.asarray(known, dtype=float), np.asarray(queries, dtype=float)
    if k < 1 or k > len(known):
        raise ValueError("bad k")
    squares = ((queries[:, None, :] - known[None, :, :]) ** 2).sum(axis=2)
    rows = np.argsort(squares, axis=1, kind="stable")[:, :k]
    return rows, np.sqrt(np.take_along_axis(squares, rows, axis=1))


def classify(known, labels, queries, k):
    """Count how often each neighbour's label occurs, and take the first that is most frequent."""
    rows, _ = nearest(known, queries, k)
    votes = np.asarray(labels)[rows]
    counts = sum((votes == votes[:, [place]]).astype(int) for place in range(k))
    return votes[np.arange(len(votes)), counts.argmax(axis=1)]
