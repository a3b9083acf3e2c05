"""Two small networks with gradients by hand: neural collaborative filtering and two towers.

Neural CF (He et al., 2017) puts two vectors and their products through one hidden layer.
Two towers (Yi et al., 2019) meet in a dot product, so that products can be kept in an index; a
batch's other products are the negatives, corrected by how often they come.
Shapes in comments: b batch, d width, h hidden.
"""

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from greenroom.labs.shop.candidates import Events, Scorer
from greenroom.labs.shop.catalogue import Catalogue, Floats, Ints

WIDTH, HIDDEN = 16, 24
Weights = dict[str, Floats]


class Adagrad:
    """Steps that shrink for what has moved much; only the rows a batch touched are moved."""

    def __init__(self, weights: Weights, rate: float) -> None:
        self._weights = weights
        self._rate = rate
        self._moved = {name: np.full_like(each, 1e-6) for name, each in weights.items()}

    def step(self, name: str, gradient: Floats) -> None:
        """Move all of a weight."""
        self._moved[name] += gradient**2
        self._weights[name] -= self._rate * gradient / np.sqrt(self._moved[name])

    def rows(self, name: str, rows: Ints, gradient: Floats) -> None:
        """Move some rows; gradients of a row that comes twice are summed first."""
        which, place = np.unique(rows, return_inverse=True)
        total = np.zeros((len(which), gradient.shape[1]))
        np.add.at(total, place, gradient)
        self._moved[name][which] += total**2
        self._weights[name][which] -= self._rate * total / np.sqrt(self._moved[name][which])


def neural_cf(events: Events, seed: int, epochs: int = 8, negatives: int = 3) -> Scorer:
    """Fit neural CF on what was taken and on products drawn evenly as if they were not."""
    rng = np.random.default_rng((seed, 151))
    w: Weights = {
        "home": rng.normal(0, 0.3, (events.households, WIDTH)),
        "good": rng.normal(0, 0.3, (events.products, WIDTH)),
        "in": rng.normal(0, 0.3, (3 * WIDTH, HIDDEN)),
        "shift": np.zeros(HIDDEN),
        "out": rng.normal(0, 0.3, HIDDEN),
        "often": np.zeros((events.products, 1)),  # some products are taken by everyone
    }
    moves = Adagrad(w, 0.1)
    row, column = (each.astype(np.int64) for each in events.taken.nonzero())
    for batch in _batches(len(row), 256, epochs, rng):
        home = np.repeat(row[batch], 1 + negatives)
        good = np.repeat(column[batch], 1 + negatives)
        true = np.tile([1.0] + [0.0] * negatives, len(batch))
        good[true == 0] = rng.integers(0, events.products, int((true == 0).sum()))
        _ncf_step(w, moves, (home, good), true)
    return lambda households: _ncf_scores(w, households)


def _ncf_step(w: Weights, moves: Adagrad, pair: tuple[Ints, Ints], true: Floats) -> None:
    """One batch of binary cross-entropy, forth and back."""
    home, good = pair
    u, v = w["home"][home], w["good"][good]  # (b, d)
    both = np.concatenate((u, v, u * v), axis=1)  # (b, 3d)
    before = both @ w["in"] + w["shift"]  # (b, h)
    hidden = np.maximum(before, 0)
    logit = hidden @ w["out"] + w["often"][good, 0]  # (b,)
    error = (1 / (1 + np.exp(-logit)) - true) / len(true)  # d loss / d logit
    back = error[:, None] * w["out"] * (before > 0)  # (b, h)
    of_u, of_v, of_product = np.split(back @ w["in"].T, 3, axis=1)  # (b, d) each
    moves.step("out", hidden.T @ error)
    moves.step("in", both.T @ back)
    moves.step("shift", back.sum(axis=0))
    moves.rows("home", home, of_u + of_product * v)
    moves.rows("good", good, of_v + of_product * u)
    moves.rows("often", good, error[:, None])


def _ncf_scores(w: Weights, households: Ints) -> Floats:
    """The hidden layer of every pair: what makes this model dear to serve."""
    u, first, second, third = w["home"][households], *np.split(w["in"], 3)
    left, right = u @ first + w["shift"], w["good"] @ second  # (households, h), (products, h)
    scores = np.repeat(w["often"].T, len(households), axis=0)
    for unit in range(HIDDEN):
        met = (u * third[:, unit]) @ w["good"].T  # (households, products)
        scores += w["out"][unit] * np.maximum(left[:, unit, None] + right[:, unit] + met, 0)
    return scores


def two_tower(events: Events, stock: Catalogue, seed: int, epochs: int = 8) -> Scorer:
    """Fit two towers by a softmax over each batch."""
    household, product = tower_vectors(events, stock, seed, epochs)
    return lambda rows: household[rows] @ product.T


def tower_vectors(
    events: Events, stock: Catalogue, seed: int, epochs: int = 8
) -> tuple[Floats, Floats]:
    """The vectors of both towers, shapes (households, d) and (products, d).

    A product's is the sum of its own, its category's and its price's, so that a product nobody
    has bought has one; a household's is its own and the mean of what it took.
    """
    rng = np.random.default_rng((seed, 157))
    groups = int(stock.category.max()) + 1
    w: Weights = {
        "home": rng.normal(0, 0.1, (events.households, WIDTH)),
        "good": rng.normal(0, 0.1, (events.products, WIDTH)),
        "group": rng.normal(0, 0.1, (groups, WIDTH)),
        "price": rng.normal(0, 0.1, (1, WIDTH)),
        "past": rng.normal(0, 0.1, (events.products, WIDTH)),
    }
    price = np.log(stock.price)
    dear = ((price - price.mean()) / max(price.std(), 1e-9))[:, None]  # (products, 1)
    taken = events.taken
    mean = taken.multiply(1 / np.maximum(taken.sum(axis=1), 1)).tocsr()
    row, column = (each.astype(np.int64) for each in taken.nonzero())
    often = np.bincount(column, minlength=events.products) / max(len(column), 1)
    moves = Adagrad(w, 0.05)
    for batch in _batches(len(row), 128, epochs, rng):
        home, good = row[batch], column[batch]
        past = mean[home]  # sparse, (b, products)
        u = w["home"][home] + past @ w["past"]  # (b, d)
        v = w["good"][good] + w["group"][stock.category[good]] + dear[good] @ w["price"]  # (b, d)
        logit = u @ v.T - np.log(often[good])  # (b, b), logQ correction
        back = softmax(logit)
        back[good[:, None] == good[None, :]] = 0  # the same product is no negative of itself
        back[np.arange(len(batch)), np.arange(len(batch))] = -back.sum(axis=1)
        back /= len(batch)
        u_back, v_back = back @ v, back.T @ u  # (b, d)
        moves.rows("home", home, u_back)
        moves.step("past", past.T @ u_back)
        moves.rows("good", good, v_back)
        moves.rows("group", stock.category[good], v_back)
        moves.step("price", dear[good].T @ v_back)
    return w["home"] + mean @ w["past"], w["good"] + w["group"][stock.category] + dear @ w["price"]


def softmax(logit: Floats) -> Floats:
    """Shares of each row; the largest logit is taken off first."""
    share = np.exp(logit - logit.max(axis=1, keepdims=True))
    return np.asarray(share / share.sum(axis=1, keepdims=True))


def _batches(rows: int, size: int, epochs: int, rng: Generator) -> Iterator[Ints]:
    """All rows in a new order each epoch."""
    for _ in range(epochs):
        order = rng.permutation(rows)
        yield from (order[start : start + size] for start in range(0, rows, size))
