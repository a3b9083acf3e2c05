"""Compressed sparse rows in NumPy: building them from events, and multiplying by a dense matrix."""

import numpy as np

CSR = tuple[np.ndarray, np.ndarray, np.ndarray]


def to_csr(
    readers: np.ndarray, books: np.ndarray, weights: np.ndarray, shape: tuple[int, int]
) -> CSR:
    """Collect events into compressed sparse rows; several of one cell are added up.

    Sorted by reader and book, the events of one cell are neighbours: O(m log m) time, O(m + n)
    memory, whatever the number of books.

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
    if not len(readers) == len(books) == len(weights):
        raise ValueError("readers, books and weights must have the same length")
    for places, size in zip((readers, books), shape, strict=True):
        if len(places) and not 0 <= places.min() <= places.max() < size:
            raise ValueError(f"every reader and book must lie within {shape}")
    order = np.lexsort((books, readers))  # by reader, then by book
    rows, columns = readers[order], books[order]

    # the first event of each cell
    first = np.ones(len(order), dtype=bool)
    first[1:] = (rows[1:] != rows[:-1]) | (columns[1:] != columns[:-1])
    cell = np.cumsum(first) - 1  # (m,), which cell an event belongs to
    sums = np.bincount(cell, weights=weights[order])  # (cells,)

    stored = sums != 0
    rows, columns = rows[first][stored], columns[first][stored]
    indptr = np.zeros(shape[0] + 1, dtype=np.int64)
    np.cumsum(np.bincount(rows, minlength=shape[0]), out=indptr[1:])
    return indptr, columns.astype(np.int64), sums[stored]


def times(csr: CSR, factors: np.ndarray) -> np.ndarray:
    """Multiply a sparse matrix (n, b) by a dense one (b, d); the product has shape (n, d).

    O(stored * d) time; besides the product only O(stored) memory, one column after another.
    """
    indptr, indices, data = csr
    count = len(indptr) - 1
    rows = np.repeat(np.arange(count), np.diff(indptr))  # (stored,), the row of each weight
    product = np.empty((count, factors.shape[1]))
    for place, column in enumerate(factors.T):
        product[:, place] = np.bincount(rows, weights=data * column[indices], minlength=count)
    return product
