"""Compressed sparse rows in NumPy."""

import numpy as np

CSR = tuple[np.ndarray, np.ndarray, np.ndarray]


def to_csr(
    readers: np.ndarray, books: np.ndarray, weights: np.ndarray, shape: tuple[int, int]
) -> CSR:
    """Collect events into compressed sparse rows; several of one cell are added up."""
    if not len(readers) == len(books) == len(weights):
        raise ValueError("readers, books and weights must have the same length")
    for places, size in zip((readers, books), shape, strict=True):
        if len(places) and not 0 <= places.min() <= places.max() < size:
            raise ValueError(f"every reader and book must lie within {shape}")
    order = np.lexsort((books, readers))
    rows, columns = readers[order], books[order]

    first = np.ones(len(order), dtype=bool)
    first[1:] = (rows[1:] != rows[:-1]) | (columns[1:] != columns[:-1])
    cell = np.cumsum(first) - 1
    sums = np.bincount(cell, weights=weights[order])

    stored = sums != 0
    rows, columns = rows[first][stored], columns[first][stored]
    indptr = np.concatenate([[0], np.cumsum(np.bincount(rows))]).astype(np.int64)
    return indptr, columns.astype(np.int64), sums[stored]


def times(csr: CSR, factors: np.ndarray) -> np.ndarray:
    """Multiply a sparse matrix (n, b) by a dense one (b, d); the product has shape (n, d)."""
    indptr, indices, data = csr
    count = len(indptr) - 1
    rows = np.repeat(np.arange(count), np.diff(indptr))
    product = np.empty((count, factors.shape[1]))
    for place, column in enumerate(factors.T):
        product[:, place] = np.bincount(rows, weights=data * column[indices], minlength=count)
    return product
