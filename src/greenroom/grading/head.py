"""From features of an answer and a reference to a share of the credit, and how far it may be off.

Half of the prediction is ridge regression, half is gradient boosting with squared loss and small
trees (Friedman 2001, "Greedy function approximation"): the line carries over to subjects never
seen, the trees know when a verdict may be believed. NumPy alone, no randomness: the same answers
give the same head.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

DEPTH = 3
TREES = 120
RATE = 0.06  # what of each tree is added
BINS = 24  # candidate edges of a feature
LEAST = 40.0  # weight a leaf needs
SMOOTH = 5.0  # weight with which a leaf is drawn to 0
RIDGE = 30.0
WIDEST = 0.9  # quantile of the error that an interval holds
NARROW = 0.05  # no answer is marked more closely than this


@dataclass(frozen=True, kw_only=True, eq=False)
class Head:
    """Fitted: F features, T trees of `DEPTH` levels."""

    centre: Floats  # (F,)
    slope: Floats  # (F,) of the line, on features as they are less `centre`
    level: float
    features: Places  # (T, 2**DEPTH - 1) the feature each node looks at
    edges: Floats  # (T, 2**DEPTH - 1) right from above this
    leaves: Floats  # (T, 2**DEPTH)
    spread: Floats  # (SPREAD,) of the expected error
    wide: float  # how many expected errors the interval reaches

    def predict(self, rows: Floats) -> Floats:
        """Shares (n,), 0 to 1, of features (n, F)."""
        line = self.level + (rows - self.centre) @ self.slope
        return np.clip((line + self.level + self._grown(rows)) / 2, 0.0, 1.0)

    def margin(self, shares: Floats) -> Floats:
        """How far the shares may be off, (n,), for nine answers in ten."""
        expected = np.maximum(spreading(shares) @ self.spread, NARROW)
        return expected * self.wide

    def _grown(self, rows: Floats) -> Floats:
        return _through(self.features, self.edges, self.leaves, rows)

    def as_json(self) -> dict[str, Any]:
        """Numbers to keep; `read_head` reads them."""
        return {
            name: np.round(np.asarray(getattr(self, name), dtype=float), 5).tolist()
            for name in ("centre", "slope", "level", "edges", "leaves", "spread", "wide")
        } | {"features": self.features.tolist()}


def read_head(kept: Mapping[str, Any]) -> Head:
    """A head from what `as_json` gave."""
    return Head(
        centre=np.array(kept["centre"]),
        slope=np.array(kept["slope"]),
        level=float(kept["level"]),
        features=np.array(kept["features"], dtype=np.intp),
        edges=np.array(kept["edges"]),
        leaves=np.array(kept["leaves"]),
        spread=np.array(kept["spread"]),
        wide=float(kept["wide"]),
    )


def spreading(shares: Floats) -> Floats:
    """What an error may depend on, (n, 3): a constant, doubt in the share, and its square."""
    doubt = shares * (1 - shares) * 4
    return np.stack([np.ones(len(shares)), doubt, doubt**2], axis=1)


def fit_head(
    rows: Sequence[Floats],
    scores: Floats,
    questions: Sequence[str],
    sets: Any,
    own: Floats | float = 1.0,
) -> Head:
    """Fit on human scores.

    Args:
        rows: For each answer, its features against each of its references, (references, F).
        scores: Human scores, 0 to 1.
        questions: A name for each answer's question.
        sets: A name for each answer's data set.
        own: What each answer weighs by itself.
    """
    weights = weigh(questions, sets) * own
    chosen = np.stack([each[each.mean(axis=1).argmax()] for each in rows])
    head = _fit(chosen, scores, weights)
    for _ in range(2):  # the reference an answer does best against is the one it is judged by
        chosen = np.stack([each[head.predict(each).argmax()] for each in rows])
        head = _fit(chosen, scores, weights)
    return head


def widened(head: Head, shares: Floats, scores: Floats) -> Head:
    """The head with intervals that hold `WIDEST` of scores it was not fitted on."""
    error = np.abs(scores - shares)
    told = spreading(shares)
    bend = told.T @ told + np.eye(told.shape[1])
    spread = np.linalg.solve(bend, told.T @ error).astype(float)
    expected = np.maximum(told @ spread, NARROW)
    wide = float(np.quantile(error / expected, WIDEST))
    return Head(**{**head.__dict__, "spread": spread, "wide": wide})


def weigh(questions: Sequence[str], sets: Any) -> Floats:
    """An answer's weight: a question counts by the root of its answers, and so does a data set."""
    _, of, counts = np.unique(np.asarray(questions), return_inverse=True, return_counts=True)
    weights: Floats = 1 / np.sqrt(counts[of].astype(float))
    for name in np.unique(np.asarray(sets)):
        mine = np.asarray(sets) == name
        weights[mine] /= np.sqrt(weights[mine].sum())
    mean = float(weights.mean())
    return weights / mean


