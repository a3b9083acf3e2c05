import numpy as np
from numpy.typing import ArrayLike


def roc_auc(labels: ArrayLike, scores: ArrayLike) -> float:
    """The chance that a random positive scores above a random negative; a tie is half a win."""
    raise NotImplementedError
