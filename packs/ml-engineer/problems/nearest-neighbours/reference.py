"""Nearest neighbours and their vote, for many queries at once."""

import numpy as np


def nearest(known: np.ndarray, queries: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    """Find the k nearest known rows of every query.

    Squared distances are summed column by column: O(m n d) time, but only an (m, n) table in
    memory, and each one is a sum of exact differences in the same order, so equal ones are equal.
    A stable sort keeps these in the order of rows: O(m n log n).

    Args:
        known: Numbers of shape (n, d).
        queries: Numbers of shape (m, d).
        k: How many, from 1 to n.

    Returns:
        (rows, distances), both of shape (m, k), nearest first; equal ones in the order of rows.

    Raises:
        ValueError: k is below 1 or above n.

    >>> nearest(np.array([[0.0], [1.0], [3.0]]), np.array([[1.5]]), 2)[0].tolist()
    [[1, 0]]
    """
    known, queries = np.asarray(known, dtype=float), np.asarray(queries, dtype=float)
    if not 1 <= k <= len(known):
        raise ValueError(f"k must be from 1 to {len(known)}, and is {k}")
    squares = np.zeros((len(queries), len(known)))  # (m, n)
    for theirs, ours in zip(known.T, queries.T, strict=True):
        squares += (ours[:, None] - theirs) ** 2
    rows = squares.argsort(axis=1, kind="stable")[:, :k]
    return rows, np.sqrt(np.take_along_axis(squares, rows, axis=1))


def classify(known: np.ndarray, labels: np.ndarray, queries: np.ndarray, k: int) -> np.ndarray:
    """Let the k nearest vote; of equally frequent labels the one with the nearest stone wins.

    Args:
        known: Numbers of shape (n, d).
        labels: Integers of shape (n,).
        queries: Numbers of shape (m, d).
        k: How many vote, from 1 to n.

    Returns:
        A label for each query, of shape (m,).

    >>> stones, labels = np.array([[0.0], [1.0], [3.0]]), np.array([7, 5, 7])
    >>> [classify(stones, labels, np.array([[1.5]]), k).item() for k in (1, 2, 3)]
    [5, 5, 7]
    """
    rows, _ = nearest(known, queries, k)
    votes = np.asarray(labels)[rows]  # (m, k), the nearest first
    frequency = np.zeros(votes.shape, dtype=int)  # how often the label at each place occurs
    for place in range(k):
        frequency += votes == votes[:, place : place + 1]
    # argmax takes the first of equal places, and the first is the nearest
    return np.take_along_axis(votes, frequency.argmax(axis=1)[:, None], axis=1).ravel()