def _fit(rows: Floats, scores: Floats, weights: Floats) -> Head:
    centre, level = (
        np.average(rows, axis=0, weights=weights),
        float(np.average(scores, weights=weights)),
    )
    scale = np.sqrt(np.average((rows - centre) ** 2, axis=0, weights=weights)) + 1e-9
    shifted = (rows - centre) / scale
    bend = (shifted * weights[:, None]).T @ shifted + np.eye(rows.shape[1]) * RIDGE
    slope = np.linalg.solve(bend, (shifted * weights[:, None]).T @ (scores - level)) / scale
    features, edges, leaves = _boost(rows, scores - level, weights)
    return Head(
        centre=centre,
        slope=slope,
        level=level,
        features=features,
        edges=edges,
        leaves=leaves,
        spread=np.array([0.2, 0.0, 0.0]),
        wide=2.0,
    )


def _boost(rows: Floats, rest: Floats, weights: Floats) -> tuple[Places, Floats, Floats]:
    """Trees that one after the other fit what is left."""
    steps = np.linspace(0, 1, BINS + 1)[1:-1]
    cuts = [np.unique(np.quantile(column, steps)) for column in rows.T]
    binned = np.stack(
        [
            np.searchsorted(cut, column, side="left")
            for cut, column in zip(cuts, rows.T, strict=True)
        ],
        axis=1,
    )
    features = np.zeros((TREES, 2**DEPTH - 1), dtype=np.intp)
    edges = np.full((TREES, 2**DEPTH - 1), np.inf)
    leaves = np.zeros((TREES, 2**DEPTH))
    rest = rest.copy()
    for tree in range(TREES):
        node = np.zeros(len(rows), dtype=np.intp)
        for place in range(2**DEPTH - 1):
            mine = np.flatnonzero(node == place)
            found = _best_cut(binned[mine], rest[mine] * weights[mine], weights[mine])
            right = np.zeros(len(mine), dtype=np.intp)
            if found is not None:
                feature, edge = found
                features[tree, place], edges[tree, place] = feature, cuts[feature][edge]
                right = (binned[mine, feature] > edge).astype(np.intp)
            node[mine] = 2 * place + 1 + right
        leaf = node - (2**DEPTH - 1)
        total = np.bincount(leaf, weights, 2**DEPTH)
        sums = np.bincount(leaf, rest * weights, 2**DEPTH)
        leaves[tree] = RATE * sums / (total + SMOOTH)
        rest = rest - leaves[tree][leaf]
    return features, np.where(np.isfinite(edges), edges, 1e9), leaves


def _best_cut(binned: Places, pull: Floats, weights: Floats) -> tuple[int, int] | None:
    """The feature and the bin after which to cut, for the greatest drop of squared error."""
    width = binned.shape[1]
    flat = (binned + np.arange(width) * BINS).ravel()
    left, sums = (
        np.bincount(flat, np.repeat(what, width), width * BINS).reshape(width, BINS).cumsum(axis=1)
        for what in (weights, pull)
    )
    total, whole = weights.sum(), pull.sum()
    fits = (left >= LEAST) & (total - left >= LEAST)
    gain = sums**2 / (left + SMOOTH) + (whole - sums) ** 2 / (total - left + SMOOTH)
    gain = np.where(fits, gain - whole**2 / (total + SMOOTH), 0.0)
    feature, edge = divmod(int(gain.argmax()), BINS)
    return (feature, edge) if gain[feature, edge] > 1e-9 else None


def _through(features: Places, edges: Floats, leaves: Floats, rows: Floats) -> Floats:
    """The sum of every tree's leaf for each row."""
    trees = np.arange(len(features))[None]
    node = np.zeros((len(rows), len(features)), dtype=np.intp)
    for _ in range(DEPTH):
        looked = np.take_along_axis(rows, features[trees, node], axis=1)
        node = 2 * node + 1 + (looked > edges[trees, node])
    grown: Floats = leaves[trees, node - (2**DEPTH - 1)].sum(axis=1)
    return grown
