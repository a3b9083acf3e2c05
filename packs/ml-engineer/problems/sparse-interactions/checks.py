"""Checks of sparse-interactions."""

from itertools import pairwise

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st


def events_of(*rows):
    """Three arrays from events (reader, book, weight)."""
    readers, books, weights = zip(*rows, strict=True) if rows else ((), (), ())
    return np.array(readers, dtype=int), np.array(books, dtype=int), np.array(weights, dtype=float)


def random_events(seed, count=30, shape=(6, 5)):
    """Events with many repetitions and some weights that cancel."""
    dice = np.random.default_rng(seed)
    return (
        dice.integers(0, shape[0], count),
        dice.integers(0, shape[1], count),
        dice.integers(-2, 4, count) / 2,
    )


def dense(readers, books, weights, shape):
    """The whole table, the slow way."""
    table = np.zeros(shape)
    for reader, book, weight in zip(readers, books, weights, strict=True):
        table[reader, book] += weight
    return table


def spread(csr, shape):
    """The whole table from the three arrays; row by row."""
    indptr, indices, data = csr
    table = np.zeros(shape)
    for row in range(shape[0]):
        here = slice(indptr[row], indptr[row + 1])
        table[row, indices[here]] = data[here]
    return table


def expect(csr, indptr, indices, data):
    for got, want in zip(csr, (indptr, indices, data), strict=True):
        assert got.tolist() == want


def check_example(candidate):
    """The example of the brief."""
    events = events_of((0, 2, 1.0), (2, 0, 3.0), (0, 1, 5.0), (0, 2, 1.5))

    got = candidate.to_csr(*events, (4, 3))

    expect(got, [0, 2, 2, 3, 3], [1, 2, 0], [5.0, 2.5, 3.0])


def check_times_a_dense_matrix(candidate):
    """The product with a dense matrix is that of the whole table; empty rows give zeros."""
    csr = (np.array([0, 2, 2, 3, 3]), np.array([1, 2, 0]), np.array([5.0, 2.5, 3.0]))
    factors = np.array([[1.0, 10.0], [2.0, 20.0], [4.0, 40.0]])

    got = candidate.times(csr, factors)

    close(got, [[20.0, 200.0], [0.0, 0.0], [3.0, 30.0], [0.0, 0.0]])


def check_repeated_events_are_added(candidate):
    """All events of one reader and book become one weight, wherever they stand."""
    events = events_of((1, 1, 1.0), (0, 0, 8.0), (1, 1, 0.25), (1, 0, 2.0), (1, 1, -0.5))

    expect(candidate.to_csr(*events, (2, 2)), [0, 1, 3], [0, 0, 1], [8.0, 2.0, 0.75])


def check_types_and_shapes(candidate):
    """Pointers and indices are whole numbers, weights and products floats, in the right shapes."""
    csr = candidate.to_csr(*events_of((0, 2, 1), (2, 0, 3)), (4, 3))
    indptr, indices, data = csr

    assert indptr.shape == (5,)
    assert indices.shape == data.shape == (2,)
    assert indptr.dtype.kind in "iu"
    assert indices.dtype.kind in "iu"
    assert data.dtype.kind == "f"
    product = candidate.times(csr, np.ones((3, 7)))
    assert product.shape == (4, 7)
    assert product.dtype.kind == "f"


def check_books_rise_within_a_row(candidate):
    """Within a row, books rise strictly, whatever the order of the events."""
    indptr, indices, _ = candidate.to_csr(*random_events(1, 200, (8, 30)), (8, 30))

    for begin, end in pairwise(indptr):
        assert (np.diff(indices[begin:end]) > 0).all()


def check_zeros_are_not_stored(candidate):
    """What adds up to zero, or was zero from the start, is not stored."""
    events = events_of((0, 0, 2.0), (0, 1, 0.0), (0, 0, -2.0), (1, 1, 1.0), (2, 0, -1.5))

    got = candidate.to_csr(*events, (3, 2))

    expect(got, [0, 0, 1, 2], [1, 0], [1.0, -1.5])


def check_readers_without_books(candidate):
    """Empty rows in front, in between and at the end have equal pointers."""
    got = candidate.to_csr(*events_of((5, 0, 1.0), (2, 1, 2.0)), (8, 2))

    expect(got, [0, 0, 0, 1, 1, 1, 2, 2, 2], [1, 0], [2.0, 1.0])
    close(candidate.times(got, np.array([[3.0], [4.0]])).ravel(), [0, 0, 8, 0, 0, 3, 0, 0])


def check_no_events(candidate):
    """Without events all rows are empty, and so is the product."""
    got = candidate.to_csr(*events_of(), (3, 4))

    expect(got, [0, 0, 0, 0], [], [])
    close(candidate.times(got, np.ones((4, 2))), np.zeros((3, 2)))


def check_no_readers_or_no_columns(candidate):
    """Shapes with a zero work: no readers, no books, no columns of the dense matrix."""
    empty = candidate.to_csr(*events_of(), (0, 3))
    expect(empty, [0], [], [])
    assert candidate.times(empty, np.ones((3, 2))).shape == (0, 2)

    wide = candidate.to_csr(*events_of(), (2, 0))
    expect(wide, [0, 0, 0], [], [])
    assert candidate.times(wide, np.ones((0, 2))).tolist() == [[0.0, 0.0], [0.0, 0.0]]

    some = candidate.to_csr(*events_of((1, 0, 1.0)), (2, 1))
    assert candidate.times(some, np.ones((1, 0))).shape == (2, 0)


