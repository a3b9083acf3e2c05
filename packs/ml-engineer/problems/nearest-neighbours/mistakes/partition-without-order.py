"""Nearest neighbours and their vote."""

import numpy as np


def nearest(known, queries, k):
    """Sum the squares column by column."""
    known, queries = np.asarray(known, dtype=float), np.asarray(queries, dtype=float)
    if k < 1 or k > len(known):
        raise ValueError("bad k")
    squares = np.zeros((len(queries), len(known)))
    for column in range(known.shape[1]):
        squares += (queries[:, column, None] - known[:, column]) ** 2
    rows = np.argpartition(squares, k - 1, axis=1)[:, :k]
    inside = np.take_along_axis(squares, rows, axis=1).argsort(axis=1)
    rows = np.take_along_axis(rows, inside, axis=1)
    return rows, np.sqrt(np.take_along_axis(squares, rows, axis=1))


def classify(known, labels, queries, k):
    """Count how often each neighbour's label occurs, and take the first that is most frequent."""
    rows, _ = nearest(known, queries, k)
    votes = np.asarray(labels)[rows]
    counts = sum((votes == votes[:, [place]]).astype(int) for place in range(k))
    return votes[np.arange(len(votes)), counts.argmax(axis=1)]
