"""Compressed sparse rows in NumPy."""

import numpy as np


def to_csr(readers, books, weights, shape):
    """Make one number of reader and book, and add up by it."""
    if not len(readers) == len(books) == len(weights):
        raise ValueError("different lengths")
    for places, size in zip((readers, books), shape, strict=True):
        if len(places) and not 0 <= places.min() <= places.max() < size:
            raise ValueError("outside of the shape")
    keys, cell = np.unique(readers * shape[1] + books, return_inverse=True)
    sums = np.bincount(cell, weights=weights, minlength=len(keys))
    keys, sums = keys[sums != 0], sums[sums != 0]
    rows, columns = keys // max(shape[1], 1), keys % max(shape[1], 1)
    counts = np.searchsorted(rows, np.arange(shape[0] + 1))
    return counts, columns, sums


def times(csr, factors):
    """Weigh the rows of the factors and add them up."""
    indptr, indices, data = csr
    rows = np.repeat(np.arange(len(indptr) - 1), np.diff(indptr))
    product = np.zeros((len(indptr) - 1, factors.shape[1]))
    np.add.at(product, rows, data[:, None] * factors[indices])
    return product
