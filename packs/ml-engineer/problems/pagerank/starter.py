import numpy as np
from numpy.typing import ArrayLike


def page_rank(
    links: ArrayLike,
    count: int,
    damping: float = 0.85,
    jump: ArrayLike | None = None,
    tolerance: float = 1e-10,
) -> np.ndarray:
    """The share of time that a reader who follows links spends on each page."""
    raise NotImplementedError
