"""Nearest neighbours and their vote."""

import numpy as np


def nearest(known, queries, k):
    """Sort the known stones for each query."""
    known, queries = np.asarray(known, dtype=float), np.asarray(queries, dtype=float)
    if k < 1 or k > len(known):
        raise ValueError("bad k")
    rows = np.zeros((len(queries), k), dtype=int)
    distances = np.zeros((len(queries), k))
    for place, query in enumerate(queries):
        away = np.sqrt(((known - query) ** 2).sum(axis=1))
        rows[place] = np.lexsort((np.arange(len(known)), away))[:k]
        distances[place] = away[rows[place]]
    return rows, distances


def classify(known, labels, queries, k):
    """Let the neighbours of each query vote."""
    found = []
    for row in nearest(known, queries, k)[0]:
        votes = np.asarray(labels)[row]
        counts = [int((votes == vote).sum()) for vote in votes]
        found.append(votes[int(np.argmax(counts))])
    return np.array(found, dtype=int)
