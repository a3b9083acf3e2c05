"""A sparse matrix in three arrays."""

import numpy as np

CSR = tuple[np.ndarray, np.ndarray, np.ndarray]


def to_csr(
    readers: np.ndarray, books: np.ndarray, weights: np.ndarray, shape: tuple[int, int]
) -> CSR:
    """Collect events into compressed sparse rows; several of one cell are added up.

    Args:
        readers: The row of each event, shape (m,).
        books: The column of each event, shape (m,).
        weights: The weight of each event, shape (m,).
        shape: The numbers of readers and of books.

    Returns:
        indptr (readers + 1,), indices (stored,), data (stored,).

    Raises:
        ValueError: The lengths differ, or an event lies outside of the shape.
    """
    raise NotImplementedError


def times(csr: CSR, factors: np.ndarray) -> np.ndarray:
    """Multiply a sparse matrix (n, b) by a dense one (b, d); the product has shape (n, d)."""
    raise NotImplementedError
