"""Compressed sparse rows in NumPy."""

import numpy as np


def to_csr(readers, books, weights, shape):
    """Add everything up in a table, and take what is not zero."""
    if not len(readers) == len(books) == len(weights):
        raise ValueError("different lengths")
    if len(readers) and (min(readers.min(), books.min()) < 0):
        raise ValueError("negative place")
    if len(readers) and (readers.max() >= shape[0] or books.max() >= shape[1]):
        raise ValueError("outside of the shape")
    table = np.zeros(shape)
    np.add.at(table, (readers, books), weights)
    rows, columns = np.nonzero(table)
    counts = np.bincount(rows, minlength=shape[0])
    return np.concatenate([[0], np.cumsum(counts)]), columns, table[rows, columns]


def times(csr, factors):
    """Multiply the table."""
    indptr, indices, data = csr
    table = np.zeros((len(indptr) - 1, len(factors)))
    table[np.repeat(np.arange(len(table)), np.diff(indptr)), indices] = data
    return table @ factors
