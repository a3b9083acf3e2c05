"""Three networks that read a sequence, each with its gradients by hand: attention, LSTM, RNN.

Every network turns x (B, T, d) into one state (B, d) after the last token; `backward` turns the
state's gradient into those of the parameters and of x. B sequences, T tokens, d wide, H heads.
The attention network is one transformer layer (attention, feed-forward, residuals; no layer
norm) of which only the last token's output is computed, because nothing else is read.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Parameters = dict[str, Array]
Kept = tuple[Any, ...]  # what the way back needs from the way there

HEADS = 2


class Network(NamedTuple):
    """A network as three functions.

    Attributes:
        begin: (dice, d, forget-gate bias) -> parameters.
        forward: (parameters, x) -> state (B, d) and what is kept.
        backward: (parameters, kept, d_state) -> gradients and d_x (B, T, d).
    """

    begin: Callable[[np.random.Generator, int, float], Parameters]
    forward: Callable[[Parameters, Array], tuple[Array, Kept]]
    backward: Callable[[Parameters, Kept, Array], tuple[Parameters, Array]]


def _draw(rng: np.random.Generator, rows: int, columns: int) -> Array:
    return np.asarray(rng.standard_normal((rows, columns)) / np.sqrt(rows))


def softmax(scores: Array) -> Array:
    """Shares along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def _begin_attention(rng: np.random.Generator, d: int, _forget: float) -> Parameters:
    square = {name: _draw(rng, d, d) for name in ("query", "key", "value", "mix")}
    return square | {"up": _draw(rng, d, 2 * d), "down": _draw(rng, 2 * d, d)}


