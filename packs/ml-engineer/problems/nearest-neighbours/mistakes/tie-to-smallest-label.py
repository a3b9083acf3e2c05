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
    rows = np.argsort(squares, axis=1, kind="stable")[:, :k]
    return rows, np.sqrt(np.take_along_axis(squares, rows, axis=1))


def classify(known, labels, queries, k):
    """Count the votes for each label."""
    rows, _ = nearest(known, queries, k)
    kinds, codes = np.unique(labels, return_inverse=True)
    votes = codes[rows]
    counts = np.stack([(votes == kind).sum(axis=1) for kind in range(len(kinds))], axis=1)
    return kinds[counts.argmax(axis=1)]
