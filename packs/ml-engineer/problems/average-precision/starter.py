import numpy as np
from numpy.typing import ArrayLike


def average_precision(
    labels: ArrayLike, scores: ArrayLike, weights: ArrayLike | None = None
) -> float:
    """Precision averaged over the rises of recall, going down the distinct scores."""
    raise NotImplementedError
