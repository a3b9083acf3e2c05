"""Loss and gradients of a small network."""

import numpy as np


def mlp_gradients(
    x: np.ndarray, y: np.ndarray, weights: list[np.ndarray], biases: list[np.ndarray]
) -> tuple[float, list[np.ndarray], list[np.ndarray]]:
    """Compute the loss and its gradient with respect to every weight and bias.

    Args:
        x: Inputs of shape (n, inputs).
        y: Targets of shape (n, outputs).
        weights: For each layer, shape (width before, width after).
        biases: For each layer, shape (width after,).

    Returns:
        (loss, weight gradients, bias gradients), the gradients in the shapes of their arrays.

    Raises:
        ValueError: There are no rows, or y has another shape than the predictions.
    """
    raise NotImplementedError
