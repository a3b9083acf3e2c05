import numpy as np


def ndcg(grades, scores, k=None):
    grades, scores = np.asarray(grades, dtype=float), np.asarray(scores, dtype=float)
    if len(grades) != len(scores) or np.isnan(scores).any() or not (grades >= 0).all():
        raise ValueError("broken input")
    if k is not None and k < 1:
        raise ValueError("k")
    gains = 2**grades - 1
    if not gains.any():
        return float("nan")
    _, group, sizes = np.unique(-scores, return_inverse=True, return_counts=True)
    shown = np.repeat(np.bincount(group, gains) / sizes, sizes)[:k]
    discounts = np.log2(np.arange(2, len(shown) + 2))
    # the best order of what was shown
    best = (np.sort(shown)[::-1] / discounts).sum()
    return float((shown / discounts).sum() / best) if best > 0 else 0.0