def check_outside_of_the_shape(candidate):
    """A reader or a book below 0 or beyond the shape raises ValueError, the last ones do not."""
    for reader, book in ((-1, 0), (2, 0), (0, -1), (0, 3)):
        raises(ValueError, candidate.to_csr, *events_of((1, 2, 1.0), (reader, book, 1.0)), (2, 3))
    raises(ValueError, candidate.to_csr, *events_of((0, 0, 1.0)), (0, 3))

    expect(
        candidate.to_csr(*events_of((1, 2, 1.0), (0, 0, 2.0)), (2, 3)), [0, 1, 2], [0, 2], [2, 1]
    )


def check_lengths_must_agree(candidate):
    """Arrays of different lengths raise ValueError."""
    readers, books, weights = events_of((0, 0, 1.0), (1, 1, 2.0))

    raises(ValueError, candidate.to_csr, readers[:1], books, weights, (2, 2))
    raises(ValueError, candidate.to_csr, readers, books[:1], weights, (2, 2))
    raises(ValueError, candidate.to_csr, readers, books, weights[:1], (2, 2))


def check_a_huge_empty_shape(candidate):
    """A few events in a table with 10**15 columns need no room for it, and lose no digit."""
    shape = (100_000, 10**15)
    events = events_of((99_999, 10**15 - 1, 1.0), (0, 10**15 - 1, 2.0), (0, 5, 4.0))

    indptr, indices, data = candidate.to_csr(*events, shape)

    assert (indptr[0], indptr[1], indptr[-2], indptr[-1]) == (0, 2, 2, 3)
    assert indices.tolist() == [5, 10**15 - 1, 10**15 - 1]
    assert data.tolist() == [4.0, 2.0, 1.0]


def check_arrays_are_left_alone(candidate):
    """Nothing passed in is changed."""
    csr = unchanged(candidate.to_csr, *random_events(2), (6, 5))

    unchanged(candidate.times, csr, np.arange(10.0).reshape(5, 2))


def check_same_as_the_whole_table(candidate):
    """On random events the three arrays hold the whole table, and no zero."""

    @holds_for(st.integers(0, 10_000), st.integers(0, 40), examples=40)
    def as_whole(seed, count):
        shape = (seed % 7 + 1, seed % 5 + 1)
        events = random_events(seed, count, shape)
        csr = candidate.to_csr(*events, shape)
        close(spread(csr, shape), dense(*events, shape))
        assert (csr[2] != 0).all()
        assert csr[0][-1] == len(csr[1]) == len(csr[2]) == (dense(*events, shape) != 0).sum()


def check_product_is_that_of_the_whole_table(candidate):
    """The product agrees with NumPy's product of the whole table."""

    @holds_for(st.integers(0, 10_000), st.integers(1, 4), examples=25)
    def as_numpy(seed, width):
        events = random_events(seed, 20, (9, 4))
        factors = np.random.default_rng(seed).normal(size=(4, width))
        got = candidate.times(candidate.to_csr(*events, (9, 4)), factors)
        close(got, dense(*events, (9, 4)) @ factors, abs=1e-12)


def check_order_of_events_does_not_matter(candidate):
    """Shuffled events give the same arrays."""
    events = random_events(6, 80)
    order = np.random.default_rng(1).permutation(80)

    mixed = candidate.to_csr(*[part[order] for part in events], (6, 5))

    for got, want in zip(mixed, candidate.to_csr(*events, (6, 5)), strict=True):
        assert got.tolist() == want.tolist()


def check_factors_of_any_layout(candidate):
    """Transposed and sliced factors, and whole numbers, give the product as well."""
    events = random_events(9)
    csr, table = candidate.to_csr(*events, (6, 5)), dense(*events, (6, 5))
    factors = np.arange(40).reshape(4, 10)

    close(candidate.times(csr, factors.T[::2]), table @ factors.T[::2])


def check_many_events_in_time(candidate):
    """100,000 events are collected and multiplied in well under the time limit."""
    readers, books, weights, shape = many_events(100_000)

    csr = candidate.to_csr(readers, books, weights, shape)
    product = candidate.times(csr, np.ones((shape[1], 4)))

    close(csr[2].sum(), weights.sum())
    close(product[:, 3], np.bincount(readers, weights, minlength=shape[0]))


def many_events(n):
    """So many events of a tenth as many readers and a fifth as many books."""
    dice = np.random.default_rng(n)
    shape = (n // 10, n // 5)
    books = (dice.random(n) ** 3 * shape[1]).astype(int)  # some are borrowed far more often
    return dice.integers(0, shape[0], n), books, dice.integers(1, 6, n).astype(float), shape


def sized(n):
    """Collect so many events, and multiply by four columns."""
    readers, books, weights, shape = many_events(n)
    factors = np.ones((shape[1], 4))

    def use(candidate):
        candidate.times(candidate.to_csr(readers, books, weights, shape), factors)

    return use
