"""PageRank by power iteration over a list of links."""

import numpy as np
from numpy.typing import ArrayLike


def page_rank(
    links: ArrayLike,
    count: int,
    damping: float = 0.85,
    jump: ArrayLike | None = None,
    tolerance: float = 1e-10,
) -> np.ndarray:
    """The share of time that a reader who follows links spends on each page.

    Every step shrinks the distance to the answer by the factor `damping` at least, so about
    log(tolerance) / log(damping) steps are needed. A step costs O(m + count); nothing larger than
    the links is ever held.

    Args:
        links: Pairs (from, to), shape (m, 2).
        count: How many pages there are.
        damping: The chance to follow a link, from 0 to below 1.
        jump: Where jumps lead, in proportion, shape (count,); anywhere when None.
        tolerance: Stop when the ranks change by less in total.

    Returns:
        Shares that sum to 1, shape (count,).

    Raises:
        ValueError: An argument is out of its range.

    >>> page_rank([(0, 1), (2, 1)], 3).round(4)
    array([0.2128, 0.5745, 0.2128])
    """
    if count < 1 or not 0 <= damping < 1:
        raise ValueError(f"{count} pages with damping {damping}")
    source, target = _distinct(links, count)
    landing = _shares(jump, count)
    outgoing = np.bincount(source, minlength=count)
    stuck = outgoing == 0
    part = 1 / outgoing[source]  # of a page's rank, what each of its links carries, (m,)
    rank = landing
    while True:
        followed = np.bincount(target, rank[source] * part, minlength=count)
        jumping = 1 - damping + damping * rank[stuck].sum()
        stepped = damping * followed + jumping * landing
        if np.abs(stepped - rank).sum() < tolerance:
            return stepped
        rank = stepped


def _distinct(links: ArrayLike, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Where each link begins and ends, every link once."""
    pairs = np.asarray(links, dtype=np.int64).reshape(-1, 2)
    if ((pairs < 0) | (pairs >= count)).any():
        raise ValueError(f"a link leads from or to a page that is not from 0 to {count - 1}")
    keys = np.unique(pairs[:, 0] * count + pairs[:, 1])
    return keys // count, keys % count


def _shares(jump: ArrayLike | None, count: int) -> np.ndarray:
    """Where a jump leads, as shares that sum to 1."""
    if jump is None:
        return np.full(count, 1 / count)
    weights = np.asarray(jump, dtype=float)
    if weights.shape != (count,):
        raise ValueError(f"jump has shape {weights.shape}, not {(count,)}")
    if not (np.isfinite(weights) & (weights >= 0)).all() or not weights.any():
        raise ValueError("jump must hold finite numbers from 0 up, and one above 0")
    return weights / weights.sum()
