"""Where does this stone come from? Nearest neighbours and their vote."""

import numpy as np


def nearest(known: np.ndarray, queries: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    """Find the k nearest known rows of every query.

    Args:
        known: Numbers of shape (n, d).
        queries: Numbers of shape (m, d).
        k: How many, from 1 to n.

    Returns:
        (rows, distances), both of shape (m, k), nearest first; equal ones in the order of rows.

    Raises:
        ValueError: k is below 1 or above n.
    """
    raise NotImplementedError


def classify(known: np.ndarray, labels: np.ndarray, queries: np.ndarray, k: int) -> np.ndarray:
    """Let the k nearest vote; of equally frequent labels the one with the nearest stone wins.

    Args:
        known: Numbers of shape (n, d).
        labels: Integers of shape (n,).
        queries: Numbers of shape (m, d).
        k: How many vote, from 1 to n.

    Returns:
        A label for each query, of shape (m,).
    """
    raise NotImplementedError
