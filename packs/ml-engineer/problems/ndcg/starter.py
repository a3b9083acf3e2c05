import numpy as np
from numpy.typing import ArrayLike


def ndcg(grades: ArrayLike, scores: ArrayLike, k: int | None = None) -> float:
    """The discounted gain of the first k places over the best possible; ties in random order."""
    raise NotImplementedError