def _split(x: Array) -> Array:
    b, t, d = x.shape
    return x.reshape(b, t, HEADS, d // HEADS).swapaxes(1, 2)  # (B, H, T, d/H)


def _join(x: Array) -> Array:
    b, h, t, e = x.shape
    return x.swapaxes(1, 2).reshape(b, t, h * e)  # (B, T, d)


def _attend(p: Parameters, x: Array) -> tuple[Array, Kept]:
    last = x[:, -1]  # (B, d)
    q = _split((last @ p["query"])[:, None])  # (B, H, 1, e)
    k, v = _split(x @ p["key"]), _split(x @ p["value"])  # (B, H, T, e)
    shares = softmax(q @ k.swapaxes(2, 3) / np.sqrt(q.shape[-1]))  # (B, H, 1, T)
    read = _join(shares @ v)[:, 0]  # (B, d)
    middle = last + read @ p["mix"]
    hidden = np.maximum(middle @ p["up"], 0)  # (B, 2d)
    return middle + hidden @ p["down"], (x, q, k, v, shares, read, middle, hidden)


def _attend_back(p: Parameters, kept: Kept, d_state: Array) -> tuple[Parameters, Array]:
    x, q, k, v, shares, read, middle, hidden = kept
    d_hidden = (d_state @ p["down"].T) * (hidden > 0)
    d_middle = d_state + d_hidden @ p["up"].T
    d_read = _split((d_middle @ p["mix"].T)[:, None])  # (B, H, 1, e)
    d_v = shares.swapaxes(2, 3) @ d_read  # (B, H, T, e)
    d_shares = d_read @ v.swapaxes(2, 3)  # (B, H, 1, T)
    d_scores = shares * (d_shares - (shares * d_shares).sum(axis=-1, keepdims=True))
    d_scores /= np.sqrt(q.shape[-1])
    d_q = _join(d_scores @ k)[:, 0]  # (B, d)
    d_k, d_v = _join(d_scores.swapaxes(2, 3) @ q), _join(d_v)  # (B, T, d)
    d_x = d_k @ p["key"].T + d_v @ p["value"].T
    d_x[:, -1] += d_middle + d_q @ p["query"].T
    flat = x.reshape(-1, x.shape[-1]).T  # (d, B·T)
    return {
        "query": x[:, -1].T @ d_q,
        "key": flat @ d_k.reshape(flat.T.shape),
        "value": flat @ d_v.reshape(flat.T.shape),
        "mix": read.T @ d_middle,
        "up": middle.T @ d_hidden,
        "down": hidden.T @ d_state,
    }, d_x


def _begin_lstm(rng: np.random.Generator, d: int, forget: float) -> Parameters:
    bias = np.zeros(4 * d)  # gates in the order input, forget, output, candidate
    bias[d : 2 * d] = forget
    return {"weights": _draw(rng, 2 * d, 4 * d), "bias": bias}


def _sigmoid(z: Array) -> Array:
    return np.asarray(0.5 + 0.5 * np.tanh(z / 2))


def _remember(p: Parameters, x: Array) -> tuple[Array, Kept]:
    b, t, d = x.shape
    h, c = np.zeros((b, d)), np.zeros((b, d))
    steps = []
    for now in range(t):
        both = np.concatenate([x[:, now], h], axis=1)  # (B, 2d)
        z = both @ p["weights"] + p["bias"]  # (B, 4d)
        gates, new = _sigmoid(z[:, : 3 * d]), np.tanh(z[:, 3 * d :])
        old = c
        c = gates[:, d : 2 * d] * old + gates[:, :d] * new
        h = gates[:, 2 * d :] * np.tanh(c)
        steps.append((both, gates, new, old, c))
    return h, (steps, x.shape)


def _remember_back(p: Parameters, kept: Kept, d_state: Array) -> tuple[Parameters, Array]:
    steps, shape = kept
    d = shape[2]
    d_x, d_h, d_c = np.zeros(shape), d_state, np.zeros_like(d_state)
    grads = {name: np.zeros_like(value) for name, value in p.items()}
    for now in reversed(range(shape[1])):
        both, gates, new, old, c = steps[now]
        i, f, o = gates[:, :d], gates[:, d : 2 * d], gates[:, 2 * d :]
        seen = np.tanh(c)
        d_c = d_c + d_h * o * (1 - seen**2)
        d_gates = np.concatenate([d_c * new, d_c * old, d_h * seen], axis=1)
        d_z = np.concatenate([d_gates * gates * (1 - gates), d_c * i * (1 - new**2)], axis=1)
        grads["weights"] += both.T @ d_z
        grads["bias"] += d_z.sum(axis=0)
        d_both = d_z @ p["weights"].T
        d_x[:, now], d_h = d_both[:, :d], d_both[:, d:]
        d_c = d_c * f
    return grads, d_x


def _begin_rnn(rng: np.random.Generator, d: int, _forget: float) -> Parameters:
    return {"in": _draw(rng, d, d), "again": _draw(rng, d, d), "bias": np.zeros(d)}


def _recur(p: Parameters, x: Array) -> tuple[Array, Kept]:
    states = [np.zeros((len(x), x.shape[2]))]
    for now in range(x.shape[1]):
        states.append(np.tanh(x[:, now] @ p["in"] + states[-1] @ p["again"] + p["bias"]))
    return states[-1], (x, states)


def _recur_back(p: Parameters, kept: Kept, d_state: Array) -> tuple[Parameters, Array]:
    x, states = kept
    d_x, d_h = np.zeros_like(x), d_state
    grads = {name: np.zeros_like(value) for name, value in p.items()}
    for now in reversed(range(x.shape[1])):
        d_z = d_h * (1 - states[now + 1] ** 2)
        grads["in"] += x[:, now].T @ d_z
        grads["again"] += states[now].T @ d_z
        grads["bias"] += d_z.sum(axis=0)
        d_x[:, now], d_h = d_z @ p["in"].T, d_z @ p["again"].T
    return grads, d_x


NETWORKS: Mapping[str, Network] = {
    "attention": Network(_begin_attention, _attend, _attend_back),
    "lstm": Network(_begin_lstm, _remember, _remember_back),
    "rnn": Network(_begin_rnn, _recur, _recur_back),
}
