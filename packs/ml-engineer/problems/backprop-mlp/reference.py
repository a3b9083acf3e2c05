"""Backpropagation through a stack of linear layers with ReLU between them."""

import numpy as np


def mlp_gradients(
    x: np.ndarray, y: np.ndarray, weights: list[np.ndarray], biases: list[np.ndarray]
) -> tuple[float, list[np.ndarray], list[np.ndarray]]:
    """Compute the loss and its gradient with respect to every weight and bias.

    The backward pass costs about two forward passes; memory is one array for each layer's input.

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
    weights = [np.asarray(weight, dtype=float) for weight in weights]
    y = np.asarray(y, dtype=float)
    inputs, predicted = _forward(np.asarray(x, dtype=float), weights, biases)
    if y.shape != predicted.shape:
        raise ValueError(f"y has shape {y.shape}, the predictions have {predicted.shape}")
    rows = len(y)
    if not rows:
        raise ValueError("there are no rows to average over")
    error = predicted - y  # (n, outputs)
    loss = float((error**2).sum() / (2 * rows))

    slope = error / rows  # of the loss, by what the layer puts out before ReLU: (n, width after)
    d_weights: list[np.ndarray] = []
    d_biases: list[np.ndarray] = []
    for layer in reversed(range(len(weights))):
        if d_weights:  # the last layer is linear, every other one was followed by ReLU
            slope = (slope @ weights[layer + 1].T) * (inputs[layer + 1] > 0)
        d_weights.append(inputs[layer].T @ slope)
        d_biases.append(slope.sum(axis=0))
    return loss, d_weights[::-1], d_biases[::-1]


def _forward(
    x: np.ndarray, weights: list[np.ndarray], biases: list[np.ndarray]
) -> tuple[list[np.ndarray], np.ndarray]:
    """What each layer was given, (n, width before) each, and the predictions, (n, outputs)."""
    inputs: list[np.ndarray] = []
    signal = x
    for weight, bias in zip(weights, biases, strict=True):
        if inputs:  # between two layers stands ReLU
            signal = np.maximum(signal, 0.0)
        inputs.append(signal)
        signal = signal @ weight + np.asarray(bias, dtype=float)
    return inputs, signal
