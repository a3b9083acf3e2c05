"""Gradient boosting of stumps for squared error."""

import numpy as np

ALIKE = 1e-9  # of the squared error before a split: gains nearer than this count as equal

Model = tuple[float, list[tuple[int, float, float, float]]]


def fit_boosted(features: np.ndarray, target: np.ndarray, rounds: int, rate: float = 0.1) -> Model:
    """Add stumps, each fitted to what the ones before leave over.

    What is left over is minus the gradient of half the squared error, hence the name. Columns are
    sorted once, O(d n log n); a round then is one cumulative sum a column, O(d n).

    Args:
        features: Finite numbers of shape (n, d).
        target: Numbers of shape (n,).
        rounds: The most stumps, zero or more.
        rate: What the means of a stump are multiplied with, above 0 and at most 1.

    Returns:
        (start, stumps), where a stump is (feature, threshold, left, right).

    Raises:
        ValueError: There are no rows, rounds is negative, or the rate is out of range.

    >>> fit_boosted(np.array([[1.0], [2.0], [3.0], [4.0]]), np.array([1.0, 1, 5, 9]), 1, rate=1.0)
    (4.0, [(0, 2.5, -3.0, 3.0)])
    """
    features, target = np.asarray(features, dtype=float), np.asarray(target, dtype=float)
    if not len(target):
        raise ValueError("there are no rows")
    if rounds < 0 or not 0 < rate <= 1:
        raise ValueError(f"rounds must be 0 or more, the rate in (0, 1]: {rounds}, {rate}")
    order = features.argsort(axis=0).T  # (d, n): for each column, its rows from low to high
    columns = np.take_along_axis(features.T, order, axis=1)  # (d, n), sorted
    start = float(target.mean())
    left_over = target - start
    left_over -= left_over.mean()  # dust of a rounded start, which would be boosted too
    stumps = []
    for _ in range(rounds):
        split = _best_split(columns, left_over[order], ALIKE * float(left_over @ left_over))
        if split is None:
            break
        feature, cut = split
        low, high = order[feature, : cut + 1], order[feature, cut + 1 :]
        down, up = rate * float(left_over[low].mean()), rate * float(left_over[high].mean())
        left_over[low] -= down
        left_over[high] -= up
        threshold = float(columns[feature, cut] / 2 + columns[feature, cut + 1] / 2)
        stumps.append((feature, threshold, down, up))
    return start, stumps


def predict_boosted(model: Model, features: np.ndarray) -> np.ndarray:
    """Predict for rows of shape (m, d); the result has shape (m,)."""
    start, stumps = model
    features = np.asarray(features, dtype=float)
    predicted = np.full(len(features), start)
    for feature, threshold, down, up in stumps:
        predicted += np.where(features[:, feature] <= threshold, down, up)
    return predicted


def _best_split(
    columns: np.ndarray, left_over: np.ndarray, tolerance: float
) -> tuple[int, int] | None:
    """The feature and cut that lower the squared error most; None when none lowers it.

    Columns and what is left over have shape (d, n), each row in the order of its column. Predicting
    its mean, a side of m rows with sum s lowers the squared error by s^2 / m; as all that is left
    over sums to zero, the other side has the sum -s.
    """
    n = left_over.shape[1]
    sizes = np.arange(1, n)  # rows on the left of each cut, (n - 1,)
    below = left_over.cumsum(axis=1)[:, :-1]  # (d, n - 1)
    gains = below**2 / sizes + below**2 / (n - sizes)
    gains *= columns[:, :-1] < columns[:, 1:]  # equal values cannot be parted
    most = gains.max(initial=0.0)
    if most <= tolerance:
        return None
    # argmax of truth values takes the first: by feature, then from the lowest threshold up
    feature, cut = divmod(int((gains > most - tolerance).argmax()), n - 1)
    return feature, cut
